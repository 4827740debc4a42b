namespace Architecture.Registry.Interchange;

/// <summary>How files of one kind are read, and what of the registry they speak about.</summary>
internal abstract class ImportFormat
{
    private readonly SortedDictionary<string, long> _unknownFields = new(StringComparer.Ordinal);

    public static ImportFormat Of(ImportKind kind, TableMapping mapping) => kind switch
    {
        ImportKind.Boards => new BoardFile(mapping),
        ImportKind.Solutions => new SolutionFile(mapping),
        ImportKind.Dependencies => new DependencyFile(mapping),
        ImportKind.Flows => new FlowFile(mapping),
        ImportKind.Capabilities => new CapabilityFile(),
        ImportKind.Technology => new TechnologyFile(),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public IEnumerable<UnknownField> UnknownFields => _unknownFields.Select(one => new UnknownField(one.Key, one.Value));

    /// <summary>What a file of refused rows begins with; known once a file has been read.</summary>
    public virtual string Heading => "";

    /// <summary>Reads a whole file for its form alone; what it learns may help <see cref="Read"/>.</summary>
    /// <returns>How many rows it holds.</returns>
    /// <exception cref="BrokenFileException">It is not what it should be.</exception>
    public long Inspect(ImportSource source, CancellationToken cancellation)
    {
        var rows = 0L;
        foreach (var _ in Rows(source))
        {
            cancellation.ThrowIfCancellationRequested();
            rows++;
        }
        return rows;
    }

    /// <summary>The rows of a file that <see cref="Inspect"/> found whole.</summary>
    public IEnumerable<ImportRow> Read(ImportSource source)
    {
        // Unknown fields were counted while inspecting; reading again must not count them twice.
        _isCounting = false;
        foreach (var row in Rows(source)) yield return row;
    }

    /// <summary>The records in the registry that a complete file would name, as (record, key, title).</summary>
    public abstract IAsyncEnumerable<VanishedRecord> OnRecordAsync(RegistryReader read, CancellationToken cancellation);

    /// <summary>Synchronous, as the parsers are: files only, on the import's own thread.</summary>
    protected abstract IEnumerable<ImportRow> Rows(ImportSource source);

    protected void CountUnknown(string field)
    {
        if (_isCounting) _unknownFields[field] = _unknownFields.GetValueOrDefault(field) + 1;
    }

    private bool _isCounting = true;
}
