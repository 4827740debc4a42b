using System.Text;

namespace Architecture.Graph;

/// <summary>The one place that says when two texts are the same but for case.</summary>
public static class CaseFolding
{
    /// <summary>
    /// Form C, then the simple case folding of each code point, then form C again (so that folding twice changes nothing).
    /// No language rules: å, ä and ö stay letters of their own, ß stays ß, the dotless ı stays itself.
    /// </summary>
    public static string Fold(string text)
    {
        if (IsFoldedAscii(text)) return text;
        var normal = CanonicalComposition.Normalize(text);
        var folded = new StringBuilder(normal.Length);
        for (var i = 0; i < normal.Length; i++)
        {
            var paired = char.IsHighSurrogate(normal[i]) && i + 1 < normal.Length && char.IsLowSurrogate(normal[i + 1]);
            CanonicalComposition.Append(folded, UnicodeTables.Instance.Fold(paired ? char.ConvertToUtf32(normal[i], normal[++i]) : normal[i]));
        }
        return CanonicalComposition.Normalize(folded.ToString());
    }

    private static bool IsFoldedAscii(string text)
    {
        foreach (var letter in text)
            if (letter >= 0x80 || char.IsAsciiLetterUpper(letter))
                return false;
        return true;
    }
}
