namespace Architecture.Graph;

/// <summary>The folder that a store lives in: the few operations that durability rests on, so that a test can cut the power in any of them.</summary>
public interface IStoreFolder
{
    /// <summary>Named in every message.</summary>
    string Path { get; }

    IStoreFile Open(string name, FileUse use);
    bool Exists(string name);

    /// <summary>Names of the files, in ordinal order.</summary>
    IReadOnlyList<string> Names();

    /// <summary>Renames in one step, replacing what had the name.</summary>
    void Move(string from, string to);

    void Delete(string name);

    /// <summary>Marks this process as the folder's one writer until disposed; makes the folder if it is not there.</summary>
    /// <exception cref="StoreUnavailableException">Another writer has it, or it cannot be written.</exception>
    IDisposable Lock();

    /// <summary>Makes names durable: those created, moved and deleted.</summary>
    void Sync();
}

/// <summary>A file read and written at offsets.</summary>
public interface IStoreFile : IDisposable
{
    long Length { get; }

    /// <summary>Reads until the span is full or the file ends.</summary>
    int Read(Span<byte> bytes, long offset);

    /// <summary>Writes to the operating system, not yet to the disk.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    void Truncate(long length);

    /// <summary>Returns when everything written, and the length, would survive a power cut.</summary>
    void Sync();
}

/// <summary>What a file is opened for.</summary>
public enum FileUse
{
    Read,
    Write,
    /// <summary>New, or emptied.</summary>
    Create,
}
