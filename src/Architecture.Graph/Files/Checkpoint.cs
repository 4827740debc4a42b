using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Architecture.Graph;

/// <summary>The whole graph after one entry, so that a start need not replay what came before it.</summary>
/// <remarks>Kinds and properties stand by name in a table at the front, so a later model reads them into its own places.</remarks>
/// <param name="Graph">The root.</param>
/// <param name="Hash">Hash of the entry it stands after.</param>
/// <param name="ProjectedTo">How far the projected values in it reach.</param>
public sealed record Checkpoint(MemoryGraph Graph, ImmutableArray<byte> Hash, long ProjectedTo)
{
    public const string Suffix = ".checkpoint";
    private const string Kind = "ARCHCKPT";
    private const int Format = 1;

    public static string NameOf(long sequence) => $"{sequence:d16}{Suffix}";

    /// <summary>The sequences of the checkpoints in a folder, oldest first.</summary>
    public static ImmutableArray<long> In(IStoreFolder folder) =>
    [
        .. folder.Names()
            .Where(name => name.EndsWith(Suffix, StringComparison.Ordinal))
            .Select(name => long.TryParse(name.AsSpan(0, name.Length - Suffix.Length), out var sequence)
                ? sequence
                : throw new DamagedStoreException(name, "its name is not that of a checkpoint"))
            .Order(),
    ];

    public void Write(IStoreFolder folder) => SealedFile.Replace(folder, NameOf(Graph.Sequence), Kind, Format, WriteTo);

    /// <exception cref="DamagedStoreException">The file is not a whole checkpoint.</exception>
    public static Checkpoint Read(IStoreFolder folder, long sequence, GraphModel model)
    {
        var name = NameOf(sequence);
        using var file = folder.Open(name, FileUse.Read);
        return ReadFrom(new SealedReader(file, name, Kind, Format), name, sequence, model);
    }

    /// <summary>Checks every block without building a graph.</summary>
    public static void Check(IStoreFolder folder, long sequence)
    {
        using var file = folder.Open(NameOf(sequence), FileUse.Read);
        new SealedReader(file, NameOf(sequence), Kind, Format).CheckToEnd();
    }

    /// <summary>Its bytes within a file that holds more than it.</summary>
    public void WriteTo(SealedWriter write)
    {
        write.Count(Graph.Sequence);
        write.Long(Graph.Time.ToUnixTimeMilliseconds());
        write.Raw(Hash.AsSpan());
        write.Count(ProjectedTo);
        WriteKinds(write, Graph.Model.NodeKinds);
        WriteKinds(write, Graph.Model.EdgeKinds);
        var counters = Graph.Counters().ToList();
        write.Count(counters.Count);
        foreach (var counter in counters)
        {
            write.Text(counter.Counter);
            write.Count(counter.Value);
        }
        WriteNodes(write);
        WriteEdges(write);
    }

    /// <summary>What <see cref="WriteTo"/> wrote; the file ends behind it.</summary>
    /// <exception cref="DamagedStoreException">It is not a whole checkpoint after that entry.</exception>
    public static Checkpoint ReadFrom(SealedReader read, string name, long sequence, GraphModel model)
    {
        try
        {
            return new CheckpointReader(read, name, model).Read(sequence);
        }
        catch (DamagedJournalException fault)
        {
            throw new DamagedStoreException(name, $"its records do not fit together: {fault.Message}");
        }
    }

    private void WriteNodes(SealedWriter write)
    {
        var numbers = Numbers(Graph.Model.NodeKinds);
        foreach (var node in Graph.AllNodes())
        {
            write.Count(1 + numbers[node.Kind.Name]);
            write.Id(node.Id);
            write.Stamp(node.Created);
            write.Stamp(node.Changed);
            WriteValues(write, node.Values);
            write.EndRecord();
        }
        write.Count(0);
    }

