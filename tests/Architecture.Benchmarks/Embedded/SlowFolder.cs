using Architecture.Graph;

namespace Architecture.Benchmarks.Embedded;

/// <summary>A folder whose files take longer to sync, as on a hard disk or a network volume.</summary>
internal sealed class SlowFolder(DiskFolder disk, TimeSpan syncTime) : IStoreFolder
{
    public string Path => disk.Path;

    public IStoreFile Open(string name, FileUse use) => new SlowFile(disk.Open(name, use), syncTime);

    public bool Exists(string name) => disk.Exists(name);

    public IReadOnlyList<string> Names() => disk.Names();

    public void Move(string from, string to) => disk.Move(from, to);

    public void Delete(string name) => disk.Delete(name);

    public IDisposable Lock() => disk.Lock();

    public void Sync() => disk.Sync();

    private sealed class SlowFile(IStoreFile file, TimeSpan syncTime) : IStoreFile
    {
        public long Length => file.Length;

        public int Read(Span<byte> bytes, long offset) => file.Read(bytes, offset);

        public void Write(ReadOnlySpan<byte> bytes, long offset) => file.Write(bytes, offset);

        public void Truncate(long length) => file.Truncate(length);

        public void Sync()
        {
            file.Sync();
            Thread.Sleep(syncTime);
        }

        public void Dispose() => file.Dispose();
    }
}
