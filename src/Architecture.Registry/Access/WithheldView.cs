using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Contracts;

namespace Architecture.Registry.Access;

/// <summary>
/// The graph without the relations that a reader may not see: from a contract that is not yet in force to its supplier and product. What is not
/// there can be neither read nor filtered by, counted, or reached.
/// </summary>
/// <remarks>Nodes keep their withheld properties, since rules read through the same view; they are withheld where they are shown.</remarks>
internal sealed class WithheldView(IGraphView whole, Func<CancellationToken, ValueTask<Filter>> shownContracts) : IGraphView
{
    public SequenceRange Read => whole.Read;

    public ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) => whole.NodesAsync(ids, cancellation);

    public async ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        var edges = await whole.EdgesAsync(ids, cancellation);
        ImmutableArray<NodeId> contracts = [.. edges.Where(edge => edge is not null && IsWithheld(edge.Kind)).Select(edge => edge!.From).Distinct()];
        if (contracts.IsEmpty) return edges;
        var shown = await ShownAsync(contracts, cancellation);
        return [.. edges.Select(edge => edge is not null && IsWithheld(edge.Kind) && !shown.Contains(edge.From) ? null : edge)];
    }

    public async ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation) =>
        await whole.FindAsync(query with { Filter = await GuardedAsync(query.Filter, cancellation) }, cancellation);

    public async ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation) =>
        await whole.CountAsync(kind, await GuardedAsync(filter, cancellation), cancellation);

    public async ValueTask<ImmutableArray<FacetCount>> FacetsAsync(NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation) =>
        await whole.FacetsAsync(kind, await GuardedAsync(filter, cancellation), property, cancellation);

    public async ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation)
    {
        query = query with { OnNode = await GuardedAsync(query.OnNode, cancellation) };
        if (!IsWithheld(query.Edge)) return await whole.NeighboursAsync(query, cancellation);
        if (query.Direction == Direction.Incoming)
        {
            var shown = await shownContracts(cancellation);
            return await whole.NeighboursAsync(query with { OnNode = query.OnNode is { } filter ? Filter.All(shown, filter) : shown }, cancellation);
        }
        var visible = await ShownAsync(query.Of, cancellation);
        var pages = await whole.NeighboursAsync(query, cancellation);
        return [.. pages.Select((page, index) => visible.Contains(query.Of[index]) ? page : NeighbourPage.Empty)];
    }

    public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation) =>
        query.Steps.Any(step => IsWithheld(step.Edge))
            ? throw new NotSupportedException("Nothing is reached over relations that may be withheld.")
            : whole.ReachAsync(query, cancellation);

    public ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation) => whole.SearchAsync(query, cancellation);

    private static bool IsWithheld(EdgeKind edge) => WithheldFields.ProcurementRelations.Contains(edge);

    private async ValueTask<HashSet<NodeId>> ShownAsync(ImmutableArray<NodeId> contracts, CancellationToken cancellation)
    {
        var page = await whole.FindAsync(
            NodeQuery.First(ContractGraph.Contract, Math.Max(1, contracts.Length), Filter.All(new IdFilter(contracts), await shownContracts(cancellation))),
            cancellation);
        return [.. page.Nodes.Select(node => node.Id)];
    }

    private async ValueTask<Filter?> GuardedAsync(Filter? filter, CancellationToken cancellation) =>
        filter is null || !Asks(filter) ? filter : Guarded(filter, await shownContracts(cancellation));

    /// <summary>Whether a condition asks about a relation that may be withheld.</summary>
    private static bool Asks(Filter? filter) => filter switch
    {
        AndFilter and => and.Filters.Any(Asks),
        OrFilter or => or.Filters.Any(Asks),
        NotFilter not => Asks(not.Filter),
        RelatedFilter related => IsWithheld(related.Edge) || Asks(related.OnNode),
        _ => false,
    };

    /// <summary>The same condition where a withheld relation does not exist.</summary>
    private static Filter Guarded(Filter filter, Filter shown) => filter switch
    {
        AndFilter and => Filter.All([.. and.Filters.Select(one => Guarded(one, shown))]),
        OrFilter or => Filter.Any([.. or.Filters.Select(one => Guarded(one, shown))]),
        NotFilter not => Filter.Not(Guarded(not.Filter, shown)),
        RelatedFilter related => Guarded(related with { OnNode = related.OnNode is { } inner ? Guarded(inner, shown) : null }, shown),
        _ => filter,
    };

    private static Filter Guarded(RelatedFilter related, Filter shown) => (IsWithheld(related.Edge), related.Direction, related.Quantifier) switch
    {
        (false, _, _) => related,
        // Asked of the contract: it has no such relation.
        (_, Direction.Outgoing, Quantifier.Some) => Filter.All(shown, related),
        (_, Direction.Outgoing, _) => Filter.Any(Filter.Not(shown), related),
        // Asked of the supplier or product: such contracts are not among its own.
        (_, _, Quantifier.All) => related with { OnNode = Filter.Any(Filter.Not(shown), related.OnNode ?? Filter.All([])) },
        _ => related with { OnNode = related.OnNode is { } inner ? Filter.All(shown, inner) : shown },
    };
}
