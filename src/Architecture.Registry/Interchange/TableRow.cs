using System.Globalization;

namespace Architecture.Registry.Interchange;

/// <summary>A row of a CSV file. The first field that cannot be read is the row's fault.</summary>
internal sealed class TableRow(TableFile table, long line, string[] fields)
{
    public long Line { get; } = line;

    /// <summary>In characters.</summary>
    public long Size => fields.Sum(text => (long)text.Length);

    /// <summary>Why the row cannot be used; null when it can.</summary>
    public Refusal? Fault { get; private set; } =
        fields.Length == table.Columns.Count ? null : new ColumnCountRefused(table.Columns.Count, fields.Length);

    /// <summary>Columns that mean nothing here and have a value.</summary>
    public IEnumerable<string> UnknownColumns()
    {
        for (var column = 0; column < Math.Min(fields.Length, table.Columns.Count); column++)
            if (table.Meaning(column) is null && !string.IsNullOrWhiteSpace(fields[column])) yield return table.Columns[column];
    }

    public bool Has(string meaning) => table.Meanings.Contains(meaning) || table.Mapping.HasDefault(meaning);

    /// <summary>The text of a column, trimmed and in our words; null when it is empty or the file has no such column.</summary>
    public string? Text(string meaning)
    {
        string? text = null;
        for (var column = 0; column < Math.Min(fields.Length, table.Columns.Count) && text is null; column++)
            if (table.Meaning(column) == meaning) text = fields[column].Trim();
        return table.Mapping.Value(meaning, text);
    }

    /// <summary>The texts of a column, separated by <c>|</c>.</summary>
    public System.Collections.Immutable.ImmutableArray<string> Texts(string meaning) =>
        [.. (Text(meaning) ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    /// <summary>What the file says of a column, or that it does not speak of it.</summary>
    public Optional<T> Stated<T>(string meaning, Func<string, T> value) => Has(meaning) ? Optional.Of(value(meaning)) : default;

    public string Required(string meaning)
    {
        if (Text(meaning) is { } text) return text;
        Fault ??= InputInvalidRefused.At(meaning, $"”{meaning}” är tom.", $"“{meaning}” is empty.");
        return "";
    }

    public DateOnly? Date(string meaning)
    {
        if (Text(meaning) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;
        Fault ??= InputInvalidRefused.At(
            meaning, $"”{text}” är inget datum. Skriv ÅÅÅÅ-MM-DD.", $"“{text}” is no date. Write YYYY-MM-DD.");
        return null;
    }

    /// <summary>One of the words given, whatever its case.</summary>
    public T Choice<T>(string meaning, IReadOnlyDictionary<string, T> words)
    {
        var text = Required(meaning);
        if (words.TryGetValue(text, out var value)) return value;
        var known = string.Join(", ", words.Keys);
        Fault ??= InputInvalidRefused.At(meaning, $"”{text}” är inget av {known}.", $"“{text}” is none of {known}.");
        return default!;
    }

    /// <summary>The row as it may be mended and imported again.</summary>
    public string Written(RowRefusal refusal)
    {
        var kept = fields.Where((_, column) => column >= table.Columns.Count || !table.IsReason(column));
        return table.Line([.. kept, refusal.Line.ToString(), refusal.Code, refusal.Reason]);
    }
}
