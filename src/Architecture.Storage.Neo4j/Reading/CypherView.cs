using System.Collections.Immutable;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// The graph as it is, read in the database: one statement a batch. What begins at named records (they themselves, their edges, neighbours and reach) is read in this
/// process's own graph as soon as the database has shown that it has come no further.
/// </summary>
/// <remarks>
/// Neo4j reads what is committed when it comes by, so the answers stem from a span of moments: not before the entry that this process knew when the view was
/// opened, not after where the journal ended behind the last statement, and a commit that is being applied may show in part. So decisions are made elsewhere, on one
/// moment (<see cref="ReadMoment.Acknowledged"/>; decision record 0065).
/// </remarks>
internal sealed class CypherView : IGraphView
{
    // Only where records are removed without a pause does each look meet another removal.
    private const int MostLooks = 10;

    private readonly CypherReader _reader;
    private readonly ViewMoment _moment;

    /// <param name="reader">Runs the statements.</param>
    /// <param name="moment">How far the view has read: nothing yet.</param>
    public CypherView(CypherReader reader, ViewMoment moment) => (_reader, _moment) = (reader, moment);

    public SequenceRange Read => _moment.Read;

    public ValueTask<ImmutableArray<GraphNode?>> NodesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) => ids.IsEmpty
        ? ValueTask.FromResult<ImmutableArray<GraphNode?>>([])
        : NamedAsync(() => NodesThereAsync(ids, cancellation), view => view.NodesAsync(ids, cancellation), cancellation);

    public ValueTask<ImmutableArray<GraphEdge?>> EdgesAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation) => ids.IsEmpty
        ? ValueTask.FromResult<ImmutableArray<GraphEdge?>>([])
        : NamedAsync(() => EdgesThereAsync(ids, cancellation), view => view.EdgesAsync(ids, cancellation), cancellation);

    public ValueTask<NodePage> FindAsync(NodeQuery query, CancellationToken cancellation) =>
        SoughtAsync(query.Filter, () => FindThereAsync(query, cancellation), view => view.FindAsync(query, cancellation), cancellation);

    public ValueTask<long> CountAsync(NodeKind kind, Filter? filter, CancellationToken cancellation) =>
        SoughtAsync(filter, () => CountThereAsync(kind, filter, cancellation), view => view.CountAsync(kind, filter, cancellation), cancellation);

    public ValueTask<ImmutableArray<FacetCount>> FacetsAsync(NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation) =>
        SoughtAsync(filter, () => FacetsThereAsync(kind, filter, property, cancellation), view => view.FacetsAsync(kind, filter, property, cancellation), cancellation);

    public ValueTask<ImmutableArray<NeighbourPage>> NeighboursAsync(NeighbourQuery query, CancellationToken cancellation) => query.Of.IsEmpty
        ? ValueTask.FromResult<ImmutableArray<NeighbourPage>>([])
        : NamedAsync(() => NeighboursThereAsync(query, cancellation), view => view.NeighboursAsync(query, cancellation), cancellation);

    public ValueTask<ReachAnswer> ReachAsync(ReachQuery query, CancellationToken cancellation) =>
        NamedAsync(() => new ReachReading(this, _reader.Model, query).RunAsync(cancellation), view => view.ReachAsync(query, cancellation), cancellation);

    public ValueTask<ImmutableArray<TextHit>> SearchAsync(TextQuery query, CancellationToken cancellation) =>
        SoughtAsync(null, () => SearchThereAsync(query, cancellation), view => view.SearchAsync(query, cancellation), cancellation);

    private async ValueTask<ImmutableArray<GraphNode?>> NodesThereAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        var nodes = await RowsAsync(
            "nodes", "UNWIND $ids AS id MATCH (n:Record {id: id}) RETURN " + AnsweredRecords.Node("n") + " AS row",
            new CypherParameters().With("ids", ids.Distinct().ToList()), (records, row) => records.Node(row), cancellation);
        var found = nodes.ToDictionary(node => node.Id);
        return [.. ids.Select(found.GetValueOrDefault)];
    }

    private async ValueTask<ImmutableArray<GraphEdge?>> EdgesThereAsync(ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        var kinds = _reader.Model.EdgeKinds.Select(kind => $"MATCH (a)-[r:{kind.Name}]->(b) WHERE r.id = id RETURN [type(r), a.id, b.id, {AnsweredRecords.Edge("r")}] AS row");
        var edges = await RowsAsync(
            "edges", $"UNWIND $ids AS id CALL (id) {{ {string.Join(" UNION ALL ", kinds)} }} RETURN row",
            new CypherParameters().With("ids", ids.Distinct().ToList()), Edge, cancellation);
        var found = edges.ToDictionary(edge => edge.Id);
        return [.. ids.Select(found.GetValueOrDefault)];
    }

    private async ValueTask<NodePage> FindThereAsync(NodeQuery query, CancellationToken cancellation)
    {
        var (text, parameters) = FindStatement.Page(query);
        var nodes = await RowsAsync("find", text, parameters, (records, row) => records.Node(row), cancellation);
        var hasMore = nodes.Count > query.Page.Size;
        if (hasMore) nodes.RemoveAt(query.Page.Size);
        if (query.Page.Backward) nodes.Reverse();
        return new NodePage([.. nodes], hasMore);
    }

    private async ValueTask<long> CountThereAsync(NodeKind kind, Filter? filter, CancellationToken cancellation)
    {
        var (text, parameters) = FindStatement.Count(kind, filter);
        return (await RowsAsync("count", text, parameters, (_, row) => row.GetInt64(), cancellation))[0];
    }

    private async ValueTask<ImmutableArray<FacetCount>> FacetsThereAsync(
        NodeKind kind, Filter? filter, PropertyDefinition property, CancellationToken cancellation)
    {
        var (text, parameters) = FindStatement.Facets(kind, filter, property);
        var facets = await RowsAsync(
            "facets", text, parameters, (_, row) => new FacetCount(RecordProperties.ReadValue(property, row[0]), row[1].GetInt64()), cancellation);
        return [.. facets.OrderByDescending(facet => facet.Count).ThenBy(facet => facet.Value, Comparer<GraphValue>.Create(GraphValue.Compare))];
    }

    private async ValueTask<ImmutableArray<NeighbourPage>> NeighboursThereAsync(NeighbourQuery query, CancellationToken cancellation)
    {
        var (text, parameters) = NeighbourStatement.Of(query);
        var pages = await RowsAsync("neighbours", text, parameters, (records, row) => NeighbourStatement.Read(records, query, row), cancellation);
        var found = pages.ToDictionary(page => page.Of, page => page.Page);
        return [.. query.Of.Select(id => found.GetValueOrDefault(id, NeighbourPage.Empty))];
    }

    private async ValueTask<ImmutableArray<TextHit>> SearchThereAsync(TextQuery query, CancellationToken cancellation)
    {
        if (SearchStatement.Of(query) is not (var text, var parameters)) return [];
        var hits = await RowsAsync("search", text, parameters, (records, row) => new TextHit(records.Node(row[1]), (TextRank)row[0].GetInt32()), cancellation);
        return SearchStatement.Merge(hits, query.Size);
    }

    /// <summary>Runs a statement and notes the moment that it read.</summary>
    internal async Task<List<T>> RowsAsync<T>(
        string name, string text, CypherParameters parameters, Func<AnsweredRecords, JsonElement, T> read, CancellationToken cancellation)
    {
        for (var look = 1; ; look++)
        {
            // What this process holds otherwise than the database is not asked about a second time.
            var records = new AnsweredRecords(_reader.Model, look == 1 ? _moment.Known() : null);
            try
            {
                var (rows, place) = await _reader.RowsAsync(name, text, parameters, records, read, cancellation);
                _moment.Reach(place);
                return rows;
            }
            catch (GoneWhileReadException) when (look < MostLooks)
            {
                // Read as it is committed now.
            }
        }
    }

    /// <summary>A question that begins at named records: the database need only say how far it is, if this process's graph has come as far.</summary>
    private async ValueTask<T> NamedAsync<T>(Func<ValueTask<T>> there, Func<IGraphView, ValueTask<T>> inMemory, CancellationToken cancellation)
    {
        if (_moment.IsToBeShown) _moment.Reach(await _reader.PlaceAsync(cancellation));
        return _moment.Own() is { } own ? await inMemory(own) : await ElseInMemoryAsync(there, inMemory);
    }

    /// <summary>A question that searches for records, unless its condition names them.</summary>
    private ValueTask<T> SoughtAsync<T>(Filter? filter, Func<ValueTask<T>> there, Func<IGraphView, ValueTask<T>> inMemory, CancellationToken cancellation) =>
        Names(filter) ? NamedAsync(there, inMemory, cancellation) : ElseInMemoryAsync(there, inMemory);

    /// <summary>Whether a condition says which records it is about.</summary>
    private static bool Names(Filter? filter) => filter is IdFilter || (filter is AndFilter and && and.Filters.Any(Names));

    /// <summary>Where the question's form is one too many, the follower answers: not before this view's moment either.</summary>
    private async ValueTask<T> ElseInMemoryAsync<T>(Func<ValueTask<T>> there, Func<IGraphView, ValueTask<T>> inMemory)
    {
        try
        {
            return await there();
        }
        catch (TooManyTextsException)
        {
            return await inMemory(_moment.Newest());
        }
    }

    private GraphEdge Edge(AnsweredRecords records, JsonElement row) => records.Edge(
        _reader.Model.Edge(row[0].GetString()!), RecordProperties.ReadId(row[1]), RecordProperties.ReadId(row[2]), row[3]);
}
