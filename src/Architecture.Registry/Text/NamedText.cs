using System.Collections.Immutable;
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
        return name.Any(char.IsControl) ? new Message("Namnet innehåller styrtecken.", "The name contains control characters.") : null;
    }
}
