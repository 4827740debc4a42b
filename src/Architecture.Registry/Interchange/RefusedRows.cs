namespace Architecture.Registry.Interchange;

/// <summary>How refused rows are put together into a file of their own kind, to be mended and imported again.</summary>
public static class RefusedRows
{
    public static string Begin(ImportKind kind, string heading) => kind == ImportKind.Technology ? "{\"result\": [\n" : heading;

    /// <summary>What stands between two rows.</summary>
    public static string Between(ImportKind kind) => kind == ImportKind.Technology ? ",\n" : "";

    public static string End(ImportKind kind) => kind == ImportKind.Technology ? "\n]}\n" : "";

    public static string Joined(ImportKind kind, IEnumerable<string> rows) => string.Join(Between(kind), rows);
}
