using System.Runtime.CompilerServices;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Http;

namespace Architecture.GraphQL.Subscriptions;

/// <summary>An operation over a connection that stays open, ready to run.</summary>
/// <param name="Start">The operation.</param>
/// <param name="Ends">When what let it in ends; null: not by itself.</param>
internal sealed record StartedOperation(OperationStart Start, AccessEnd? Ends)
{
    // A timer takes no more than some fifty days; no token lasts that long.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    /// <summary>One response for each event, until the source ends, the token is cancelled, or access ends.</summary>
    /// <exception cref="GraphQLException">The source stream cannot be opened, or broke; or access has ended, with the application's reason.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> FollowAsync(TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var timer = Ends is null ? null : clock.CreateTimer(_ => ending.Cancel(), null, Rest(Ends.At - clock.GetUtcNow()), Timeout.InfiniteTimeSpan);
        await using var responses = Start.Subscribe(ending.Token).GetAsyncEnumerator(ending.Token);
        while (await NextAsync(responses, cancellation)) yield return responses.Current;
    }

    private static TimeSpan Rest(TimeSpan rest) => rest < TimeSpan.Zero ? TimeSpan.Zero : rest > Longest ? Timeout.InfiniteTimeSpan : rest;

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ReadOnlyMemory<byte>> responses, CancellationToken cancellation)
    {
        try
        {
            return await responses.MoveNextAsync();
        }
        catch (OperationCanceledException) when (Ends is not null && !cancellation.IsCancellationRequested)
        {
            throw Ends.Reason;
        }
    }
}
