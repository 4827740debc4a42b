namespace Architecture.Storage.Embedded;

/// <summary>Where things stand in one segment of the journal.</summary>
internal interface ISegmentIndex : IDisposable
{
    int Entries { get; }

    /// <summary>Offset in the segment of the bytes of its nth entry.</summary>
    long OffsetOf(int ordinal);

    /// <summary>Adds, in order, the sequences after one that touched a record.</summary>
    void AddHistory(NodeId record, long after, List<long> sequences);

    /// <summary>The idempotency keys recorded in the segment.</summary>
    IEnumerable<RecordedKey> Keys();
}

/// <summary>The digest of an actor and its idempotency key, and the entry that holds them.</summary>
internal readonly record struct RecordedKey(UInt128 Digest, long Sequence)
{
    /// <remarks>128 bits of SHA-256, so that no caller can make two keys meet; the entry found is compared all the same.</remarks>
    public static UInt128 DigestOf(string actor, string key)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($"{actor.Length}:{actor}{key}");
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(System.Security.Cryptography.SHA256.HashData(bytes));
    }
}
