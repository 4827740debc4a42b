using System.Runtime.CompilerServices;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Subscriptions;

/// <summary>One event as the root of its response (specification 6.2.3, MapSourceToResponseEvent).</summary>
internal sealed record SourceEvent<TEvent>(TEvent Value);

/// <summary>A root field of the subscription type that can open a source stream.</summary>
internal interface ISubscriptionField
{
    /// <summary>ResolveFieldEventStream; each item is a <see cref="SourceEvent{TEvent}"/>.</summary>
    IAsyncEnumerable<object> OpenAsync(FieldContext context, CancellationToken cancellation);
}

internal sealed class SubscriptionField<TEvent>(Func<FieldContext, CancellationToken, IAsyncEnumerable<TEvent>> subscribe)
    : ReadField<SourceEvent<TEvent>, TEvent>, ISubscriptionField
{
    public IAsyncEnumerable<object> OpenAsync(FieldContext context, CancellationToken cancellation) => Events(subscribe(context, cancellation), cancellation);

    protected override TEvent Read(SourceEvent<TEvent> source, PlannedField field, FieldContexts contexts, object? scope) => source.Value;

    private static async IAsyncEnumerable<object> Events(
        IAsyncEnumerable<TEvent> events,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var found in events.WithCancellation(cancellation)) yield return new SourceEvent<TEvent>(found);
    }
}
