namespace Architecture.Registry.Interchange;

/// <summary>A file to import. It is opened twice: once to see that it is whole, once to import it.</summary>
/// <param name="Name">As people know it; shown in reports.</param>
/// <param name="Open">Opens it from its start.</param>
public sealed record ImportSource(string Name, Func<Stream> Open)
{
    private const int BufferSize = 1 << 16;

    public static ImportSource File(string path) => new(path, () => new FileStream(path, new FileStreamOptions
    {
        Mode = FileMode.Open,
        Access = FileAccess.Read,
        Share = FileShare.Read,
        BufferSize = BufferSize,
        Options = FileOptions.SequentialScan,
    }));

    /// <summary>In bytes; of what cannot say, as much as there may be.</summary>
    internal long Length()
    {
        using var stream = Open();
        return stream.CanSeek ? stream.Length : int.MaxValue;
    }

    /// <summary>Text that must be UTF-8: a wrong byte is a fault, never a question mark in somebody's name.</summary>
    internal StreamReader OpenText() =>
        new(Open(), new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false, BufferSize);
}

/// <summary>The file is not what it should be: not UTF-8, not CSV, YAML or JSON, or with the wrong header. Nothing of it is imported.</summary>
/// <param name="source">Name of the file.</param>
/// <param name="line">Where, from 1; null when it concerns the whole.</param>
/// <param name="reason">Why.</param>
/// <param name="inner">The parser's own word.</param>
public sealed class BrokenFileException(string source, long? line, Message reason, Exception? inner = null)
    : Exception(line is null ? $"{source}: {reason.English}" : $"{source}:{line}: {reason.English}", inner)
{
    public string File { get; } = source;
    public long? Line { get; } = line;
    public Message Reason { get; } = reason;

    internal static BrokenFileException NotUtf8(string source, Exception? inner = null) => new(source, null, new Message(
        "Filen är inte UTF-8. Spara om den som UTF-8 (i Excel: ”CSV UTF-8”).",
        "The file is not UTF-8. Save it again as UTF-8 (in Excel: “CSV UTF-8”)."), inner);
}
