using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Architecture.Graph;

namespace Architecture.Registry.Text;

/// <summary>A record's name as it is shown, ordered, compared and found. Computed above the port, so that stores agree.</summary>
/// <param name="Name">As shown: NFC, trimmed.</param>
/// <param name="SortKey">Swedish alphabetical order as code points.</param>
/// <param name="Folded">As names are compared: case folded too.</param>
/// <param name="Terms">Swedish stems of name, aliases and description.</param>
public sealed record NamedText(string Name, string SortKey, string Folded, ImmutableArray<string> Terms)
{
    public const int LongestName = 200;

    private const int MostAliases = 50;

    public static NamedText Of(string name, IEnumerable<string> aliases, string? description)
    {
        var shown = CanonicalComposition.Normalize(name).Trim();
        return new NamedText(shown, SwedishSortKey.Of(shown), Fold(shown), SearchTerms.Of([shown, .. aliases, description ?? ""]));
    }

    /// <summary>The form in which two names are the same name (domain §3.10 c).</summary>
    public static string Fold(string name) => CaseFolding.Fold(name.Trim());

    /// <summary>What is wrong with a name; null when nothing is.</summary>
    public static Message? Fault(string name)
    {
        if (string.IsNullOrWhiteSpace(name)) return new Message("Namnet är tomt.", "The name is empty.");
        if (name.Trim().Length > LongestName)
            return new Message($"Namnet är längre än {LongestName} tecken.", $"The name is longer than {LongestName} characters.");
        if (name.Any(char.IsControl)) return new Message("Namnet innehåller styrtecken.", "The name contains control characters.");
        return name.EnumerateRunes().Any(IsInvisible)
            ? new Message("Namnet innehåller tecken som inte syns. Skriv in det på nytt.", "The name contains characters that cannot be seen. Type it anew.")
            : null;
    }

    /// <summary>The first fault of a solution's name and aliases; null when there is none.</summary>
    public static InputInvalidRefused? Fault(string? name, ImmutableArray<string> aliases)
    {
        if (name is not null && Fault(name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (aliases.IsDefaultOrEmpty) return null;
        if (aliases.Length > MostAliases)
            return InputInvalidRefused.At("aliases", $"En lösning har högst {MostAliases} alias.", $"A solution has at most {MostAliases} aliases.");
        return aliases.Select(Fault).FirstOrDefault(one => one is not null) is { } alias
            ? InputInvalidRefused.At("aliases", $"Ett alias går inte att använda. {alias.Swedish}", $"An alias cannot be used. {alias.English}")
            : null;
    }

    /// <summary>Two names that look the same are to be the same name, so nothing stands in them that nobody sees.</summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0
        or (>= 0xE0100 and <= 0xE01EF);
}
