using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// The follower's graph in a file of this server's own, so that a start reads only what was committed since. It is a copy: what is right stands in the database, so
/// a file that is not whole is passed over, and one that is not of the journal there is thrown away.
/// </summary>
internal sealed class FollowerCheckpoint(Neo4jStoreOptions options)
{
    public const string FileName = "follower.checkpoint";
    private const string Kind = "ARCHFOLW";
    private const int Format = 1;

    // A short tail is read quickly, and a server that is only looked into writes nothing.
    private const int LeastPart = 8;

    private readonly IStoreFolder? _folder = options.Folder is { } path ? new DiskFolder(path) : null;
    private Task _writing = Task.CompletedTask;
    private long _written;

    /// <summary>Which journal the file is of, and the graph that it holds; null where there is no whole one.</summary>
    public (string Identity, Published Published)? Read()
    {
        try
        {
            if (_folder?.Exists(FileName) != true) return null;
            using var file = _folder.Open(FileName, FileUse.Read);
            var read = new SealedReader(file, FileName, Kind, Format);
            var (identity, sequence, projection) = (read.Text(), read.Count(), read.Count());
            var checkpoint = Checkpoint.ReadFrom(read, FileName, sequence, options.Model);
            _written = sequence;
            return (identity, new Published(checkpoint.Graph, checkpoint.Hash, Epoch: 0, projection, checkpoint.ProjectedTo));
        }
        catch (Exception fault) when (IsNoLoss(fault) || fault is DamagedStoreException or NewerStoreException or UnknownKindException)
        {
            return null;
        }
    }

    /// <summary>It is not of the journal that is followed.</summary>
    public void Discard()
    {
        _written = 0;
        try
        {
            _folder?.Delete(FileName);
        }
        catch (Exception fault) when (IsNoLoss(fault))
        {
            // It is found out again by the next start.
        }
    }

    /// <summary>The follower has come to the journal's end as it knows it: the file is written anew, beside everything else, when enough has come since.</summary>
    public void Pass(Published published, string identity)
    {
        if (_folder is null || published.Sequence - _written < options.CheckpointEntries || !_writing.IsCompleted) return;
        _writing = Task.Run(() => Write(published, identity));
    }

    /// <summary>Nobody leads the follower on any more.</summary>
    public async Task FinishAsync(Published published, string identity)
    {
        await _writing;
        if (_folder is not null && published.Sequence - _written >= Math.Max(1, options.CheckpointEntries / LeastPart)) Write(published, identity);
    }

    private void Write(Published published, string identity)
    {
        try
        {
            Directory.CreateDirectory(_folder!.Path);
            SealedFile.Replace(_folder, FileName, Kind, Format, write =>
            {
                write.Text(identity);
                write.Count(published.Sequence);
                write.Count(published.Projection);
                new Checkpoint(published.Root, published.Hash, published.ProjectedTo).WriteTo(write);
            });
        }
        catch (Exception fault) when (IsNoLoss(fault))
        {
            // A full disk or a folder for reading only: the next start reads the journal.
        }
        // Also after a failure: it is not tried again with every commit.
        _written = published.Sequence;
    }

    private static bool IsNoLoss(Exception fault) => fault is IOException or UnauthorizedAccessException;
}
