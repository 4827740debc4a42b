using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Architecture.Graph;
using Architecture.Registry.Access;

namespace Architecture.Registry.Interchange;

/// <summary>What a row came to.</summary>
public enum RowVerdict
{
    Added,
    Changed,
    Unchanged,
    Refused,
}

/// <summary>A field that a row changes.</summary>
public sealed record FieldChange(string Field, string? Before, string? After);

/// <summary>What the command of a row did.</summary>
public sealed record ImportedRow(RowVerdict Verdict, IReadOnlyList<FieldChange> Changes)
{
    public static readonly ImportedRow Added = new(RowVerdict.Added, []);
    public static readonly ImportedRow Unchanged = new(RowVerdict.Unchanged, []);

    public static ImportedRow Changed(IReadOnlyList<FieldChange> changes) => new(RowVerdict.Changed, changes);
}

/// <summary>A row as a file states it: one command, or the reason why it cannot be one.</summary>
/// <param name="File">The file it stands in.</param>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Record">What it is about: <c>board</c>, <c>capability</c>, <c>product</c>, <c>release</c>.</param>
/// <param name="Key">What makes it the same row in another file: a code or an external id.</param>
/// <param name="Title">As people know it.</param>
/// <param name="Text">The row in its own format, with the reason given, for the file of refused rows.</param>
internal sealed record ImportRow(string File, long Line, string Record, string Key, string Title, Func<RowRefusal, string> Text)
{
    /// <summary>Why the row cannot be a command at all.</summary>
    public Refusal? Fault { get; init; }

    public Func<Actor, RowRun>? Run { get; init; }

    /// <summary>How much text it holds, in characters: rows that are held together must not be the whole file.</summary>
    public long Size { get; init; }

    /// <summary>
    /// The command's identity is that of the row, so that the same file makes the same ids everywhere, and a run after an interrupted
    /// one goes on where it stopped.
    /// </summary>
    public ImportRow Doing<TFacts>(ICommand<TFacts, ImportedRow> command) =>
        this with { Run = actor => new RowRun<TFacts>(this, Registry.Prepare(command, actor, ImportId.Of(Record, Key))) };
}

/// <summary>A row's command on its way.</summary>
internal abstract class RowRun(ImportRow row, CommandRun run)
{
    public ImportRow Row { get; } = row;
    public CommandRun Run { get; } = run;
    public abstract ImportedRow? Result { get; }
}

internal sealed class RowRun<TFacts>(ImportRow row, CommandRun<TFacts, ImportedRow> run) : RowRun(row, run)
{
    public override ImportedRow? Result => run.Result;
}

/// <summary>Ids that follow from what is imported.</summary>
internal static class ImportId
{
    public static NodeId Of(params ReadOnlySpan<string> parts) => new(BinaryPrimitives.ReadUInt128BigEndian(Hash(parts)));

    /// <summary>Tells keys apart in half the space of an id: two of a million keys meet once in thirty million files.</summary>
    public static ulong Digest(params ReadOnlySpan<string> parts) => BinaryPrimitives.ReadUInt64BigEndian(Hash(parts));

    private static byte[] Hash(ReadOnlySpan<string> parts) => SHA256.HashData(Encoding.UTF8.GetBytes("import\n" + string.Join('\n', parts)));
}
