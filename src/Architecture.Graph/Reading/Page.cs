using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>One term of an order. Absent values come last ascending and first descending.</summary>
public readonly record struct OrderBy(PropertyDefinition Property, bool Descending = false);

/// <summary>
/// A place between two rows: the ordered values of a row and its id. Ids break every tie, ascending, so the place stays right while
/// rows come and go around it.
/// </summary>
public sealed record Keyset(ImmutableArray<GraphValue> Values, NodeId Id)
{
    public bool Equals(Keyset? other) => other is not null && Id == other.Id && Values.AsSpan().SequenceEqual(other.Values.AsSpan());
    public override int GetHashCode() => HashCode.Combine(Id, Values.Length);
}

/// <summary>Which rows of an ordered set: <paramref name="Size"/> rows after a place, or (backward) the last ones before it.</summary>
/// <remarks>Rows always come in the stated order, also for a backward page.</remarks>
public sealed record PageRequest(int Size, Keyset? After = null, Keyset? Before = null, bool Backward = false);

/// <summary>Nodes of one kind.</summary>
public sealed record NodeQuery(NodeKind Kind, Filter? Filter, ImmutableArray<OrderBy> Order, PageRequest Page)
{
    public static NodeQuery First(NodeKind kind, int size, Filter? filter = null, params ImmutableArray<OrderBy> order) =>
        new(kind, filter, order, new PageRequest(size));
}

/// <summary>A page of nodes; <paramref name="HasMore"/> says whether rows follow in the direction of paging.</summary>
public sealed record NodePage(ImmutableArray<GraphNode> Nodes, bool HasMore);

/// <summary>The edges of one kind at each of many nodes, with the nodes at their far ends.</summary>
/// <param name="Of">The nodes asked about.</param>
/// <param name="Edge">Kind of edge.</param>
/// <param name="Direction">Seen from the nodes asked about.</param>
/// <param name="OnEdge">Condition on the edge.</param>
/// <param name="OnNode">Condition on the far node.</param>
/// <param name="Order">By properties of the edge or of the far node (the property's owner says which); ties by edge id.</param>
/// <param name="Page">Rows for each node asked about; null for all. A keyset's id is the edge's.</param>
public sealed record NeighbourQuery(
    ImmutableArray<NodeId> Of,
    EdgeKind Edge,
    Direction Direction,
    Filter? OnEdge = null,
    Filter? OnNode = null,
    ImmutableArray<OrderBy> Order = default,
    PageRequest? Page = null);

/// <summary>An edge and the node at its far end.</summary>
public readonly record struct Neighbour(GraphEdge Edge, GraphNode Node);

/// <summary>The neighbours of one node.</summary>
/// <param name="Items">The rows asked for.</param>
/// <param name="HasMore">Rows follow in the direction of paging.</param>
/// <param name="Total">All rows that satisfy the conditions, whatever the page.</param>
public sealed record NeighbourPage(ImmutableArray<Neighbour> Items, bool HasMore, int Total)
{
    public static readonly NeighbourPage Empty = new([], HasMore: false, 0);
}

/// <summary>How many nodes have a value (null: have none).</summary>
public readonly record struct FacetCount(GraphValue Value, long Count);
