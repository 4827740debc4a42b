namespace Architecture.Graph;

/// <summary>Stored bytes are not what this program wrote. Nothing was changed; the message names file and place.</summary>
public sealed class DamagedStoreException : Exception
{
    /// <param name="file">Name of the file.</param>
    /// <param name="what">What is wrong, and where in it.</param>
    /// <param name="sequence">The first journal entry that cannot be believed, where one is concerned.</param>
    public DamagedStoreException(string file, string what, long? sequence = null)
        : base($"{file} is damaged{(sequence is { } number ? $" from journal entry {number} on" : "")}: {what}. "
            + "Nothing was changed. Verify the folder, then restore a backup beside it.") =>
        (File, What, Sequence) = (file, what, sequence);

    public string File { get; }
    public string What { get; }
    public long? Sequence { get; }
}

/// <summary>A file has a later format than this program reads.</summary>
public sealed class NewerStoreException(string file, int format, int known)
    : Exception($"{file} was written in format {format}; this program reads up to {known}. Start a newer version; nothing was changed.");
