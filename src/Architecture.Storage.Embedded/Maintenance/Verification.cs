using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>
/// Reads every byte of a store: the hashes of files, frames and entries, the chain from the first entry to the last, each index against its segment, and
/// (with a model) each checkpoint against a replay of the journal up to it.
/// </summary>
/// <param name="folder">The store's folder.</param>
/// <param name="model">Null leaves out the replay.</param>
/// <param name="isQuiet">Nobody writes meanwhile, so the bytes behind the acknowledged ones are judged too.</param>
internal sealed class Verification(IStoreFolder folder, GraphModel? model, bool isQuiet)
{
    private readonly ImmutableArray<VerifyFinding>.Builder _findings = ImmutableArray.CreateBuilder<VerifyFinding>();
    private readonly Dictionary<long, ImmutableArray<byte>> _hashes = [];
    private ImmutableArray<long> _checkpoints = [];
    private HeadMark? _mark;
    private MemoryGraph? _graph;
    private ScanEnd? _end;
    private long _entries;
    private int _files;

    public VerifyReport Run(CancellationToken cancellation)
    {
        Check(StoreFile.FileName, () =>
        {
            var known = StoreFile.Read(folder) ?? throw new DamagedStoreException(StoreFile.FileName, "it is missing");
            if (model is not null && known.ModelVersion > model.Version) throw new NewerModelException(folder.Path, known.ModelVersion, model.Version);
        });
        Check(HeadMark.FileName, () => _mark = HeadMark.Read(folder) ?? throw new DamagedStoreException(HeadMark.FileName, "it is missing"));
        Check(Checkpoint.Suffix, () => _checkpoints = Checkpoint.In(folder));
        _graph = model is null ? null : MemoryGraph.Empty(model);
        ImmutableArray<long> firsts = [];
        Check(JournalSegment.Suffix, () => firsts = JournalSegment.In(folder));
        foreach (var first in firsts)
        {
            cancellation.ThrowIfCancellationRequested();
            if (isQuiet || _mark is null || first <= _mark.Segment) CheckSegment(first, isLast: first == firsts[^1]);
        }
        if (firsts is not [1, ..]) Find(JournalSegment.NameOf(1), 1, "it is missing");
        CheckEnd(firsts);
        foreach (var sequence in _checkpoints) CheckCheckpointFile(sequence);
        return new VerifyReport(_entries, _files, _findings.ToImmutable());
    }

    private void CheckSegment(long first, bool isLast)
    {
        var name = JournalSegment.NameOf(first);
        var index = new GrowingIndex();
        Check(name, () =>
        {
            if (_end is not null && _end.Next != first)
            {
                // After a damaged segment the gap is that one's, named already.
                if (_end.IsClean) Find(JournalSegment.NameOf(_end.Next), _end.Next, "it is missing");
                _end = null;
            }
            using var file = folder.Open(name, FileUse.Read);
            var bytes = SegmentScan.Load(file).AsSpan();
            if (!isQuiet && _mark?.Segment == first) bytes = bytes[..(int)Math.Min(_mark.End, bytes.Length)];
            var before = _end;
            _end = null;
            _end = SegmentScan.Read(name, first, bytes, before, scanned => See(scanned, index));
            if (_end.IsClean && (isLast || _end.End == bytes.Length)) return;
            Find(name, _end.Next, WhatIsBehind(_end, isLast));
        });
        var indexName = SegmentIndexFile.NameOf(first);
        if (folder.Exists(indexName)) Check(indexName, () => CheckIndex(first, index));
    }

    private string WhatIsBehind(ScanEnd end, bool isLast) => isLast && _mark is not null && _mark.Sequence < end.Next
        ? $"behind its last entry, at byte {end.End}, lies something that was never acknowledged: an interrupted write, which the next start drops, or damage"
        : $"the frame at byte {end.End} is not whole";

    private void See(ScannedEntry scanned, GrowingIndex index)
    {
        _entries++;
        index.Add(scanned.Entry, scanned.Offset);
        var sequence = scanned.Entry.Sequence;
        if (_checkpoints.BinarySearch(sequence) >= 0) _hashes[sequence] = scanned.Hash;
        if (_mark?.Sequence == sequence && !_mark.Hash.AsSpan().SequenceEqual(scanned.Hash.AsSpan()))
            Find(HeadMark.FileName, sequence, "it names another entry than the journal holds");
        if (_graph is null) return;
        if (_graph.Sequence != sequence - 1)
        {
            _graph = null;
            return;
        }
        try
        {
            _graph = _graph.Apply(scanned.Entry);
        }
        catch (Exception fault) when (fault is DamagedJournalException or UnknownKindException)
        {
            Find(JournalSegment.Suffix, sequence, $"the entry does not follow on the graph before it: {fault.Message}");
            _graph = null;
            return;
        }
        if (_checkpoints.BinarySearch(sequence) >= 0) Check(Checkpoint.NameOf(sequence), () => CompareCheckpoint(sequence), isNewFile: false);
    }

    private void CheckEnd(ImmutableArray<long> firsts)
    {
        if (_mark is null || _end is null) return;
        if (_mark.Sequence >= _end.Next)
            Find(JournalSegment.NameOf(firsts[^1]), _end.Next, $"entries up to {_mark.Sequence} were acknowledged, but the journal ends at byte {_end.End}");
    }

    private void CheckIndex(long first, GrowingIndex expected)
    {
        var name = SegmentIndexFile.NameOf(first);
        using var index = SegmentIndexFile.Open(folder, first);
        if (!index.IsOf(expected)) throw new DamagedStoreException(name, "it does not say what its segment says");
    }

    private void CheckCheckpointFile(long sequence) => Check(Checkpoint.NameOf(sequence), () =>
    {
        if (!isQuiet && !folder.Exists(Checkpoint.NameOf(sequence))) return;
        Checkpoint.Check(folder, sequence);
        if (_end is not null && sequence >= _end.Next)
            throw new DamagedStoreException(Checkpoint.NameOf(sequence), $"it stands after entry {sequence}, which the journal does not hold");
    });

    private void CompareCheckpoint(long sequence)
    {
        var name = Checkpoint.NameOf(sequence);
        Checkpoint checkpoint;
        try
        {
            checkpoint = Checkpoint.Read(folder, sequence, model!);
        }
        catch (Exception fault) when (fault is DamagedStoreException or FileNotFoundException)
        {
            return; // Named when its file is checked, or superseded meanwhile.
        }
        if (!checkpoint.Hash.AsSpan().SequenceEqual(_hashes[sequence].AsSpan())) Find(name, sequence, "it stands after another entry than the journal holds");
        if (GraphComparison.FirstDifference(checkpoint.Graph, _graph!) is { } difference)
            Find(name, sequence, $"it does not hold what the journal leads to: {difference}");
    }

    private void Check(string file, Action check, bool isNewFile = true)
    {
        if (isNewFile) _files++;
        try
        {
            check();
        }
        catch (DamagedStoreException fault)
        {
            Find(fault.File, fault.Sequence, fault.What);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NewerStoreException or NewerModelException)
        {
            Find(file, null, fault.Message);
        }
    }

    private void Find(string file, long? sequence, string what) => _findings.Add(new VerifyFinding(file, sequence, what));
}
