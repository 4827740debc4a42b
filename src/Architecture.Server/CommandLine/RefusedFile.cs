using Architecture.Registry.Interchange;

namespace Architecture.Server.CommandLine;

/// <summary>The refused rows of an import in a file of its own kind; there is none where nothing was refused.</summary>
/// <param name="kind">What is imported.</param>
/// <param name="path">Where it goes once it is whole.</param>
internal sealed class RefusedFile(ImportKind kind, string path) : IDisposable
{
    private readonly string _draft = path + ".draft";
    private StreamWriter? _writer;
    private string _heading = "";

    public string Path { get; } = path;

    public bool HasRows => _writer is not null;

    /// <summary>Beside the file imported: <c>boards.refused.csv</c>.</summary>
    public static string Beside(string imported, ImportKind kind)
    {
        var whole = System.IO.Path.TrimEndingDirectorySeparator(imported);
        var stem = Directory.Exists(whole) ? whole : System.IO.Path.ChangeExtension(whole, null);
        return stem + ".refused" + kind.FileEnding();
    }

    public void Begin(string heading) => _heading = heading;

    public void Add(SettledRow row)
    {
        if (_writer is null)
        {
            _writer = new StreamWriter(_draft);
            _writer.Write(RefusedRows.Begin(kind, _heading));
        }
        else
        {
            _writer.Write(RefusedRows.Between(kind));
        }
        _writer.Write(row.Text);
    }

    /// <summary>Puts the file in its place.</summary>
    public void Finish()
    {
        if (_writer is null) return;
        _writer.Write(RefusedRows.End(kind));
        _writer.Dispose();
        File.Move(_draft, Path, overwrite: true);
    }

    /// <summary>What was not finished is not left behind.</summary>
    public void Dispose()
    {
        _writer?.Dispose();
        File.Delete(_draft);
    }
}
