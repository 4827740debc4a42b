namespace Architecture.Graph;

/// <summary>A node and where it stands.</summary>
internal readonly record struct NodeRow(int Slot, GraphNode Node);

/// <summary>The filters of one root: on nodes, and on edges by slot.</summary>
internal sealed class RecordFilters
{
    private readonly GraphState _state;

    public RecordFilters(GraphState state)
    {
        _state = state;
        Nodes = new FilterCompiler<NodeRow>(static (row, property) => Read(row.Node, property), static row => row.Node.Id, Related);
        Edges = new FilterCompiler<int>(
            ReadEdge, state.EdgeIdAt, _ => throw new ArgumentException("An edge has no edges: a related filter is for nodes."));
    }

    public FilterCompiler<NodeRow> Nodes { get; }
    public FilterCompiler<int> Edges { get; }

    /// <summary>The value; absent where the property belongs to another kind, since a far end may be of any.</summary>
    public static GraphValue Read(GraphNode node, PropertyDefinition property) => node.Kind.Name == property.Owner ? node[property] : default;

    /// <summary>Both conditions on the edges of a kind, as one; null where there is none.</summary>
    public Predicate<EdgeRow>? Row(Filter? onEdge, Filter? onNode)
    {
        var edge = Edges.CompileOptional(onEdge);
        var node = Nodes.CompileOptional(onNode);
        if (edge is null && node is null) return null;
        if (node is null) return row => edge!(row.Edge);
        if (edge is null) return row => node(new NodeRow(row.Node, _state.NodeAt(row.Node)));
        return row => edge(row.Edge) && node(new NodeRow(row.Node, _state.NodeAt(row.Node)));
    }

    public GraphValue ReadEdge(int slot, PropertyDefinition property)
    {
        ref readonly var cell = ref _state.EdgeCellAt(slot);
        return cell.Kind!.Name == property.Owner && property.Ordinal < cell.Values.Length ? cell.Values[property.Ordinal] : default;
    }

    private Predicate<NodeRow> Related(RelatedFilter filter)
    {
        var adjacency = _state.Layout.Adjacency(filter.Edge, filter.Direction);
        var satisfies = Row(filter.OnEdge, filter.OnNode) ?? (static _ => true);
        return filter.Quantifier switch
        {
            Quantifier.Some => row => Any(_state.EdgesAt(row.Slot, adjacency), satisfies, wanted: true),
            Quantifier.None => row => !Any(_state.EdgesAt(row.Slot, adjacency), satisfies, wanted: true),
            Quantifier.All => row => !Any(_state.EdgesAt(row.Slot, adjacency), satisfies, wanted: false),
            _ => throw new ArgumentException($"Unknown quantifier {filter.Quantifier}."),
        };
    }

    private static bool Any(EdgeList edges, Predicate<EdgeRow> satisfies, bool wanted)
    {
        for (var part = 0; part < edges.Runs; part++)
        {
            var run = edges.Run(part);
            for (var i = 0; i < run.Edges.Length; i++)
                if (satisfies(new EdgeRow(run.Edges[i], run.Targets[i])) == wanted) return true;
        }
        return false;
    }
}
