using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Architecture.Graph;

/// <summary>Pages of edges with their far ends, for many nodes.</summary>
internal sealed class NeighbourReader
{
    private readonly GraphState _state;
    private readonly NeighbourQuery _query;
    private readonly int _adjacency;
    private readonly Predicate<EdgeRow>? _test;
    private readonly RowOrder<EdgeRow> _order;
    private readonly Comparison<EdgeRow>? _comparison;

    /// <summary>The rows of the node at hand; used again for the next one.</summary>
    private readonly List<EdgeRow> _rows = [];

    public NeighbourReader(GraphState state, NeighbourQuery query)
    {
        _state = state;
        _query = query;
        _adjacency = state.Layout.Adjacency(query.Edge, query.Direction);
        var filters = new RecordFilters(state);
        _test = filters.Row(query.OnEdge, query.OnNode);
        _order = new RowOrder<EdgeRow>(
            query.Order,
            (row, property) => property.Owner == query.Edge.Name
                ? filters.ReadEdge(row.Edge, property)
                : RecordFilters.Read(state.NodeAt(row.Node), property),
            row => state.EdgeIdAt(row.Edge));
        if (query.Page is not null) _order.Check(query.Page);
        if (!query.Order.IsDefaultOrEmpty) _comparison = _order.Compare;
    }

    public ImmutableArray<NeighbourPage> Read(CancellationToken cancellation)
    {
        var pages = ImmutableArray.CreateBuilder<NeighbourPage>(_query.Of.Length);
        foreach (var id in _query.Of)
        {
            cancellation.ThrowIfCancellationRequested();
            var slot = _state.NodeSlot(id);
            pages.Add(slot < 0 ? NeighbourPage.Empty : PageOf(id, _state.EdgesAt(slot, _adjacency)));
        }
        return pages.MoveToImmutable();
    }

    private NeighbourPage PageOf(NodeId of, EdgeList edges)
    {
        if (edges.Count == 0) return NeighbourPage.Empty;
        if (_test is null && _comparison is null) return CutByPosition(of, edges);
        var rows = Matching(edges);
        if (_comparison is not null) rows.Sort(_comparison);
        if (_query.Page is null) return new NeighbourPage(Show(of, rows), HasMore: false, rows.Length);
        var (page, hasMore) = _order.Cut(rows, _query.Page);
        return new NeighbourPage(Show(of, rows[page]), hasMore, rows.Length);
    }

    /// <summary>Edges lie in the order of their ids already: a page of a hub reads no more than itself.</summary>
    private NeighbourPage CutByPosition(NodeId of, EdgeList edges)
    {
        var page = _query.Page ?? new PageRequest(int.MaxValue);
        var start = page.After is { } after ? edges.CountBefore(after.Id, inclusive: true, _state) : 0;
        var end = page.Before is { } before ? edges.CountBefore(before.Id, inclusive: false, _state) : edges.Count;
        var count = Math.Min(page.Size, Math.Max(0, end - start));
        var from = page.Backward ? end - count : start;
        CollectionsMarshal.SetCount(_rows, count);
        for (var i = 0; i < count; i++) _rows[i] = edges[from + i];
        return new NeighbourPage(Show(of, CollectionsMarshal.AsSpan(_rows)), end - start > count, edges.Count);
    }

    private Span<EdgeRow> Matching(EdgeList edges)
    {
        _rows.Clear();
        for (var part = 0; part < edges.Runs; part++)
        {
            var run = edges.Run(part);
            for (var i = 0; i < run.Edges.Length; i++)
            {
                var row = new EdgeRow(run.Edges[i], run.Targets[i]);
                if (_test is null || _test(row)) _rows.Add(row);
            }
        }
        return CollectionsMarshal.AsSpan(_rows);
    }

    private ImmutableArray<Neighbour> Show(NodeId of, ReadOnlySpan<EdgeRow> rows)
    {
        if (rows.IsEmpty) return [];
        var shown = new Neighbour[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var node = _state.NodeAt(rows[i].Node);
            shown[i] = new Neighbour(_state.EdgeAt(rows[i].Edge, of, node.Id, _query.Direction), node);
        }
        return ImmutableCollectionsMarshal.AsImmutableArray(shown);
    }
}
