namespace Architecture.Storage.Embedded;

// Backup, restore and verification: what an operator does with a store.
public sealed partial class EmbeddedStore
{
    private const string ProbeName = "write.probe";

    /// <summary>
    /// Why the store takes no writes: the last one failed, and a file as long as the journal needs cannot be written now either. So a store that is well again is found to be, even
    /// if nobody tries to write.
    /// </summary>
    public Exception? WriteFault()
    {
        if (_writer.Fault is not { } fault) return null;
        if (_log.IsInDoubt) return fault;
        try
        {
            Probe();
            return null;
        }
        catch (Exception)
        {
            // Whatever it is, it is why nothing can be written; a file that would be too long is no IOException.
            return fault;
        }
    }

    private void Probe()
    {
        try
        {
            using var probe = _folder.Open(ProbeName, FileUse.Create);
            // More than the journal takes at a time.
            probe.Write(new byte[2 * _options.AheadBytes], 0);
            probe.Sync();
        }
        finally
        {
            _folder.Delete(ProbeName);
        }
    }

    /// <summary>Copies the store as it is durable now, while it goes on being read and written.</summary>
    /// <param name="target">A folder that does not exist yet, or is empty.</param>
    /// <param name="cancellation">Cancels the wait, not a copy that has begun.</param>
    /// <returns>The last entry in the copy.</returns>
    /// <exception cref="StoreUnavailableException">There is something in the target, or it cannot be written.</exception>
    public async Task<long> BackupAsync(string target, CancellationToken cancellation)
    {
        CheckWritable();
        var mark = await _writer.Enqueue(new PauseWork<HeadMark>(_log.Head, cancellation));
        // In line with checkpoints, so that none is removed while it is copied.
        return await _housekeeping.Run(() =>
        {
            Backup.Into(target, copy => Backup.Write(_folder, copy, mark));
            return mark.Sequence;
        }).WaitAsync(cancellation);
    }

    /// <summary>Makes a store from a backup, after checking the backup.</summary>
    /// <param name="backup">A folder that <see cref="BackupAsync"/> made.</param>
    /// <param name="folder">A folder that does not exist yet, or is empty; nothing is ever overwritten.</param>
    /// <param name="cancellation">Cancels before the copy begins.</param>
    /// <returns>The last entry restored.</returns>
    /// <exception cref="DamagedStoreException">The backup is not whole.</exception>
    /// <exception cref="StoreUnavailableException">There is no backup, or the folder is not empty or cannot be written.</exception>
    public static Task<long> RestoreAsync(string backup, string folder, CancellationToken cancellation) => Task.Run(
        () =>
        {
            var source = new DiskFolder(backup);
            if (!source.Exists(StoreFile.FileName)) throw new StoreUnavailableException($"There is no backup in {source.Path}.");
            var report = new Verification(source, model: null, isQuiet: true).Run(cancellation);
            if (!report.IsIntact) throw new DamagedStoreException(report.Findings[0].File, report.Findings[0].What, report.Findings[0].Sequence);
            var mark = HeadMark.Read(source)!;
            Backup.Into(folder, copy => Backup.Write(source, copy, mark));
            return mark.Sequence;
        },
        cancellation);

    /// <summary>Reads every byte of a store and names everything that is not what was written. Changes nothing; a server may run meanwhile.</summary>
    /// <param name="folder">The store's folder, or a backup.</param>
    /// <param name="model">Null leaves out the comparison of checkpoints with a replay of the journal.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="StoreUnavailableException">There is no store in the folder.</exception>
    public static Task<VerifyReport> VerifyAsync(string folder, GraphModel? model, CancellationToken cancellation) =>
        Task.Run(() => Verify(new DiskFolder(folder), model, cancellation), cancellation);

    internal static VerifyReport Verify(IStoreFolder folder, GraphModel? model, CancellationToken cancellation)
    {
        if (folder.Names().Count == 0) throw new StoreUnavailableException($"There is no store in {folder.Path}.");
        IDisposable? quiet = null;
        try
        {
            quiet = folder.Lock();
        }
        catch (StoreUnavailableException)
        {
            // A server writes, or the folder is read-only: then what lies behind the acknowledged entries is not judged.
        }
        using (quiet) return new Verification(folder, model, quiet is not null).Run(cancellation);
    }
}
