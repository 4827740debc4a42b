using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Contracts;
using Architecture.Registry.Findings;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Access;

/// <summary>Conditions that leave what a reader may see; null where that is everything.</summary>
/// <param name="Contracts">Contracts whose supplier and product the reader sees.</param>
/// <param name="Findings">Findings that the reader sees.</param>
/// <param name="Gaps">Solutions whose security gap the reader sees.</param>
internal sealed record ShownRecords(Filter? Contracts, Filter? Findings, Filter? Gaps);

/// <summary>
/// The graph without what a reader may not see: the relations from a contract that is not yet in force to its supplier and product, findings that
/// tell of a security gap, and the gap itself. What is not there can be neither read nor filtered by, counted, or reached.
/// </summary>
/// <remarks>Nodes keep their withheld properties, since rules read through the same view; they are withheld where they are shown.</remarks>
internal sealed class WithheldView(IGraphView whole, Func<CancellationToken, ValueTask<ShownRecords>> shownRecords) : IGraphView
{
    public SequenceRange Read => whole.Read;

    public async ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        var nodes = await whole.NodesAsync(ids, cancellation);
        if (!nodes.Any(IsAsked) || (await shownRecords(cancellation)).Findings is not { } shown) return nodes;
        var found = await AmongAsync(FindingGraph.Finding, [.. nodes.Where(IsAsked).Select(node => node!.Id)], shown, cancellation);
        return [.. nodes.Select(node => IsAsked(node) && !found.Contains(node!.Id) ? null : node)];

