using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>The journal as it was found.</summary>
/// <param name="Segments">At least one.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Torn">Bytes of a frame that a crash tore behind the end; never acknowledged.</param>
internal sealed record RecoveredJournal(ImmutableArray<JournalSegment> Segments, ScanEnd End, long Torn);

/// <summary>Finds the journal's end, and replays what a checkpoint does not hold.</summary>
internal sealed class JournalRecovery(IStoreFolder folder, long checkpoint, Action<ScannedEntry> replay, bool mayWrite)
{
    private readonly HeadMark? _mark = HeadMark.Read(folder);

    public RecoveredJournal Run()
    {
        var firsts = JournalSegment.In(folder);
        if (firsts.IsEmpty) return mayWrite ? Begin() : throw new DamagedStoreException(JournalSegment.NameOf(1), "it is missing", 1);
        if (_mark is null) throw new DamagedStoreException(HeadMark.FileName, "it is missing");
        if (firsts[0] != 1) throw new DamagedStoreException(JournalSegment.NameOf(1), "it is missing", 1);
        var segments = ImmutableArray.CreateBuilder<JournalSegment>();
        ScanEnd? end = null;
        try
        {
            for (var i = 0; i < firsts.Length; i++) segments.Add(Open(firsts[i], i + 1 < firsts.Length ? firsts[i + 1] : null, ref end));
            var torn = CheckEnd(segments[^1], end!);
            return new RecoveredJournal(segments.DrainToImmutable(), end!, torn);
        }
        catch
        {
            foreach (var segment in segments) segment.Dispose();
            throw;
        }
    }

    private RecoveredJournal Begin()
    {
        if (_mark is { Sequence: > 0 } || checkpoint > 0) throw new DamagedStoreException(JournalSegment.NameOf(1), "it is missing", 1);
        // The mark is there before the journal, so that a missing mark is damage. Begun twice after a crash in between, it is the same mark.
        var end = new ScanEnd(1, JournalCodec.NoHash, DateTimeOffset.MinValue, JournalSegment.HeadBytes, IsClean: true);
        new HeadMark(0, 1, end.End, end.LastHash).Create(folder);
        return new RecoveredJournal([JournalSegment.Create(folder, 1, end.LastHash, 0)], end, 0);
    }

    private JournalSegment Open(long first, long? next, ref ScanEnd? end)
    {
        var name = JournalSegment.NameOf(first);
        if (end is not null && end.Next != first) throw new DamagedStoreException(JournalSegment.NameOf(end.Next), "it is missing", end.Next);
        if (next is { } following && following - 1 <= checkpoint && TryOpenIndexed(first, following) is { } indexed)
        {
            end = null;
            return indexed;
        }
        var file = folder.Open(name, next is null && mayWrite ? FileUse.Write : FileUse.Read);
        try
        {
            var index = new GrowingIndex();
            end = SegmentScan.Read(name, first, SegmentScan.Load(file), end, scanned =>
            {
                index.Add(scanned.Entry, scanned.Offset);
                if (scanned.Entry.Sequence >= checkpoint) replay(scanned);
            });
            if (next is not null && (!end.IsClean || end.Next != next)) throw Missing(name, end);
            return new JournalSegment(name, first, file, next is null ? index : Finish(first, index));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private JournalSegment? TryOpenIndexed(long first, long next)
    {
        if (!folder.Exists(SegmentIndexFile.NameOf(first))) return null;
        SegmentIndexFile index;
        try
        {
            index = SegmentIndexFile.Open(folder, first);
        }
        catch (DamagedStoreException)
        {
            // It can be made anew from the segment, which is checked on the way.
            return null;
        }
        if (index.Entries == next - first)
            return new JournalSegment(JournalSegment.NameOf(first), first, folder.Open(JournalSegment.NameOf(first), FileUse.Read), index);
        index.Dispose();
        return null;
    }

    private ISegmentIndex Finish(long first, GrowingIndex index)
    {
        if (!mayWrite) return index;
        SegmentIndexFile.Write(folder, first, index);
        return SegmentIndexFile.Open(folder, first);
    }

    /// <summary>Holds the end against the mark; the answer is how many bytes a crash tore.</summary>
    private long CheckEnd(JournalSegment last, ScanEnd end)
    {
        var sequence = end.Next - 1;
        if (_mark!.Sequence > sequence) throw Missing(last.Name, end);
        if (_mark.Sequence == sequence && !_mark.Hash.AsSpan().SequenceEqual(end.LastHash.AsSpan()))
            throw new DamagedStoreException(HeadMark.FileName, $"it names another entry {sequence} than {last.Name} holds", sequence);
        if (checkpoint > sequence) throw Missing(last.Name, end);
        if (end.IsClean) return 0;
        var torn = last.File.Length - end.End;
        if (mayWrite)
        {
            last.File.Truncate(end.End);
            last.File.Sync();
        }
        return torn;
    }

    private DamagedStoreException Missing(string name, ScanEnd end) => new(
        name,
        $"the frame at byte {end.End} is not whole, though entries up to {Math.Max(_mark!.Sequence, checkpoint)} were acknowledged",
        end.Next);
}
