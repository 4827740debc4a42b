using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Puts the images of a journal entry into an edit, and refuses what does not follow on the graph as it stands.</summary>
internal sealed class ImageApplier(GraphModel model, GraphEdit edit, Stamp stamp)
{
    public void Apply(ImmutableArray<NodeImage> nodes, ImmutableArray<EdgeImage> edges, ImmutableArray<CounterImage> counters)
    {
        // Edges need both ends: nodes come first and go last.
        foreach (var node in nodes)
            if (node.After is { } after) Put(node, after);
        foreach (var edge in edges)
            if (edge.After is null) Remove(edge);
        foreach (var edge in edges)
            if (edge.After is { } after) Put(edge, after);
        foreach (var node in nodes)
            if (node.After is null) Remove(node);
        foreach (var (counter, value) in counters) Count(counter, value);
        CheckUnique(nodes);
    }

    private void Put(NodeImage image, ImmutableArray<ImageValue> after)
    {
        var kind = model.Node(image.Kind);
        var values = RecordValues.FromImage(kind, after);
        if (image.Before is null)
        {
            if (edit.IsUsed(image.Id)) throw new DamagedJournalException($"the id {image.Id} is added twice");
            edit.Add(new GraphNode(kind, image.Id, stamp, stamp, RecordValues.Trim(values)));
            return;
        }
        var node = Checked(image);
        values = RecordValues.Trim(RecordValues.KeepProjected(kind, values, node.Values));
        edit.Replace(node, new GraphNode(kind, node.Id, node.Created, stamp, values));
    }

    private void Remove(NodeImage image)
    {
        var node = Checked(image);
        if (edit.Degree(node.Id) != 0) throw new DamagedJournalException($"{node} is removed but edges are at it");
        edit.Remove(node);
    }

    private GraphNode Checked(NodeImage image)
    {
        if (edit.Node(image.Id) is not { } node || node.Kind.Name != image.Kind)
            throw new DamagedJournalException($"there is no {image.Kind} {image.Id} to change");
        Match(node.Kind, node.Values, image.Before, image.Id);
        return node;
    }

    private void Put(EdgeImage image, ImmutableArray<ImageValue> after)
    {
        var kind = model.Edge(image.Kind);
        var values = RecordValues.Trim(RecordValues.FromImage(kind, after));
        if (image.Before is null)
        {
            if (edit.IsUsed(image.Id)) throw new DamagedJournalException($"the id {image.Id} is added twice");
            CheckEnd(kind.From, image.From, image);
            CheckEnd(kind.To, image.To, image);
            edit.Add(new GraphEdge(kind, image.Id, image.From, image.To, stamp, stamp, values));
            return;
        }
        var edge = Checked(image);
        edit.Replace(edge, new GraphEdge(kind, edge.Id, edge.From, edge.To, edge.Created, stamp, values));
    }

    private void Remove(EdgeImage image) => edit.Remove(Checked(image));

    private GraphEdge Checked(EdgeImage image)
    {
        if (edit.Edge(image.Id) is not { } edge || edge.Kind.Name != image.Kind || edge.From != image.From || edge.To != image.To)
            throw new DamagedJournalException($"there is no edge {image.Id}, {image.From} -{image.Kind}-> {image.To}, to change");
        Match(edge.Kind, edge.Values, image.Before, image.Id);
        return edge;
    }

    private void CheckEnd(NodeKind? expected, NodeId id, EdgeImage image)
    {
        if (edit.Node(id) is not { } node || (expected is not null && node.Kind.Name != expected.Name))
            throw new DamagedJournalException($"the {image.Kind} {image.Id} ends at {id}, which is no {expected?.Name ?? "node"}");
    }

    private static void Match(PropertyOwner kind, ReadOnlySpan<GraphValue> values, ImmutableArray<ImageValue>? before, NodeId id)
    {
        if (before is not { } image) throw new DamagedJournalException($"an image of {id} has neither a before nor an after");
        if (!RecordValues.SameJournaled(kind, values, RecordValues.FromImage(kind, image)))
            throw new DamagedJournalException($"the {kind.Name} {id} is not as the entry says it was");
    }

    private void Count(string counter, long value)
    {
        if (value <= edit.Counter(counter)) throw new DamagedJournalException($"the counter {counter} does not grow");
        edit.SetCounter(counter, value);
    }

    private void CheckUnique(ImmutableArray<NodeImage> nodes)
    {
        foreach (var image in nodes)
        {
            if (image.After is null) continue;
            var node = edit.Node(image.Id)!;
            foreach (var property in node.Kind.Properties)
            {
                if (property.IsUnique && !node[property].IsAbsent && edit.CountHolders(node.Kind, property, node[property]) > 1)
                    throw new DamagedJournalException($"{property} '{node[property]}' is held twice");
            }
        }
    }
}
