namespace Architecture.Storage.Embedded.Tests;

/// <summary>
/// A folder whose power can be cut at any operation. What was written but not synced is then there or not, sector by sector; names that were
/// not synced appear up to some operation. So whatever survives every cut was really waited for.
/// </summary>
internal sealed class SimulatedDisk : IStoreFolder
{
    private const int Sector = 512;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Content> _names = [];
    private readonly List<Action<Dictionary<string, Content>>> _pendingNames = [];
    private Dictionary<string, Content> _durableNames = [];
    private bool _locked;
    private bool _isOff;

    public string Path => "/simulated";

    /// <summary>Operations so far: those that change something.</summary>
    public int Operations { get; private set; }

    /// <summary>The operation at which the power goes; −1: never.</summary>
    public int CutAt { get; set; } = -1;

    /// <summary>A disk that says it has synced and has not, to show that the tests would notice.</summary>
    public bool Lies { get; set; }

    /// <summary>Bytes that fit; beyond them a write fails as on a full disk.</summary>
    public long Capacity { get; set; } = long.MaxValue;

    /// <summary>A folder mounted for reading.</summary>
    public bool IsReadOnly { get; set; }

    /// <summary>The next sync of a file with this ending fails.</summary>
    public string? FailSyncOf { get; set; }

    public int Syncs { get; private set; }

    /// <summary>Whether every byte of the files with this ending would survive a cut now.</summary>
    public bool IsDurable(string suffix)
    {
        lock (_gate)
        {
            return _names.Where(name => name.Key.EndsWith(suffix, StringComparison.Ordinal))
                .All(name => name.Value.Pending.Count == 0 && _durableNames.GetValueOrDefault(name.Key) == name.Value);
        }
    }

    public byte[] Bytes(string name)
    {
        lock (_gate) return [.. _names[name].Bytes];
    }

    public void Overwrite(string name, Func<byte[], byte[]> change)
    {
        lock (_gate)
        {
            var content = new Content { Bytes = change([.. _names[name].Bytes]) };
            content.Durable = [.. content.Bytes];
            _names[name] = content;
            _durableNames = new Dictionary<string, Content>(_names);
        }
    }

    /// <summary>What a new start finds after the power was cut.</summary>
    public SimulatedDisk AfterCut(Random random)
    {
        lock (_gate)
        {
            var names = new Dictionary<string, Content>(_durableNames);
            foreach (var change in _pendingNames.Take(random.Next(_pendingNames.Count + 1))) change(names);
            return From(names.ToDictionary(name => name.Key, name => name.Value.AfterCut(random)));
        }
    }

    /// <summary>What a new start finds after the process was killed: everything written, for the system keeps it.</summary>
    public SimulatedDisk AfterKill()
    {
        lock (_gate) return From(_names.ToDictionary(name => name.Key, name => name.Value.Bytes));
    }

    public IStoreFile Open(string name, FileUse use)
    {
        lock (_gate)
        {
            if (use == FileUse.Create)
            {
                Operate();
                var content = new Content();
                Rename(names => names[name] = content);
            }
            if (!_names.TryGetValue(name, out var found)) throw new FileNotFoundException($"{name} is not there.");
            return new SimulatedFile(this, name, found);
        }
    }

    public bool Exists(string name)
    {
        lock (_gate) return _names.ContainsKey(name);
    }

    public IReadOnlyList<string> Names()
    {
        lock (_gate) return [.. _names.Keys.Order(StringComparer.Ordinal)];
    }

    public void Move(string from, string to)
    {
        lock (_gate)
        {
            Operate();
            Rename(names =>
            {
                if (names.Remove(from, out var content)) names[to] = content;
            });
        }
    }

    public void Delete(string name)
    {
        lock (_gate)
        {
            Operate();
            Rename(names => names.Remove(name));
        }
    }

    public IDisposable Lock()
    {
        lock (_gate)
        {
            if (IsReadOnly) throw new StoreUnavailableException($"The store in {Path} cannot be written: Read-only file system.");
            if (_locked) throw new StoreUnavailableException($"The store in {Path} is already open for writing by another server.");
            _locked = true;
            return new Unlock(this);
        }
    }

