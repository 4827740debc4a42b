using System.Collections.Immutable;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>The graph as it is, read in the database: one statement a batch.</summary>
/// <remarks>
/// Neo4j reads what is committed when it comes by, so the answers stem from a span of moments: not before the entry that this process knew when the view was
/// opened, not after where the journal ended behind the last statement. A decision made on it holds by its conflict keys since the former.
/// </remarks>
internal sealed class CypherView : IGraphView
{
    // Only where records are removed without a pause does each look meet another removal.
    private const int MostLooks = 10;

    private readonly CypherReader _reader;
    private readonly Func<MemoryGraph> _newest;
    private readonly long _from;
    private long _to;

    /// <param name="reader">Runs the statements.</param>
    /// <param name="from">An entry that is known to be in the database.</param>
    /// <param name="newest">The follower's graph, not before that entry.</param>
    public CypherView(CypherReader reader, long from, Func<MemoryGraph> newest) => (_reader, _from, _to, _newest) = (reader, from, from, newest);

    public SequenceRange Read => new(_from, Volatile.Read(ref _to));

    public async ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        if (ids.IsEmpty) return [];
        var nodes = await RowsAsync(
            "nodes", "UNWIND $ids AS id MATCH (n:Record {id: id}) RETURN properties(n) AS row",
            new CypherParameters().With("ids", ids.Distinct().ToList()), Node, cancellation);
        var found = nodes.ToDictionary(node => node.Id);
        return [.. ids.Select(found.GetValueOrDefault)];
    }

    public async ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        if (ids.IsEmpty) return [];
        var kinds = _reader.Model.EdgeKinds.Select(kind => $"MATCH (a)-[r:{kind.Name}]->(b) WHERE r.id = id RETURN [type(r), a.id, b.id, properties(r)] AS row");
        var edges = await RowsAsync(
            "edges", $"UNWIND $ids AS id CALL (id) {{ {string.Join(" UNION ALL ", kinds)} }} RETURN row",
            new CypherParameters().With("ids", ids.Distinct().ToList()), Edge, cancellation);
        var found = edges.ToDictionary(edge => edge.Id);
        return [.. ids.Select(found.GetValueOrDefault)];
    }

    public ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation) =>
        ElseInMemoryAsync(() => FindThereAsync(query, cancellation), view => view.FindAsync(query, cancellation));

    public ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation) =>
        ElseInMemoryAsync(() => CountThereAsync(kind, filter, cancellation), view => view.CountAsync(kind, filter, cancellation));

    public ValueTask<ImmutableArray<FacetCount>> FacetsAsync(NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation) =>
        ElseInMemoryAsync(() => FacetsThereAsync(kind, filter, property, cancellation), view => view.FacetsAsync(kind, filter, property, cancellation));

    public ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation) =>
        ElseInMemoryAsync(() => NeighboursThereAsync(query, cancellation), view => view.NeighboursAsync(query, cancellation));

    public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation) =>
        ElseInMemoryAsync(() => new ReachReading(this, _reader.Model, query).RunAsync(cancellation), view => view.ReachAsync(query, cancellation));

    public ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation) =>
        ElseInMemoryAsync(() => SearchThereAsync(query, cancellation), view => view.SearchAsync(query, cancellation));

    private async ValueTask<NodePage> FindThereAsync(NodeQuery query, CancellationToken cancellation)
    {
        var (text, parameters) = FindStatement.Page(query);
        var nodes = await RowsAsync("find", text, parameters, Node, cancellation);
        var hasMore = nodes.Count > query.Page.Size;
        if (hasMore) nodes.RemoveAt(query.Page.Size);
        if (query.Page.Backward) nodes.Reverse();
        return new NodePage([.. nodes], hasMore);
    }

    private async ValueTask<long> CountThereAsync(NodeKind kind, Filter? filter, CancellationToken cancellation)
    {
        var (text, parameters) = FindStatement.Count(kind, filter);
        return (await RowsAsync("count", text, parameters, row => row.GetInt64(), cancellation))[0];
    }

    private async ValueTask<ImmutableArray<FacetCount>> FacetsThereAsync(
        NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation)
    {
        var (text, parameters) = FindStatement.Facets(kind, filter, property);
        var facets = await RowsAsync(
            "facets", text, parameters, row => new FacetCount(RecordProperties.ReadValue(property, row[0]), row[1].GetInt64()), cancellation);
        return [.. facets.OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, Comparer<GraphValue>.Create(GraphValue.Compare))];
    }

    private async ValueTask<ImmutableArray<NeighbourPage>> NeighboursThereAsync(NeighbourQuery query, CancellationToken cancellation)
    {
        if (query.Of.IsEmpty) return [];
        var (text, parameters) = NeighbourStatement.Of(query);
        var pages = await RowsAsync("neighbours", text, parameters, row => NeighbourStatement.Read(_reader.Model, query, row), cancellation);
        var found = pages.ToDictionary(page => page.Of, page => page.Page);
        return [.. query.Of.Select(id => found.GetValueOrDefault(id, NeighbourPage.Empty))];
    }

    private async ValueTask<ImmutableArray<TextHit>> SearchThereAsync(TextQuery query, CancellationToken cancellation)
    {
        if (SearchStatement.Of(query) is not (var text, var parameters)) return [];
        var hits = await RowsAsync("search", text, parameters, row => new TextHit(Node(row[1]), (TextRank)row[0].GetInt32()), cancellation);
        return SearchStatement.Merge(hits, query.Size);
    }

    /// <summary>Runs a statement and notes the moment that it read.</summary>
    internal async Task<List<T>> RowsAsync<T>(
        string name, string text, CypherParameters parameters, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            try
            {
                var (rows, sequence) = await _reader.RowsAsync(name, text, parameters, read, cancellation);
                Reach(sequence);
                return rows;
            }
            catch (GoneWhileReadException) when (look < MostLooks)
            {
                // Read as it is committed now.
            }
        }
    }

    /// <summary>Where the question's form is one too many, the follower answers: not before this view's moment either.</summary>
    private async ValueTask<T> ElseInMemoryAsync<T>(Func<ValueTask<T>> there, Func<IGraphView, ValueTask<T>> inMemory)
    {
        try
        {
            return await there();
        }
        catch (TooManyTextsException)
        {
            var newest = _newest();
            Reach(newest.Sequence);
            return await inMemory(newest.View);
        }
    }

    private void Reach(long sequence)
    {
        for (var known = Volatile.Read(ref _to); sequence > known; known = Volatile.Read(ref _to))
            if (Interlocked.CompareExchange(ref _to, sequence, known) == known) break;
    }

    private GraphNode Node(JsonElement stored) => RecordProperties.ReadNode(_reader.Model, stored);

    private GraphEdge Edge(JsonElement row) => RecordProperties.ReadEdge(
        _reader.Model.Edge(row[0].GetString()!), RecordProperties.ReadId(row[1]), RecordProperties.ReadId(row[2]), row[3]);
}
