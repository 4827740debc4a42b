namespace Architecture.Graph;

/// <summary>The filters of one root, on nodes and on edges.</summary>
internal sealed class RecordFilters
{
    private readonly MemoryGraph _graph;

    public RecordFilters(MemoryGraph graph)
    {
        _graph = graph;
        Nodes = new FilterCompiler<GraphNode>(Read, node => node.Id, Related);
        Edges = new FilterCompiler<GraphEdge>(
            Read, edge => edge.Id, _ => throw new ArgumentException("An edge has no edges: a related filter is for nodes."));
    }

    public FilterCompiler<GraphNode> Nodes { get; }
    public FilterCompiler<GraphEdge> Edges { get; }

    /// <summary>The value, absent where the property belongs to another kind: a far end may be of any.</summary>
    public static GraphValue Read(GraphNode node, PropertyDefinition property) => node.Kind.Name == property.Owner ? node[property] : default;

    public static GraphValue Read(GraphEdge edge, PropertyDefinition property) => edge.Kind.Name == property.Owner ? edge[property] : default;

    /// <summary>Reads an order's property from the edge if it is the edge's, else from the far node.</summary>
    public static Func<Neighbour, PropertyDefinition, GraphValue> ReadEither(EdgeKind kind) => (row, property) =>
        property.Owner == kind.Name && kind.Property(property.Name) == property ? row.Edge[property] : Read(row.Node, property);

    private Predicate<GraphNode> Related(RelatedFilter filter)
    {
        var onEdge = Edges.CompileOptional(filter.OnEdge);
        var onNode = Nodes.CompileOptional(filter.OnNode);
        bool Satisfies(Neighbour row) => onEdge?.Invoke(row.Edge) != false && onNode?.Invoke(row.Node) != false;
        return filter.Quantifier switch
        {
            Quantifier.Some => node => _graph.NeighboursOf(node.Id, filter.Edge, filter.Direction).Any(Satisfies),
            Quantifier.None => node => !_graph.NeighboursOf(node.Id, filter.Edge, filter.Direction).Any(Satisfies),
            Quantifier.All => node => _graph.NeighboursOf(node.Id, filter.Edge, filter.Direction).All(Satisfies),
            _ => throw new ArgumentException($"Unknown quantifier {filter.Quantifier}."),
        };
    }
}