    public void Sync()
    {
        lock (_gate)
        {
            Operate();
            if (Lies) return;
            _pendingNames.Clear();
            _durableNames = new Dictionary<string, Content>(_names);
        }
    }

    private static SimulatedDisk From(Dictionary<string, byte[]> files)
    {
        var disk = new SimulatedDisk();
        foreach (var (name, bytes) in files) disk._names[name] = new Content { Bytes = bytes, Durable = [.. bytes] };
        disk._durableNames = new Dictionary<string, Content>(disk._names);
        return disk;
    }

    private void Rename(Action<Dictionary<string, Content>> change)
    {
        change(_names);
        _pendingNames.Add(change);
    }

    private void Operate()
    {
        if (_isOff || Operations == CutAt)
        {
            _isOff = true;
            throw new IOException("The power is cut.");
        }
        if (IsReadOnly) throw new IOException("Read-only file system");
        Operations++;
    }

    private sealed class Unlock(SimulatedDisk disk) : IDisposable
    {
        public void Dispose() => disk._locked = false;
    }

    /// <summary>A file's bytes as the system shows them, as the disk has them, and the operations between.</summary>
    private sealed class Content
    {
        public byte[] Bytes { get; set; } = [];
        public byte[] Durable { get; set; } = [];

        /// <summary>Bytes written at an offset, or (null) a length set.</summary>
        public List<(long Offset, byte[]? Bytes)> Pending { get; } = [];

        public byte[] AfterCut(Random random)
        {
            byte[] bytes = [.. Durable];
            foreach (var (offset, written) in Pending)
            {
                if (written is null)
                {
                    if (random.Next(2) == 0) Array.Resize(ref bytes, (int)offset);
                    continue;
                }
                for (var at = 0; at < written.Length;)
                {
                    var length = (int)Math.Min(Sector - (offset + at) % Sector, written.Length - at);
                    if (random.Next(2) == 0) Patch(ref bytes, offset + at, written.AsSpan(at, length));
                    at += length;
                }
            }
            return bytes;
        }

        private static void Patch(ref byte[] bytes, long offset, ReadOnlySpan<byte> written)
        {
            if (bytes.Length < offset + written.Length) Array.Resize(ref bytes, (int)offset + written.Length);
            written.CopyTo(bytes.AsSpan((int)offset));
        }
    }

    private sealed class SimulatedFile(SimulatedDisk disk, string name, Content content) : IStoreFile
    {
        public long Length
        {
            get
            {
                lock (disk._gate) return content.Bytes.Length;
            }
        }

        public int Read(Span<byte> bytes, long offset)
        {
            lock (disk._gate)
            {
                var rest = content.Bytes.AsSpan((int)Math.Min(offset, content.Bytes.Length));
                var count = Math.Min(rest.Length, bytes.Length);
                rest[..count].CopyTo(bytes);
                return count;
            }
        }

        public void Write(ReadOnlySpan<byte> bytes, long offset)
        {
            lock (disk._gate)
            {
                disk.Operate();
                var grows = Math.Max(0, offset + bytes.Length - content.Bytes.Length);
                if (grows > 0 && disk._names.Values.Sum(other => (long)other.Bytes.Length) + grows > disk.Capacity)
                    throw new IOException("No space left on device");
                if (offset + bytes.Length > content.Bytes.Length)
                {
                    var grown = content.Bytes;
                    Array.Resize(ref grown, (int)offset + bytes.Length);
                    content.Bytes = grown;
                }
                bytes.CopyTo(content.Bytes.AsSpan((int)offset));
                content.Pending.Add((offset, bytes.ToArray()));
            }
        }

        public void Truncate(long length)
        {
            lock (disk._gate)
            {
                disk.Operate();
                var cut = content.Bytes;
                Array.Resize(ref cut, (int)length);
                content.Bytes = cut;
                content.Pending.Add((length, null));
            }
        }

        public void Sync()
        {
            lock (disk._gate)
            {
                disk.Operate();
                if (disk.FailSyncOf is { } ending && name.EndsWith(ending, StringComparison.Ordinal))
                {
                    disk.FailSyncOf = null;
                    throw new IOException("Input/output error");
                }
                disk.Syncs++;
                if (disk.Lies) return;
                content.Durable = [.. content.Bytes];
                content.Pending.Clear();
            }
        }

        public void Dispose() { }
    }
}
