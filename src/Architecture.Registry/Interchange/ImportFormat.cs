namespace Architecture.Registry.Interchange;

/// <summary>How files of one kind are read, and what of the registry they speak about.</summary>
internal abstract class ImportFormat
{
    /// <summary>Rows whose names are looked up together, and how much text they may hold, in characters.</summary>
    private const int LearnedAtOnce = 2_000;
    private const long MostText = 1 << 21;

    /// <summary>Fields are named while they are so few; the rest is counted together.</summary>
    private const int MostUnknownFields = 1_000;
    private const string FurtherFields = "…";

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

    /// <summary>Reads a whole file for its form, its keys and what it speaks about; it keeps of that no more than the registry holds.</summary>
    /// <returns>How many rows it holds.</returns>
    /// <exception cref="BrokenFileException">It is not what it should be.</exception>
    public async Task<long> InspectAsync(ImportSource source, RegistryReader read, RepeatedKeys keys, CancellationToken cancellation)
    {
        var (rows, text) = (0L, 0L);
        foreach (var row in Rows(source))
        {
            keys.Note(ImportId.Digest(row.Record, row.Key));
            text += row.Size;
            if (++rows % LearnedAtOnce != 0 && text < MostText) continue;
            cancellation.ThrowIfCancellationRequested();
            await LearnAsync(read, cancellation);
            text = 0;
        }
        foreach (var (record, key) in LateKeys) keys.Note(ImportId.Digest(record, key));
        await LearnAsync(read, cancellation);
        return rows;
    }

    /// <summary>The rows of a file that <see cref="InspectAsync"/> found whole.</summary>
    public IEnumerable<ImportRow> Read(ImportSource source)
    {
        // Unknown fields were counted while inspecting; reading again must not count them twice.
        IsInspecting = false;
        foreach (var row in Rows(source)) yield return row;
    }

    /// <summary>The records in the registry that a complete file would name, as (record, key, title).</summary>
    public abstract IAsyncEnumerable<VanishedRecord> OnRecordAsync(RegistryReader read, CancellationToken cancellation);

    /// <summary>Synchronous, as the parsers are: files only, on the import's own thread.</summary>
    protected abstract IEnumerable<ImportRow> Rows(ImportSource source);

    /// <summary>Looks up what the rows read since last time speak about, and keeps what is on record.</summary>
    protected virtual ValueTask LearnAsync(RegistryReader read, CancellationToken cancellation) => ValueTask.CompletedTask;

    /// <summary>Keys that were told after their rows had been given out.</summary>
    protected virtual IEnumerable<(string Record, string Key)> LateKeys => [];

    /// <summary>False while the files are read for the second time.</summary>
    protected bool IsInspecting { get; private set; } = true;

    protected void CountUnknown(string field)
    {
        if (!IsInspecting) return;
        if (_unknownFields.Count >= MostUnknownFields && !_unknownFields.ContainsKey(field)) field = FurtherFields;
        _unknownFields[field] = _unknownFields.GetValueOrDefault(field) + 1;
    }
}
