using System.Runtime.CompilerServices;
using Architecture.Graph;

namespace Architecture.Registry.Interchange;

/// <summary>Collects what differs between a record and a row: values to write, and the same for people.</summary>
internal sealed class Differences(GraphNode node)
{
    private readonly List<PropertyValue> _values = [];
    private readonly List<FieldChange> _changes = [];

    public IReadOnlyList<FieldChange> Changes => _changes;
    public ReadOnlySpan<PropertyValue> Values => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_values);
    public bool IsEmpty => _changes.Count == 0;

    /// <summary>A field that people know.</summary>
    public Differences Field<T>(Property<T> property, T wanted)
    {
        var value = property.Is(wanted);
        if (node[property] == value.Value) return this;
        _values.Add(value);
        _changes.Add(new FieldChange(property.Name, Shown(node[property]), Shown(value.Value)));
        return this;
    }

    /// <summary>A field that follows from others: written when it differs, never shown.</summary>
    public Differences Derived<T>(Property<T> property, T wanted)
    {
        if (node[property] != property.Is(wanted).Value) _values.Add(property.Is(wanted));
        return this;
    }

    /// <summary>A change that is no field of the record itself.</summary>
    public void Note(string field, string? before, string? after) => _changes.Add(new FieldChange(field, before, after));

    private static string? Shown(GraphValue value) => value.IsAbsent ? null : value.ToString();
}

/// <summary>Reads of whole kinds.</summary>
internal static class EveryRecord
{
    /// <summary>Every node of a kind, in the order of ids, a page at a time.</summary>
    public static async IAsyncEnumerable<GraphNode> EveryAsync(
        this RegistryReader read, NodeKind kind, int pageSize, [EnumeratorCancellation] CancellationToken cancellation)
    {
        Keyset? after = null;
        while (true)
        {
            var page = await read.FindAsync(new NodeQuery(kind, Filter: null, Order: [], new PageRequest(pageSize, after)), [], cancellation);
            foreach (var node in page.Nodes) yield return node;
            if (!page.HasMore || page.Nodes.IsEmpty) yield break;
            after = new Keyset([], page.Nodes[^1].Id);
        }
    }
}
