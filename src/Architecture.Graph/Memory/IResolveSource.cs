namespace Architecture.Graph;

/// <summary>What a change is checked against: a root, or one in the making.</summary>
internal interface IResolveSource
{
    GraphNode? Node(NodeId id);

    GraphEdge? Edge(NodeId id);

    /// <summary>Edge ends at a node.</summary>
    int Degree(NodeId id);

    /// <summary>The last number taken from a running counter; 0 if none was.</summary>
    long Counter(string name);

    /// <summary>The nodes that hold a value of an indexed property.</summary>
    IEnumerable<NodeId> HoldersOf(NodeKind kind, PropertyDefinition property, GraphValue value);
}
