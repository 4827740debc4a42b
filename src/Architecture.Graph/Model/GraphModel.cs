using System.Collections.Frozen;

namespace Architecture.Graph;

/// <summary>
/// What a registry stores: kinds, properties, which of them are indexed, unique, searched.
/// Stores generate their indexes, constraints and migrations from it and know nothing else of the domain.
/// </summary>
public sealed class GraphModel
{
    private readonly FrozenDictionary<string, NodeKind> _nodeKinds;
    private readonly FrozenDictionary<string, EdgeKind> _edgeKinds;

    /// <param name="version">Grows by one with every change of the model; a store that was written by a newer one is refused.</param>
    /// <param name="nodeKinds">Every node kind.</param>
    /// <param name="edgeKinds">Every edge kind.</param>
    public GraphModel(int version, IReadOnlyList<NodeKind> nodeKinds, IReadOnlyList<EdgeKind> edgeKinds)
    {
        Version = version;
        NodeKinds = nodeKinds;
        EdgeKinds = edgeKinds;
        _nodeKinds = nodeKinds.ToFrozenDictionary(kind => kind.Name);
        _edgeKinds = edgeKinds.ToFrozenDictionary(kind => kind.Name);
    }

    public int Version { get; }
    public IReadOnlyList<NodeKind> NodeKinds { get; }
    public IReadOnlyList<EdgeKind> EdgeKinds { get; }

    public NodeKind Node(string name) =>
        _nodeKinds.TryGetValue(name, out var kind) ? kind : throw new UnknownKindException(name);

    public EdgeKind Edge(string name) =>
        _edgeKinds.TryGetValue(name, out var kind) ? kind : throw new UnknownKindException(name);

    public bool Knows(NodeKind kind) => _nodeKinds.TryGetValue(kind.Name, out var known) && ReferenceEquals(known, kind);

    public bool Knows(EdgeKind kind) => _edgeKinds.TryGetValue(kind.Name, out var known) && ReferenceEquals(known, kind);
}

/// <summary>A store or a journal names a kind that this version of the program does not know.</summary>
public sealed class UnknownKindException(string kind)
    : Exception($"The kind '{kind}' is not known to this version of the program. Was the data written by a newer one?");
