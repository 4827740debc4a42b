using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Architecture.Graph;

/// <summary>The canonical bytes of a journal entry, and its hash (SHA-256 over them, the previous hash included).</summary>
/// <remarks>The order of fields below is the format; a change of it is a new <see cref="JournalEntry.CurrentFormat"/>.</remarks>
public static class JournalCodec
{
    /// <summary>Bytes that no entry exceeds: what says that it is longer is damaged, and no room is made for it.</summary>
    public const int LongestEntry = 64 << 20;

    /// <summary>What stands before the first entry.</summary>
    public static readonly ImmutableArray<byte> NoHash = ImmutableArray.Create(new byte[SHA256.HashSizeInBytes]);

    public static ImmutableArray<byte> Hash(ReadOnlySpan<byte> canonicalBytes) => [.. SHA256.HashData(canonicalBytes)];

    public static byte[] Encode(JournalEntry entry)
    {
        var write = new CanonicalWriter();
        write.Count(entry.Format);
        write.Long(entry.Sequence);
        write.Bytes(entry.Previous);
        write.Long(entry.Time.ToUnixTimeMilliseconds());
        write.Long(entry.ReadSequence);
        WriteDraft(write, entry.Draft);
        write.Count(entry.Counters.Length);
        foreach (var counter in entry.Counters)
        {
            write.Text(counter.Counter);
            write.Long(counter.Value);
        }
        write.Count(entry.Nodes.Length);
        foreach (var node in entry.Nodes)
        {
            write.Text(node.Kind);
            write.Id(node.Id);
            WriteImages(write, node.Before, node.After);
        }
        write.Count(entry.Edges.Length);
        foreach (var edge in entry.Edges)
        {
            write.Text(edge.Kind);
            write.Id(edge.Id);
            write.Id(edge.From);
            write.Id(edge.To);
            WriteImages(write, edge.Before, edge.After);
        }
        return write.Written.ToArray();
    }

    /// <summary>Reads an entry back.</summary>
    /// <exception cref="DamagedJournalException">The bytes are not an entry.</exception>
    /// <exception cref="NewerJournalException">The entry is of a later format.</exception>
    public static JournalEntry Decode(ReadOnlySpan<byte> bytes)
    {
        var read = new CanonicalReader(bytes);
        var format = read.Count();
        if (format > JournalEntry.CurrentFormat) throw new NewerJournalException(format);
        if (format < 1) throw new DamagedJournalException($"there is no format {format}");
        var entry = new JournalEntry
        {
            Format = format,
            Sequence = read.Long(),
            Previous = read.Bytes(),
            Time = read.Time(),
            ReadSequence = read.Long(),
            Draft = ReadDraft(ref read),
            Counters = ReadCounters(ref read),
            Nodes = ReadNodes(ref read),
            Edges = ReadEdges(ref read),
        };
        return read.AtEnd ? entry : throw new DamagedJournalException($"entry {entry.Sequence} goes on behind its end");
    }

    private static void WriteDraft(CanonicalWriter write, JournalDraft draft)
    {
        write.Id(draft.Command);
        write.Text(draft.Actor);
        write.Text(draft.UseCase);
        write.Byte((byte)draft.Verdict);
        write.Text(draft.IdempotencyKey);
        write.Bytes(draft.InputDigest);
        write.Text(draft.Outcome);
        write.Text(draft.CaseNumber);
        write.Long(draft.SettingsVersion);
    }

    private static JournalDraft ReadDraft(ref CanonicalReader read) => new()
    {
        Command = read.Id(),
        Actor = read.Text() ?? throw new DamagedJournalException("an entry has no actor"),
        UseCase = read.Text() ?? throw new DamagedJournalException("an entry has no use case"),
        Verdict = (JournalVerdict)read.Byte() switch
        {
            var known and (JournalVerdict.Committed or JournalVerdict.Refused) => known,
            var other => throw new DamagedJournalException($"there is no verdict {(int)other}"),
        },
        IdempotencyKey = read.Text(),
        InputDigest = read.Bytes(),
        Outcome = read.Text(),
        CaseNumber = read.Text(),
        SettingsVersion = read.Long(),
    };

    private static void WriteImages(CanonicalWriter write, ImmutableArray<ImageValue>? before, ImmutableArray<ImageValue>? after)
    {
        WriteImage(write, before);
        WriteImage(write, after);
    }

    private static void WriteImage(CanonicalWriter write, ImmutableArray<ImageValue>? image)
    {
        write.Count(image?.Length ?? -1);
        foreach (var value in image ?? [])
        {
            write.Text(value.Property);
            write.Value(value.Value);
        }
    }

    private static ImmutableArray<CounterImage> ReadCounters(ref CanonicalReader read)
    {
        var counters = ImmutableArray.CreateBuilder<CounterImage>();
        for (var left = read.Items(12); left > 0; left--)
            counters.Add(new CounterImage(read.Text() ?? throw new DamagedJournalException("a counter has no name"), read.Long()));
        return counters.DrainToImmutable();
    }

    private static ImmutableArray<NodeImage> ReadNodes(ref CanonicalReader read)
    {
        var nodes = ImmutableArray.CreateBuilder<NodeImage>();
        for (var left = read.Items(28); left > 0; left--)
        {
            var kind = read.Text() ?? throw new DamagedJournalException("a node has no kind");
            nodes.Add(new NodeImage(kind, read.Id(), ReadImage(ref read), ReadImage(ref read)));
        }
        return nodes.DrainToImmutable();
    }

    private static ImmutableArray<EdgeImage> ReadEdges(ref CanonicalReader read)
    {
        var edges = ImmutableArray.CreateBuilder<EdgeImage>();
        for (var left = read.Items(60); left > 0; left--)
        {
            var kind = read.Text() ?? throw new DamagedJournalException("an edge has no kind");
            edges.Add(new EdgeImage(kind, read.Id(), read.Id(), read.Id(), ReadImage(ref read), ReadImage(ref read)));
        }
        return edges.DrainToImmutable();
    }

    private static ImmutableArray<ImageValue>? ReadImage(ref CanonicalReader read)
    {
        var count = read.Count();
        if (count == -1) return null;
        if (count < 0) throw new DamagedJournalException($"an image claims {count} values");
        var values = ImmutableArray.CreateBuilder<ImageValue>();
        for (var left = count; left > 0; left--)
            values.Add(new ImageValue(read.Text() ?? throw new DamagedJournalException("a value has no name"), read.Value()));
        return values.DrainToImmutable();
    }
}
