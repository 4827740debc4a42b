using System.Collections.Immutable;

namespace Architecture.Registry.Interchange;

/// <summary>A row and what became of it.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Record">What it is about.</param>
/// <param name="Key">Its key.</param>
/// <param name="Title">As people know it.</param>
/// <param name="Verdict">What it came to.</param>
/// <param name="Changes">Fields changed.</param>
/// <param name="Refusal">Why not; present when refused.</param>
/// <param name="Text">A refused row in its own format, so that it can be mended and imported again.</param>
public sealed record SettledRow(
    string File, long Line, string Record, string Key, string Title, RowVerdict Verdict,
    IReadOnlyList<FieldChange> Changes, RowRefusal? Refusal = null, string? Text = null);

/// <summary>A refusal as a report states it.</summary>
public sealed record RowRefusal(long Line, string Code, Message Message, ImmutableArray<string> Path)
{
    /// <summary>In one line, as it stands in a file of refused rows: Swedish, the language of the registry's users.</summary>
    internal string Reason => Message.Swedish.ReplaceLineEndings(" ");
}

/// <summary>A column or key of the file that the import does not know, and how often it has a value.</summary>
public sealed record UnknownField(string Name, long Count);

/// <summary>A record that is in the registry and was not in the file. It is left as it is.</summary>
public sealed record VanishedRecord(string Record, string Key, string Title);

/// <summary>Follows an import while it runs.</summary>
public interface IImportObserver
{
    /// <summary>The files are whole; so many rows are in them.</summary>
    /// <param name="rows">Rows to come.</param>
    /// <param name="heading">What a file of refused rows begins with.</param>
    void Started(long rows, string heading);

    /// <summary>A row has been settled, durably unless it is a check.</summary>
    void Settled(SettledRow row);
}

/// <summary>What an import came to. Rows = Added + Changed + Unchanged + Refused.</summary>
/// <param name="Kind">What was imported.</param>
/// <param name="IsCheck">Nothing was written: it says what would have been.</param>
/// <param name="Rows">Rows in the files.</param>
/// <param name="Records">The same numbers, by what the rows are about.</param>
/// <param name="UnknownFields">What the files hold and the registry has no place for.</param>
/// <param name="Vanished">The first of the records that are no longer in the file.</param>
/// <param name="VanishedCount">How many they are.</param>
public sealed record ImportReport(
    ImportKind Kind, bool IsCheck, RowCount Rows, ImmutableSortedDictionary<string, RowCount> Records,
    ImmutableArray<UnknownField> UnknownFields, ImmutableArray<VanishedRecord> Vanished, long VanishedCount)
{
    /// <summary>Vanished records that a report names; the rest is counted.</summary>
    public const int VanishedNamed = 200;

    public bool HasRefusals => Rows.Refused > 0;
}

/// <summary>Rows, counted by what became of them.</summary>
public readonly record struct RowCount(long Added, long Changed, long Unchanged, long Refused)
{
    public long Total => Added + Changed + Unchanged + Refused;

    public RowCount And(RowVerdict verdict) => verdict switch
    {
        RowVerdict.Added => this with { Added = Added + 1 },
        RowVerdict.Changed => this with { Changed = Changed + 1 },
        RowVerdict.Unchanged => this with { Unchanged = Unchanged + 1 },
        _ => this with { Refused = Refused + 1 },
    };
}
