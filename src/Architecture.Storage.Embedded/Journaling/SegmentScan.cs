using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>An entry met in a scan, and where its bytes begin.</summary>
internal readonly record struct ScannedEntry(JournalEntry Entry, ImmutableArray<byte> Hash, long Offset);

/// <summary>Where a scan ended.</summary>
/// <param name="Next">Sequence that would come next.</param>
/// <param name="LastHash">Hash of the last entry.</param>
/// <param name="LastTime">Time of the last entry.</param>
/// <param name="End">Offset behind the last whole frame.</param>
/// <param name="IsClean">Only zeros follow.</param>
internal sealed record ScanEnd(long Next, ImmutableArray<byte> LastHash, DateTimeOffset LastTime, long End, bool IsClean);

/// <summary>Reads a segment from its head on, checking every frame, every entry and the chain between them.</summary>
internal static class SegmentScan
{
    public static byte[] Load(IStoreFile file)
    {
        var bytes = new byte[checked((int)file.Length)];
        file.Read(bytes, 0);
        return bytes;
    }

    /// <exception cref="DamagedStoreException">A whole frame holds what does not follow on what came before.</exception>
    public static ScanEnd Read(string name, long first, ReadOnlySpan<byte> bytes, ScanEnd? before, Action<ScannedEntry> each)
    {
        var previous = JournalSegment.CheckHead(name, first, bytes);
        if (before is not null && !before.LastHash.AsSpan().SequenceEqual(previous.AsSpan()))
            throw new DamagedStoreException(name, "it does not follow on the segment before it", first);
        var end = new ScanEnd(first, previous, before?.LastTime ?? DateTimeOffset.MinValue, JournalSegment.HeadBytes, IsClean: true);
        while (true)
        {
            var rest = bytes[(int)end.End..];
            var length = JournalFrame.Parse(rest, end.Next, out var count);
            if (length == 0) return end;
            if (length < 0) return end with { IsClean = false };
            end = ReadFrame(name, rest[..length], count, end, each);
        }
    }

    private static ScanEnd ReadFrame(string name, ReadOnlySpan<byte> frame, int count, ScanEnd end, Action<ScannedEntry> each)
    {
        var at = JournalFrame.HeadBytes;
        var (next, hash, time) = (end.Next, end.LastHash, end.LastTime);
        for (; count > 0; count--, next++)
        {
            var size = BinaryPrimitives.ReadInt32LittleEndian(frame[at..]);
            at += 4;
            if (size < 0 || size > frame.Length - at) throw new DamagedStoreException(name, $"an entry at byte {end.End + at} claims {size} bytes", next);
            var entry = Decode(name, frame.Slice(at, size), end.End + at, next);
            if (entry.Sequence != next) throw new DamagedStoreException(name, $"entry {entry.Sequence} stands where {next} belongs", next);
            if (!entry.Previous.AsSpan().SequenceEqual(hash.AsSpan())) throw new DamagedStoreException(name, "the chain of hashes breaks", next);
            if (entry.Time < time) throw new DamagedStoreException(name, "an entry is earlier than the one before it", next);
            (hash, time) = (JournalCodec.Hash(frame.Slice(at, size)), entry.Time);
            each(new ScannedEntry(entry, hash, end.End + at));
            at += size;
        }
        if (at != frame.Length) throw new DamagedStoreException(name, $"a frame goes on behind its entries at byte {end.End + at}", next - 1);
        return new ScanEnd(next, hash, time, end.End + frame.Length, IsClean: true);
    }

    private static JournalEntry Decode(string name, ReadOnlySpan<byte> bytes, long offset, long sequence)
    {
        try
        {
            return JournalCodec.Decode(bytes);
        }
        catch (DamagedJournalException fault)
        {
            throw new DamagedStoreException(name, $"the entry at byte {offset} cannot be read: {fault.Message}", sequence);
        }
    }
}
