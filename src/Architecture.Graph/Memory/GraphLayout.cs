using System.Collections.Frozen;

namespace Architecture.Graph;

/// <summary>Numbers for the kinds of a model, and which indexes each node kind has.</summary>
internal sealed class GraphLayout
{
    private readonly FrozenDictionary<string, int> _nodeNumbers;
    private readonly FrozenDictionary<string, int> _edgeNumbers;

    public GraphLayout(GraphModel model)
    {
        Model = model;
        _nodeNumbers = model.NodeKinds.Index().ToFrozenDictionary(kind => kind.Item.Name, kind => kind.Index);
        _edgeNumbers = model.EdgeKinds.Index().ToFrozenDictionary(kind => kind.Item.Name, kind => kind.Index);
        Indexed = [.. model.NodeKinds.Select(kind => kind.Properties.Where(p => p.IsIndexed || p == kind.Search?.Folded).Select(p => p.Ordinal).ToArray())];
    }

    public GraphModel Model { get; }

    /// <summary>Shared by all roots that stem from one another.</summary>
    public SharedValues EdgeValues { get; } = new();

    /// <summary>Ordinals of the indexed properties, by number of node kind.</summary>
    public int[][] Indexed { get; }

    public int Number(NodeKind kind) =>
        _nodeNumbers.TryGetValue(kind.Name, out var number) ? number : throw new UnknownKindException(kind.Name);

    public int Number(EdgeKind kind) =>
        _edgeNumbers.TryGetValue(kind.Name, out var number) ? number : throw new UnknownKindException(kind.Name);

    /// <summary>Number of the adjacency of an edge kind in a direction.</summary>
    public int Adjacency(EdgeKind kind, Direction direction) => Adjacency(Number(kind), direction);

    public static int Adjacency(int kind, Direction direction) => 2 * kind + (direction == Direction.Outgoing ? 0 : 1);
}
