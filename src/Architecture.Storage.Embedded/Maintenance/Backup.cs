using System.Collections.Immutable;

namespace Architecture.Storage.Embedded;

/// <summary>Copies a store, or what of it is durable at one moment while it is written.</summary>
internal static class Backup
{
    private const int CopyBytes = 1 << 20;

    /// <summary>Copies the store up to a mark: what comes behind it is not in the copy.</summary>
    public static void Write(IStoreFolder from, IStoreFolder to, HeadMark mark)
    {
        Copy(from, to, StoreFile.FileName, long.MaxValue);
        foreach (var first in JournalSegment.In(from).Where(first => first <= mark.Segment))
        {
            Copy(from, to, JournalSegment.NameOf(first), first == mark.Segment ? mark.End : long.MaxValue);
            if (first < mark.Segment && from.Exists(SegmentIndexFile.NameOf(first))) Copy(from, to, SegmentIndexFile.NameOf(first), long.MaxValue);
        }
        var checkpoints = Checkpoint.In(from).Where(sequence => sequence <= mark.Sequence).ToImmutableArray();
        if (checkpoints.Length > 0) Copy(from, to, Checkpoint.NameOf(checkpoints[^1]), long.MaxValue);
        mark.Create(to);
    }

    /// <summary>Fills a folder that must not be there yet or be empty; it appears whole or not at all.</summary>
    /// <exception cref="StoreUnavailableException">There is something in it.</exception>
    public static void Into(string target, Action<DiskFolder> fill)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(target));
        if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any()))
            throw new StoreUnavailableException($"{path} is not empty; nothing there is overwritten. Choose a folder that does not exist.");
        var draft = path + ".draft";
        try
        {
            if (Directory.Exists(draft)) Directory.Delete(draft, recursive: true);
            Directory.CreateDirectory(draft);
            fill(new DiskFolder(draft));
            if (Directory.Exists(path)) Directory.Delete(path);
            Directory.Move(draft, path);
            new DiskFolder(Path.GetDirectoryName(path)!).Sync();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"{path} cannot be written: {fault.Message}", fault);
        }
    }

    private static void Copy(IStoreFolder from, IStoreFolder to, string name, long length)
    {
        using var source = from.Open(name, FileUse.Read);
        using var copy = to.Open(name, FileUse.Create);
        var left = Math.Min(length, source.Length);
        var buffer = new byte[CopyBytes];
        for (var at = 0L; left > 0;)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(left, CopyBytes));
            if (source.Read(part, at) < part.Length) throw new IOException($"{name} became shorter while it was copied.");
            copy.Write(part, at);
            at += part.Length;
            left -= part.Length;
        }
        copy.Sync();
    }
}