    private void WriteEdges(SealedWriter write)
    {
        var numbers = Numbers(Graph.Model.EdgeKinds);
        foreach (var edge in Graph.AllEdges())
        {
            write.Count(1 + numbers[edge.Kind.Name]);
            write.Id(edge.Id);
            write.Id(edge.From);
            write.Id(edge.To);
            write.Stamp(edge.Created);
            write.Stamp(edge.Changed);
            WriteValues(write, edge.Values);
            write.EndRecord();
        }
        write.Count(0);
    }

    private static void WriteKinds(SealedWriter write, IReadOnlyList<PropertyOwner> kinds)
    {
        write.Count(kinds.Count);
        foreach (var kind in kinds)
        {
            write.Text(kind.Name);
            write.Count(kind.Properties.Count);
            foreach (var property in kind.Properties) write.Text(property.Name);
        }
    }

    private static Dictionary<string, int> Numbers(IReadOnlyList<PropertyOwner> kinds) =>
        kinds.Select((kind, number) => (kind.Name, number)).ToDictionary(pair => pair.Name, pair => pair.number);

    private static void WriteValues(SealedWriter write, ReadOnlySpan<GraphValue> values)
    {
        write.Count(values.Length);
        foreach (var value in values) write.Value(value);
    }
}

/// <summary>Reads a checkpoint into the model of this program.</summary>
internal sealed class CheckpointReader(SealedReader read, string name, GraphModel model)
{
    public Checkpoint Read(long sequence)
    {
        if (read.Count() != sequence) throw new DamagedStoreException(name, "its name is not that of its entry");
        var time = DateTimeOffset.FromUnixTimeMilliseconds(read.Long());
        var hash = read.Raw(SHA256.HashSizeInBytes);
        var projectedTo = read.Count();
        var nodeKinds = ReadKinds(model.Node);
        var edgeKinds = ReadKinds(model.Edge);
        var counters = new CounterImage[read.Size()];
        for (var i = 0; i < counters.Length; i++) counters[i] = new CounterImage(read.Text(), read.Count());
        // Read as it is loaded: nodes to their end, then edges.
        var graph = MemoryGraph.Load(model, ReadNodes(nodeKinds), ReadEdges(edgeKinds), counters, sequence, time);
        if (!read.AtEnd) throw new DamagedStoreException(name, "it goes on behind its end");
        return new Checkpoint(graph, hash, projectedTo);
    }

    private StoredKind<T>[] ReadKinds<T>(Func<string, T> find) where T : PropertyOwner
    {
        var kinds = new StoredKind<T>[read.Size()];
        for (var i = 0; i < kinds.Length; i++)
        {
            var kind = find(read.Text());
            var places = new int[read.Size()];
            for (var p = 0; p < places.Length; p++) places[p] = kind.Property(read.Text())?.Ordinal ?? -1;
            kinds[i] = new StoredKind<T>(kind, places);
        }
        return kinds;
    }

    private IEnumerable<GraphNode> ReadNodes(StoredKind<NodeKind>[] kinds)
    {
        for (var number = read.Size(); number > 0; number = read.Size())
        {
            var kind = kinds[number - 1];
            yield return new GraphNode(kind.Kind, read.Id(), read.Stamp(), read.Stamp(), ReadValues(kind));
        }
    }

    private IEnumerable<GraphEdge> ReadEdges(StoredKind<EdgeKind>[] kinds)
    {
        for (var number = read.Size(); number > 0; number = read.Size())
        {
            var kind = kinds[number - 1];
            yield return new GraphEdge(kind.Kind, read.Id(), read.Id(), read.Id(), read.Stamp(), read.Stamp(), ReadValues(kind));
        }
    }

    private GraphValue[] ReadValues<T>(StoredKind<T> kind) where T : PropertyOwner
    {
        var stored = read.Size();
        if (stored == 0) return [];
        var values = new GraphValue[kind.IsSamePlaces ? stored : kind.Kind.Properties.Count];
        for (var i = 0; i < stored; i++)
        {
            var value = read.Value();
            if (kind.Places[i] >= 0) values[kind.Places[i]] = value;
        }
        return values;
    }

    private sealed record StoredKind<T>(T Kind, int[] Places) where T : PropertyOwner
    {
        public bool IsSamePlaces { get; } = !Places.Where((place, stored) => place != stored).Any();
    }
}
