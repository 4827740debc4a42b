using CsvHelper;

namespace Architecture.Registry.Interchange;

/// <summary>A CSV file read row by row: separator <c>;</c>, <c>,</c> or tab, whichever its header knows; quotes as in RFC 4180.</summary>
internal sealed class TableFile : IDisposable
{
    /// <summary>No row is longer: a quote that never ends must not swallow the whole file into memory.</summary>
    private const int LongestRow = 1 << 20;

    private const int LongestHeader = 1 << 16;
    private const string SeparatorHint = "sep=";
    private static readonly char[] Separators = [';', ',', '\t'];

    private readonly CsvReader _reader;
    private readonly string _name;
    private readonly string?[] _meanings;

    private TableFile(string name, CsvReader reader, string[] columns, string?[] meanings, TableMapping mapping)
    {
        (_name, _reader, Columns, _meanings, Mapping) = (name, reader, columns, meanings, mapping);
        Meanings = _meanings.OfType<string>().ToHashSet();
        Separator = reader.Separator;
    }

    /// <summary>The header as written.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The columns that the import knows, by its own names.</summary>
    public IReadOnlySet<string> Meanings { get; }

    public TableMapping Mapping { get; }

    public char Separator { get; }

    /// <summary>What the column at this place means; null where the import does not know it.</summary>
    public string? Meaning(int column) => _meanings[column];

    /// <summary>The column was added by a file of refused rows.</summary>
    public bool IsReason(int column) => TableColumns.Refused.Contains(_meanings[column]);

    /// <summary>The header of a file of refused rows.</summary>
    public string Heading() => Line([.. Columns.Where((_, column) => !IsReason(column)), .. TableColumns.Refused]);

    /// <summary>Fields as a line of this file.</summary>
    public string Line(IEnumerable<string> fields) => Line(fields, Separator);

    /// <summary>Fields as a line of a file with that separator.</summary>
    public static string Line(IEnumerable<string> fields, char separator) => string.Join(separator, fields.Select(field => Quoted(field, separator))) + "\n";

    /// <exception cref="BrokenFileException">There is no header, or a required column is missing or stands there twice.</exception>
    public static TableFile Open(ImportSource source, TableColumns expected)
    {
        var options = CsvReaderOptions.Default with
        {
            Separator = Guarded(source.Name, () => SeparatorOf(source, expected)),
            MalformedData = CsvMalformedDataHandling.Throw,
            MaxRecordSize = LongestRow,
            TrackLineNumbers = true,
        };
        var reader = CsvReader.Create(source.OpenText(), options);
        try
        {
            string[] columns = Guarded<string[]>(source.Name, () => [.. reader.Headers.Select(column => column.Trim())]);
            return new TableFile(source.Name, reader, columns, expected.Meanings(source.Name, columns), expected.Mapping);
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    public IEnumerable<TableRow> Rows()
    {
        while (Guarded(_name, _reader.Read)) yield return new TableRow(this, _reader.LineNumber, _reader.Current.ToArray());
    }

    public void Dispose() => _reader.Dispose();

    private static string Quoted(string field, char separator) =>
        field.AsSpan().IndexOfAny([separator, '"', '\r', '\n']) < 0 ? field : $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>The separator under which the header names most of what is expected; null where the file states it itself, as Excel does.</summary>
    private static char? SeparatorOf(ImportSource source, TableColumns expected)
    {
        using var text = source.OpenText();
        var header = new char[LongestHeader];
        var length = text.ReadBlock(header);
        var line = header.AsSpan(0, length).TrimStart('\uFEFF');
        if (line.IsWhiteSpace())
            throw new BrokenFileException(source.Name, null, new Message("Filen är tom: första raden ska vara rubriken.", "The file is empty: its first line must be the header."));
        if (line.StartsWith(SeparatorHint, StringComparison.OrdinalIgnoreCase)) return null;
        var end = line.IndexOfAny('\r', '\n');
        var first = line[..(end < 0 ? line.Length : end)].ToString();
        return Separators.MaxBy(separator => first.Split(separator).Count(column => expected.Knows(column.Trim().Trim('"'))));
    }

    private static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (System.Text.DecoderFallbackException fault)
        {
            throw BrokenFileException.NotUtf8(name, fault);
        }
        catch (CsvFormatException fault)
        {
            throw new BrokenFileException(name, fault.LineNumber, new Message(
                "Filen är inte CSV: ett citattecken står fel eller stängs aldrig.",
                "The file is not CSV: a quote is out of place or never closed."), fault);
        }
    }
}

/// <summary>The columns that an import knows.</summary>
/// <param name="Required">Without one of these the file is of another kind.</param>
/// <param name="Optional">May be missing: what a file does not speak of is left as it is.</param>
internal sealed record TableColumns(IReadOnlyList<string> Required, IReadOnlyList<string> Optional)
{
    /// <summary>How somebody else's columns become ours.</summary>
    public TableMapping Mapping { get; init; } = TableMapping.None;

    /// <summary>What a file of refused rows adds: passed over when it is imported again.</summary>
    public static readonly IReadOnlyList<string> Refused = ["refused_line", "refused_code", "refused_reason"];

    public bool Knows(string column) => Find(column) is not null;

    public string?[] Meanings(string file, IReadOnlyList<string> columns)
    {
        string?[] meanings = [.. columns.Select(Find)];
        foreach (var required in Required)
        {
            if (meanings.Contains(required) || Mapping.HasDefault(required)) continue;
            throw new BrokenFileException(file, 1, new Message(
                $"Kolumnen ”{required}” saknas i rubriken. Här ska stå: {Names()}.",
                $"The column “{required}” is missing in the header. Expected: {Names()}."));
        }
        var twice = meanings.OfType<string>().GroupBy(meaning => meaning).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? meanings : throw new BrokenFileException(file, 1, new Message(
            $"Kolumnen ”{twice.Key}” står mer än en gång i rubriken.",
            $"The column “{twice.Key}” stands in the header more than once."));
    }

    private string? Find(string column)
    {
        if (Mapping.Meaning(column) is { } mapped) return mapped;
        var own = Required.Concat(Optional).Concat(Refused).FirstOrDefault(known => known.Equals(column, StringComparison.OrdinalIgnoreCase));
        return own is not null && Mapping.IsRenamed(own) ? null : own;
    }

    private string Names() => string.Join(", ", Required.Concat(Optional.Select(name => $"[{name}]")));
}
