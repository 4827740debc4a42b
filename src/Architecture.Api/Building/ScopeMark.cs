using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Architecture.Graph;
using Architecture.GraphQL.Execution;
using Architecture.Registry;

namespace Architecture.Api.Building;

/// <summary>
/// The scope that an id read inside <c>asOf</c> or <c>whatIf</c> carries: <c>solution_…@2188.20250630</c>. So a client's cache never takes
/// what was, or might be, for what is, and <c>node</c> gives the record back as it stood.
/// </summary>
/// <param name="Sequence">The journal moment.</param>
/// <param name="Day">The day that dates are judged against.</param>
/// <param name="Supposition">What tells one supposition from another; null for what was.</param>
internal sealed record ScopeMark(long Sequence, DateOnly Day, string? Supposition)
{
    private const char Separator = '@';

    /// <summary>What was at a moment.</summary>
    public static string Of(RegistryReader read) => new ScopeMark(read.View.Read.To, read.Today, null).ToString();

    /// <summary>What would be after some changes.</summary>
    public static string Of(RegistryReader read, object? changes)
    {
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes(InputObject.Canonical(changes)));
        return new ScopeMark(read.View.Read.To, read.Today, Convert.ToHexStringLower(digest.AsSpan(0, 8))).ToString();
    }

    public static string Write(string id, RegistryReader? read) => read?.Scope is { } scope ? $"{id}{Separator}{scope}" : id;

    /// <summary>An id without its scope, and the scope; null where it has none. False when what stands there is no scope.</summary>
    public static bool TrySplit(string text, out string id, out ScopeMark? scope)
    {
        var at = text.IndexOf(Separator, StringComparison.Ordinal);
        (id, scope) = (at < 0 ? text : text[..at], null);
        if (at < 0) return true;
        var parts = text[(at + 1)..].Split('.');
        if (parts.Length is not (2 or 3) || !long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            || !DateOnly.TryParseExact(parts[1], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return false;
        scope = new ScopeMark(sequence, day, parts.Length == 3 ? parts[2] : null);
        return true;
    }

    public override string ToString()
    {
        var moment = string.Create(CultureInfo.InvariantCulture, $"{Sequence}.{Day:yyyyMMdd}");
        return Supposition is null ? moment : $"{moment}.{Supposition}";
    }
}
