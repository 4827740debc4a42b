using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Delegations;

/// <summary>Reads of delegations.</summary>
public static class DelegationReads
{
    /// <summary>More than an executive board has in force at a time.</summary>
    private const int MostInForce = 1_000;

    public static async ValueTask<IReadOnlyList<Delegation?>> DelegationsAsync(
        this RegistryReader read, IReadOnlyList<DelegationId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(DelegationGraph.Delegation, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Delegation(node))];
    }

    /// <summary>The delegations in force that the actor may act on, oldest first; none for an actor who is the executive board itself.</summary>
    public static async ValueTask<ImmutableArray<Delegation>> OwnDelegationsAsync(this RegistryReader read, CancellationToken cancellation)
    {
        var actor = read.Actor;
        if (actor.Is(Role.Executive) || !(actor.Is(Role.Board) || actor.Is(Role.Governance))) return [];
        var today = GraphValue.Of(read.Today);
        var inForce = Filter.All(
            Filter.Where(DelegationGraph.Revoked, Comparison.Exists, GraphValue.Of(false)),
            Filter.Where(DelegationGraph.From, Comparison.LessOrEqual, today),
            Filter.Where(DelegationGraph.To, Comparison.GreaterOrEqual, today));
        var query = NodeQuery.First(DelegationGraph.Delegation, MostInForce, inForce) with { Order = [new OrderBy(DelegationGraph.From)] };
        var found = await read.FindAsync(query, [DelegationGraph.All], cancellation);
        ImmutableArray<Delegation> delegations = [.. found.Nodes.Select(node => new Delegation(node))];
        if (delegations.IsEmpty) return [];

        var pages = await read.NeighboursAsync(
            new NeighbourQuery([.. delegations.Select(one => one.Node.Id)], DelegationGraph.DelegatedTo, Direction.Outgoing), cancellation);
        var named = pages.Select(page => page.Items is [var item, ..] ? new Board(item.Node) : null).ToImmutableArray();
        var boards = await read.TodaysBoardsAsync([.. named.OfType<Board>()], cancellation);
        return
        [
            .. delegations.Where((one, index) => named[index] is { } board ? actor.MayWriteFor(boards[board.Id]) : one.Role is { } role && actor.Is(role)),
        ];
    }

    /// <summary>The delegation that the actor may act on for one kind of decision; null where there is none, or none is needed.</summary>
    internal static async ValueTask<Delegation?> DelegationForAsync(this RegistryReader read, DelegatedDecision kind, CancellationToken cancellation) =>
        (await read.OwnDelegationsAsync(cancellation)).FirstOrDefault(one => one.Decisions.Contains(kind));
}
