using System.Globalization;
using System.Text;

namespace Architecture.Api.Building;

/// <summary>The two spellings of an enumeration's value: <c>BUSINESS_APPLICATION</c> for clients, <c>BusinessApplication</c> in the stores.</summary>
internal static class EnumText
{
    public static string Stored(string shown) => string.Concat(shown.Split('_').Select(word =>
        string.Create(CultureInfo.InvariantCulture, $"{word[0]}{word[1..].ToLowerInvariant()}")));

    public static string Shown(string stored)
    {
        var shown = new StringBuilder();
        foreach (var letter in stored)
        {
            if (char.IsAsciiLetterUpper(letter) && shown.Length > 0) shown.Append('_');
            shown.Append(char.ToUpperInvariant(letter));
        }
        return shown.ToString();
    }
}
