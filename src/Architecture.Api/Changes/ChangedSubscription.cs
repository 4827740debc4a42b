using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Boards;
using Architecture.Registry.Changes;

namespace Architecture.Api.Changes;

/// <summary>The journal as a stream.</summary>
internal static class ChangedSubscription
{
    public static void Bind(SchemaBuilder builder, Registry.Registry registry) => builder.Object<Root>("Subscription")
        .Subscribe("changed", (context, cancellation) => Follow(context, registry, cancellation));

    /// <summary>Judges the arguments before anything is sent.</summary>
    private static IAsyncEnumerable<Scoped<JournalEntry>> Follow(FieldContext context, Registry.Registry registry, CancellationToken cancellation)
    {
        var start = context.Reader();
        var after = context.Arguments.TextOrNull("after") is { } cursor ? ChangeFields.Place(cursor) : start.View.Read.To;
        if (after > start.View.Read.To)
            throw new GraphQLException($"The journal has come to {start.View.Read.To}.", ErrorTexts.MomentNotReached);
        var kinds = context.Arguments.ListOrNull<object>("kinds")?.Select(kind => EnumText.Stored(kind.ToString()!)).ToImmutableHashSet();
        try
        {
            var board = context.Arguments.IdOrNull<BoardId>("board");
            return ChangesAsync(context, registry, after, kinds, board, cancellation);
        }
        catch (RefusalException refused)
        {
            throw context.Error(refused.Refusal);
        }
    }

    private static async IAsyncEnumerable<Scoped<JournalEntry>> ChangesAsync(
        FieldContext context, Registry.Registry registry, long after, ImmutableHashSet<string>? kinds, BoardId? board,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (board is { } asked && await context.Reader().BoardAsync(asked, cancellation) is null) throw context.Error(new BoardUnknownRefused(asked));
        var actor = context.Actor();
        await foreach (var entry in registry.FollowAsync(after, cancellation))
        {
            if (kinds is not null && !kinds.Overlaps(KindsOf(entry))) continue;
            var read = await registry.ReadAsync(actor, ReadMoment.NotBefore(entry.Sequence), cancellation);
            if (board is { } one && !await read.ConcernsAsync(entry, one, cancellation)) continue;
            context.State().BeginResponse();
            yield return Scoped.Of(entry, read);
        }
    }

    private static IEnumerable<string> KindsOf(JournalEntry entry)
    {
        foreach (var node in entry.Nodes) yield return node.Kind;
        foreach (var image in entry.Edges)
        {
            var edge = RegistryGraph.Model.Edge(image.Kind);
            if (edge.From is { } from) yield return from.Name;
            if (edge.To is { } to) yield return to.Name;
        }
    }
}
