using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>The journal on disk: frames appended by the one writer, entries read by anybody.</summary>
internal sealed class JournalLog : IDisposable
{
    private const int KeptMoments = 1_000;

    private readonly ConcurrentDictionary<DateTimeOffset, long> _moments = [];
    private readonly IStoreFolder _folder;
    private readonly IStoreFile? _head;
    private readonly long _segmentBytes;
    private readonly byte[] _zeros;
    private readonly Action<JournalSegment> _finished;
    private ImmutableArray<JournalSegment> _segments;
    private long _end;
    private long _allocated;
    private Exception? _broken;

    /// <param name="folder">The store's folder.</param>
    /// <param name="recovered">What was found in it.</param>
    /// <param name="finished">Told of a finished segment, on the writer's thread.</param>
    /// <param name="options">Sizes, and whether another process writes and this one only reads.</param>
    public JournalLog(IStoreFolder folder, RecoveredJournal recovered, Action<JournalSegment> finished, EmbeddedStoreOptions options)
    {
        (_folder, _segments, _segmentBytes, _finished) = (folder, recovered.Segments, options.SegmentBytes, finished);
        _zeros = new byte[options.AheadBytes];
        (Sequence, Hash, _end) = (recovered.End.Next - 1, recovered.End.LastHash, recovered.End.End);
        _allocated = Last.File.Length;
        if (options.ReadOnly) return;
        _head = folder.Open(HeadMark.FileName, FileUse.Write);
        Mark();
    }

    /// <summary>Last sequence that is durable.</summary>
    public long Sequence { get; private set; }

    /// <summary>Hash of that entry.</summary>
    public ImmutableArray<byte> Hash { get; private set; }

    /// <summary>Whether nobody knows what is on disk behind the last durable entry; then nothing is written until a new start.</summary>
    public bool IsInDoubt => Volatile.Read(ref _broken) is not null;

    public ImmutableArray<JournalSegment> Segments => _segments;

    /// <summary>Bytes of the journal behind the checkpoint that the store started from.</summary>
    public long Written { get; private set; }

    private JournalSegment Last => _segments[^1];

    /// <summary>Appends a frame and waits until it is durable.</summary>
    /// <exception cref="IOException">It is not durable. A full disk found out before the frame is written leaves the journal usable.</exception>
    public void Append(ReadOnlySpan<byte> frame, IReadOnlyList<ScannedEntry> entries)
    {
        if (_broken is not null) throw new IOException($"An earlier write failed and the journal's end is in doubt; only a new start finds out: {_broken.Message}", _broken);
        if (_end >= _segmentBytes) StartSegment();
        Allocate(frame.Length);
        try
        {
            Last.File.Write(frame, _end);
            Last.File.Sync();
            var index = (GrowingIndex)Last.Index;
            foreach (var entry in entries) index.Add(entry.Entry, _end + entry.Offset);
            var end = _end + frame.Length;
            new HeadMark(entries[^1].Entry.Sequence, Last.First, end, entries[^1].Hash).Write(_head!);
            (Sequence, Hash, _end) = (entries[^1].Entry.Sequence, entries[^1].Hash, end);
            Written += frame.Length;
        }
        catch (Exception fault)
        {
            // After a failed sync nobody knows what is on disk (the system may have dropped the pages): only a new start finds out.
            _broken = fault;
            throw;
        }
    }

    public void CountReplayed(long bytes) => Written += bytes;

    /// <summary>Reads entries after a sequence, up to a last one.</summary>
    public ImmutableArray<JournalEntry> Read(long after, int first, long last)
    {
        var from = Math.Max(after, 0) + 1;
        var to = first > last - from + 1 ? last : from + first - 1;
        if (to < from) return [];
        var entries = ImmutableArray.CreateBuilder<JournalEntry>((int)(to - from + 1));
        for (var sequence = from; sequence <= to; sequence++) entries.Add(Entry(sequence));
        return entries.MoveToImmutable();
    }

    public JournalEntry Entry(long sequence) => SegmentOf(sequence).Read(sequence);

    public ImmutableArray<JournalEntry> History(NodeId record, long after, int first, long last)
    {
        var sequences = new List<long>();
        foreach (var segment in _segments)
        {
            if (sequences.Count >= first || segment.First > last) break;
            segment.Index.AddHistory(record, after, sequences);
        }
        return [.. sequences.TakeWhile(sequence => sequence <= last).Take(first).Select(Entry)];
    }

    /// <summary>The last entry at or before a time earlier than that of the last entry; 0 if none. The answer never changes, so it is kept.</summary>
    public long SequenceAt(DateTimeOffset time, long last)
    {
        if (_moments.TryGetValue(time, out var known)) return known;
        if (_moments.Count >= KeptMoments) _moments.Clear();
        return _moments[time] = FindSequenceAt(time, last);
    }

    /// <summary>Where the durable journal ends now; called on the writer's thread.</summary>
    public HeadMark Head() => new(Sequence, Last.First, _end, Hash);

    public void Dispose()
    {
        try
        {
            if (_broken is null) _head?.Sync();
        }
        catch (IOException)
        {
            // The mark may lag behind the journal; the next start goes by the journal.
        }
        _head?.Dispose();
        foreach (var segment in _segments) segment.Dispose();
    }

    private long FindSequenceAt(DateTimeOffset time, long last)
    {
        long low = 0, high = last;
        while (low < high)
        {
            var middle = low + (high - low + 1) / 2;
            if (Entry(middle).Time <= time) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private void Mark() => Head().Write(_head!);

    private JournalSegment SegmentOf(long sequence)
    {
        var segments = _segments;
        int low = 0, high = segments.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (segments[middle].First <= sequence) low = middle;
            else high = middle - 1;
        }
        return segments[low];
    }

    private void StartSegment()
    {
        var finished = Last;
        finished.File.Truncate(_end);
        finished.File.Sync();
        _allocated = _end;
        var next = JournalSegment.Create(_folder, Sequence + 1, Hash, _zeros.Length);
        _segments = _segments.Add(next);
        (_end, _allocated) = (JournalSegment.HeadBytes, JournalSegment.HeadBytes + _zeros.Length);
        Mark();
        _finished(finished);
    }

    private void Allocate(int length)
    {
        if (_end + length <= _allocated) return;
        var wanted = _end + length + _zeros.Length;
        while (_allocated < wanted)
        {
            var part = _zeros.AsSpan(0, (int)Math.Min(wanted - _allocated, _zeros.Length));
            Last.File.Write(part, _allocated);
            _allocated += part.Length;
        }
        try
        {
            Last.File.Sync();
        }
        catch (Exception fault)
        {
            _broken = fault;
            throw;
        }
    }
}