        static bool IsAsked(GraphNode? node) => node?.Kind == FindingGraph.Finding && new Finding(node).Rule == FindingRule.SecurityGap;
    }

    public async ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        var edges = await whole.EdgesAsync(ids, cancellation);
        ImmutableArray<NodeId> contracts = [.. edges.Where(edge => edge is not null && IsWithheld(edge.Kind)).Select(edge => edge!.From).Distinct()];
        if (contracts.IsEmpty || (await shownRecords(cancellation)).Contracts is not { } filter) return edges;
        var shown = await AmongAsync(ContractGraph.Contract, contracts, filter, cancellation);
        return [.. edges.Select(edge => edge is not null && IsWithheld(edge.Kind) && !shown.Contains(edge.From) ? null : edge)];
    }

    public async ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation) =>
        await whole.FindAsync(query with { Filter = await GuardedAsync(query.Kind, query.Filter, cancellation) }, cancellation);

    public async ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation) =>
        await whole.CountAsync(kind, await GuardedAsync(kind, filter, cancellation), cancellation);

    public async ValueTask<ImmutableArray<FacetCount>> FacetsAsync(NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation) =>
        await whole.FacetsAsync(kind, await GuardedAsync(kind, filter, cancellation), property, cancellation);

    public async ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation)
    {
        query = query with { OnNode = await GuardedAsync(query.Edge.Far(query.Direction), query.OnNode, cancellation) };
        if (!IsWithheld(query.Edge) || (await shownRecords(cancellation)).Contracts is not { } shown) return await whole.NeighboursAsync(query, cancellation);
        if (query.Direction == Direction.Incoming) return await whole.NeighboursAsync(query with { OnNode = Both(shown, query.OnNode) }, cancellation);
        var visible = await AmongAsync(ContractGraph.Contract, query.Of, shown, cancellation);
        var pages = await whole.NeighboursAsync(query, cancellation);
        return [.. pages.Select((page, index) => visible.Contains(query.Of[index]) ? page : NeighbourPage.Empty)];
    }

    public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation) =>
        query.Steps.Any(step => IsWithheld(step.Edge) || step.Edge.Far(step.Direction) == FindingGraph.Finding)
            ? throw new NotSupportedException("Nothing is reached over what may be withheld.")
            : whole.ReachAsync(query, cancellation);

    public async ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation) => query.Kinds.Contains(FindingGraph.Finding)
        ? throw new NotSupportedException("Findings are not searched by text.")
        : await whole.SearchAsync(query, cancellation);

    private static bool IsWithheld(EdgeKind edge) => WithheldFields.ProcurementRelations.Contains(edge);

    private static Filter Both(Filter one, Filter? other) => other is null ? one : Filter.All(one, other);

    private async ValueTask<HashSet<NodeId>> AmongAsync(NodeKind kind, ImmutableArray<NodeId> ids, Filter filter, CancellationToken cancellation)
    {
        var page = await whole.FindAsync(NodeQuery.First(kind, Math.Max(1, ids.Length), Filter.All(new IdFilter(ids), filter)), cancellation);
        return [.. page.Nodes.Select(node => node.Id)];
    }

    private async ValueTask<Filter?> GuardedAsync(NodeKind? kind, Filter? filter, CancellationToken cancellation)
    {
        if (kind != FindingGraph.Finding && !Asks(filter)) return filter;
        var shown = await shownRecords(cancellation);
        var guarded = filter is null ? null : Guarded(filter, shown);
        return kind == FindingGraph.Finding && shown.Findings is { } findings ? Both(findings, guarded) : guarded;
    }

    /// <summary>Whether a condition asks about something that may be withheld.</summary>
    private static bool Asks(Filter? filter) => filter?.Has(one => one switch
    {
        PropertyFilter property => property.Property == SolutionGraph.SecurityGap,
        RelatedFilter related => IsWithheld(related.Edge) || related.Edge.Far(related.Direction) == FindingGraph.Finding,
        _ => false,
    }) ?? false;

    /// <summary>The same condition where what is withheld does not exist.</summary>
    private static Filter Guarded(Filter filter, ShownRecords shown) => filter switch
    {
        AndFilter and => Filter.All([.. and.Filters.Select(one => Guarded(one, shown))]),
        OrFilter or => Filter.Any([.. or.Filters.Select(one => Guarded(one, shown))]),
        NotFilter not => Filter.Not(Guarded(not.Filter, shown)),
        PropertyFilter property when property.Property == SolutionGraph.SecurityGap && shown.Gaps is { } gaps =>
            HoldsOfNone(property) ? Filter.Any(Filter.Not(gaps), property) : Filter.All(gaps, property),
        RelatedFilter related => Guarded(related with { OnNode = related.OnNode is { } inner ? Guarded(inner, shown) : null }, shown),
        _ => filter,
    };

    private static Filter Guarded(RelatedFilter related, ShownRecords shown) =>
        IsWithheld(related.Edge) && shown.Contracts is { } contracts
            ? related.Direction == Direction.Incoming ? OfFar(related, contracts)
                // Asked of the contract itself: it has no such relation.
                : related.Quantifier == Quantifier.Some ? Filter.All(contracts, related)
                : Filter.Any(Filter.Not(contracts), related)
            : related.Edge.Far(related.Direction) == FindingGraph.Finding && shown.Findings is { } findings ? OfFar(related, findings)
            : related;

    /// <summary>Whether a condition holds where there is no value: so it does for what is withheld.</summary>
    private static bool HoldsOfNone(PropertyFilter property) => property.Comparison switch
    {
        Comparison.Equal => property.Values is [{ IsAbsent: true }],
        Comparison.NotEqual => property.Values is not [{ IsAbsent: true }],
        Comparison.In => property.Values.Any(value => value.IsAbsent),
        Comparison.NotIn => !property.Values.Any(value => value.IsAbsent),
        Comparison.Exists => property.Values is [{ Boolean: false }],
        _ => false,
    };

    /// <summary>What is withheld is not among the related.</summary>
    private static RelatedFilter OfFar(RelatedFilter related, Filter shown) => related.Quantifier == Quantifier.All
        ? related with { OnNode = Filter.Any(Filter.Not(shown), related.OnNode ?? Filter.All([])) }
        : related with { OnNode = Both(shown, related.OnNode) };
}
