using System.Collections.Immutable;

namespace Architecture.Graph.Tests;

/// <summary>The same graph in the plainest form there is: two dictionaries, read whole for every question.</summary>
internal sealed class NaiveGraph
{
    public Dictionary<NodeId, GraphNode> Nodes { get; private init; } = [];
    public Dictionary<NodeId, GraphEdge> Edges { get; private init; } = [];
    public Dictionary<string, long> Counters { get; private init; } = [];

    // Within one change an id names one record.
    private readonly Dictionary<NodeId, string> _names = [];

    public NaiveGraph Copy() => new() { Nodes = new(Nodes), Edges = new(Edges), Counters = new(Counters) };

    public NaiveGraph After(GraphChange change, Stamp stamp)
    {
        var after = Copy();
        foreach (var node in Nodes.Values) after.Name(node.Id, node.Kind.Name);
        foreach (var edge in Edges.Values) after.Name(edge.Id, $"{edge.Kind} {edge.From} {edge.To}");
        foreach (var operation in change.Operations) after.Step(operation, stamp);
        foreach (var (id, node) in after.Nodes)
        {
            if (!Nodes.TryGetValue(id, out var old)) continue;
            after.Nodes[id] = Journaled(old) == Journaled(node)
                ? old
                : new GraphNode(node.Kind, id, old.Created, node.Changed, [.. KeepProjected(node, old)]);
        }
        foreach (var (id, edge) in after.Edges)
        {
            if (!Edges.TryGetValue(id, out var old)) continue;
            after.Edges[id] = NaiveRules.Show(old.Kind, old.Values) == NaiveRules.Show(edge.Kind, edge.Values)
                ? old
                : new GraphEdge(edge.Kind, id, edge.From, edge.To, old.Created, edge.Changed, edge.Values.ToArray());
        }
        var doubled = after.Nodes.Values
            .SelectMany(node => node.Kind.Properties.Where(p => p.IsUnique && !node[p].IsAbsent).Select(p => (p, node[p])))
            .GroupBy(held => held).Any(held => held.Count() > 1);
        return doubled ? throw new GraphChangeException("unique") : after;
    }

    public NaiveGraph Projected(IEnumerable<ProjectedValue> values)
    {
        var after = Copy();
        foreach (var (id, set) in values)
        {
            if (after.Nodes.TryGetValue(id, out var node))
                after.Nodes[id] = new GraphNode(node.Kind, id, node.Created, node.Changed, With(node.Kind, node.Values, [set]));
        }
        return after;
    }

    private void Step(GraphOperation operation, Stamp stamp)
    {
        switch (operation)
        {
            case AddNode(var kind, var id, var values):
                Require(!Nodes.ContainsKey(id) && !Edges.ContainsKey(id));
                Name(id, kind.Name);
                Nodes.Add(id, new GraphNode(kind, id, stamp, stamp, With(kind, [], Journalable(values))));
                break;
            case ChangeNode(var kind, var id, var values):
                Require(Nodes.TryGetValue(id, out var node) && node.Kind == kind);
                Nodes[id] = new GraphNode(kind, id, node!.Created, stamp, With(kind, node.Values, Journalable(values)));
                break;
            case NumberNode(var kind, var id, var property, var counter, var prefix):
                Counters[counter] = Counters.GetValueOrDefault(counter) + 1;
                Step(new ChangeNode(kind, id, [new PropertyValue(property, GraphValue.Of(prefix + Counters[counter]))]), stamp);
                break;
            case RemoveNode(var kind, var id):
                Require(Nodes.TryGetValue(id, out var gone) && gone.Kind == kind && !Edges.Values.Any(e => e.From == id || e.To == id));
                Nodes.Remove(id);
                break;
            case AddEdge(var kind, var id, var from, var to, var values):
                Require(!Nodes.ContainsKey(id) && !Edges.ContainsKey(id));
                Require(Nodes.TryGetValue(from, out var a) && (kind.From is null || kind.From == a.Kind));
                Require(Nodes.TryGetValue(to, out var b) && (kind.To is null || kind.To == b.Kind));
                Name(id, $"{kind} {from} {to}");
                Edges.Add(id, new GraphEdge(kind, id, from, to, stamp, stamp, With(kind, [], values)));
                break;
            case ChangeEdge(var kind, var id, var from, var to, var values):
                var edge = Existing(kind, id, from, to);
                Edges[id] = new GraphEdge(kind, id, from, to, edge.Created, stamp, With(kind, edge.Values, values));
                break;
            case RemoveEdge(var kind, var id, var from, var to):
                Existing(kind, id, from, to);
                Edges.Remove(id);
                break;
        }
    }

    private void Name(NodeId id, string name)
    {
        Require(_names.TryAdd(id, name) || _names[id] == name);
    }

    private GraphEdge Existing(EdgeKind kind, NodeId id, NodeId from, NodeId to)
    {
        Require(Edges.TryGetValue(id, out var edge) && edge.Kind == kind && edge.From == from && edge.To == to);
        return Edges[id];
    }

    private static ImmutableArray<PropertyValue> Journalable(ImmutableArray<PropertyValue> values)
    {
        Require(!values.Any(value => value.Property.IsProjected));
        return values;
    }

    private static IEnumerable<GraphValue> KeepProjected(GraphNode node, GraphNode old) =>
        node.Kind.Properties.Select(property => property.IsProjected ? old[property] : node[property]);

    private static string Journaled(GraphNode node) =>
        NaiveRules.Show(node.Kind, [.. node.Kind.Properties.Select(property => property.IsProjected ? default : node[property])]);

    private static GraphValue[] With(PropertyOwner kind, ReadOnlySpan<GraphValue> before, ImmutableArray<PropertyValue> values)
    {
        var after = new GraphValue[kind.Properties.Count];
        before.CopyTo(after);
        foreach (var (property, value) in values) after[property.Ordinal] = value;
        return after;
    }

    private static void Require(bool holds)
    {
        if (!holds) throw new GraphChangeException("does not fit");
    }
}
