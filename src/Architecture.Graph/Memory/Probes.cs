namespace Architecture.Graph;

/// <summary>Where probes read records: a root, or one in the making.</summary>
internal interface IRecordSource
{
    GraphNode NodeAt(int slot);
    NodeId EdgeIdAt(int slot);
}

/// <summary>A place in the order of node ids.</summary>
internal readonly struct IdProbe(IRecordSource source, NodeId id) : IProbe
{
    public int CompareTo(int slot) => id.CompareTo(source.NodeAt(slot).Id);
}

/// <summary>A place in the order of a property's values, then ids.</summary>
/// <param name="source">Where the nodes are.</param>
/// <param name="ordinal">The property.</param>
/// <param name="value">Its value.</param>
/// <param name="id">The id among equals.</param>
/// <param name="side">−1: before all equals; 1: behind them; 0: by the id.</param>
internal readonly struct ValueProbe(IRecordSource source, int ordinal, GraphValue value, NodeId id, int side) : IProbe
{
    public int CompareTo(int slot)
    {
        var node = source.NodeAt(slot);
        var values = node.Values;
        var order = GraphValue.Compare(value, ordinal < values.Length ? values[ordinal] : default);
        return order != 0 ? order : side != 0 ? side : id.CompareTo(node.Id);
    }
}

/// <summary>The place behind the last text that starts with a prefix.</summary>
internal readonly struct PrefixEndProbe(IRecordSource source, int ordinal, string prefix) : IProbe
{
    public int CompareTo(int slot)
    {
        var values = source.NodeAt(slot).Values;
        if (ordinal >= values.Length || values[ordinal].Text is not { } text) return -1;
        return text.StartsWith(prefix, StringComparison.Ordinal) ? 1 : CodePointOrder.Compare(prefix, text);
    }
}
