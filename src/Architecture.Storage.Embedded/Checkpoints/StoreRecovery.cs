using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>A store as it was found on disk.</summary>
/// <param name="Journal">The journal and its end.</param>
/// <param name="Graph">The graph after the last entry.</param>
/// <param name="ProjectedTo">How far projected values reach.</param>
/// <param name="Replayed">Bytes of journal that the newest checkpoint does not hold.</param>
/// <param name="Notes">What the operator should know: torn bytes dropped, a checkpoint passed over.</param>
internal sealed record RecoveredStore(
    RecoveredJournal Journal, MemoryGraph Graph, long ProjectedTo, long Replayed, ImmutableArray<string> Notes);

/// <summary>Brings a store back: the newest whole checkpoint, then the journal behind it.</summary>
internal sealed class StoreRecovery(IStoreFolder folder, GraphModel model, bool mayWrite)
{
    private const int PageOfEntries = 1_024;

    private readonly ImmutableArray<string>.Builder _notes = ImmutableArray.CreateBuilder<string>();

    /// <exception cref="DamagedStoreException">Something acknowledged is not whole.</exception>
    /// <exception cref="NewerModelException">A newer program wrote here.</exception>
    public RecoveredStore Run()
    {
        var known = StoreFile.Read(folder);
        CheckIdentity(known);
        if (mayWrite) DeleteDrafts();
        var checkpoint = NewestCheckpoint();
        var graph = checkpoint?.Graph ?? MemoryGraph.Empty(model);
        var replayed = 0L;
        var behind = new List<JournalEntry>();
        var from = graph.Sequence;
        var journal = new JournalRecovery(folder, from, scanned =>
        {
            replayed = Math.Max(replayed, scanned.Offset);
            if (scanned.Entry.Sequence == from)
            {
                CheckHash(checkpoint!, scanned);
                return;
            }
            behind.Add(scanned.Entry);
            if (behind.Count < PageOfEntries) return;
            graph = Replay(graph, behind);
        }, mayWrite).Run();
        graph = Replay(graph, behind);
        if (journal.Torn > 0 && mayWrite)
        {
            _notes.Add($"{journal.Torn} bytes of an interrupted write behind entry {journal.End.Next - 1} were dropped; they were never acknowledged.");
        }
        if (mayWrite && known?.ModelVersion != model.Version)
            new StoreFile(known?.Store ?? NodeId.Parse(Guid.NewGuid().ToString("n")), model.Version).Write(folder);
        return new RecoveredStore(journal, graph, checkpoint?.ProjectedTo ?? 0, graph.Sequence == from ? 0 : replayed, _notes.ToImmutable());
    }

    private static MemoryGraph Replay(MemoryGraph graph, List<JournalEntry> entries)
    {
        try
        {
            var replayed = graph.Apply(entries);
            entries.Clear();
            return replayed;
        }
        catch (DamagedJournalException fault)
        {
            throw new DamagedStoreException("the journal", fault.Message, graph.Sequence + 1);
        }
    }

    private void CheckIdentity(StoreFile? known)
    {
        if (known is not null && known.ModelVersion > model.Version)
            throw new NewerModelException(folder.Path, known.ModelVersion, model.Version);
        if (known is not null) return;
        if (!mayWrite) throw new StoreUnavailableException($"There is no store in {folder.Path}.");
        // It is written last when a store is made, so an empty journal may stand without it.
        if (JournalSegment.In(folder).Length > 1 || HeadMark.Read(folder) is { Sequence: > 0 })
            throw new DamagedStoreException(StoreFile.FileName, "it is missing");
    }

    private Checkpoint? NewestCheckpoint()
    {
        foreach (var sequence in Checkpoint.In(folder).Reverse())
        {
            try
            {
                return Checkpoint.Read(folder, sequence, model);
            }
            catch (FileNotFoundException) when (!mayWrite)
            {
                // The server that writes beside us has just replaced it.
            }
            catch (DamagedStoreException fault)
            {
                _notes.Add($"{fault.File} was passed over: {fault.What}. Nothing is lost, the journal holds it all.");
            }
        }
        return null;
    }

    private static void CheckHash(Checkpoint checkpoint, ScannedEntry scanned)
    {
        if (!checkpoint.Hash.AsSpan().SequenceEqual(scanned.Hash.AsSpan()))
        {
            throw new DamagedStoreException(
                Checkpoint.NameOf(scanned.Entry.Sequence), "it stands after another entry than the journal holds", scanned.Entry.Sequence);
        }
    }

    private void DeleteDrafts()
    {
        foreach (var name in folder.Names().Where(name => name.EndsWith(".draft", StringComparison.Ordinal))) folder.Delete(name);
    }
}
