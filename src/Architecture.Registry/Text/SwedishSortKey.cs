using System.Text;
using Architecture.Graph;

namespace Architecture.Registry.Text;

/// <summary>
/// A text whose code point order is Swedish alphabetical order: å, ä and ö after z, case and accents aside, numbers by value,
/// whatever stands between words as one space.
/// </summary>
public static class SwedishSortKey
{
    public static string Of(string text)
    {
        var folded = CaseFolding.Fold(text);
        var key = new StringBuilder(folded.Length + 4);
        for (var i = 0; i < folded.Length;)
        {
            if (char.IsAsciiDigit(folded[i])) i = AppendNumber(key, folded, i);
            else AppendLetter(key, folded[i++]);
        }
        return key.ToString().Trim(' ');
    }

    /// <summary>Digits after their count: a longer number is a larger one. Counts beyond eight are written with leading nines.</summary>
    private static int AppendNumber(StringBuilder key, string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        var digits = text.AsSpan(start, end - start).TrimStart('0');
        var length = digits.Length;
        for (; length >= 9; length -= 9) key.Append('9');
        key.Append((char)('0' + length)).Append(digits);
        return end;
    }

    private static void AppendLetter(StringBuilder key, char letter)
    {
        switch (letter)
        {
            case 'å': key.Append('{'); break;
            case 'ä' or 'æ': key.Append('|'); break;
            case 'ö' or 'ø' or 'œ': key.Append('}'); break;
            case 'ü': key.Append('y'); break;
            case 'à' or 'á' or 'â' or 'ã' or 'ā': key.Append('a'); break;
            case 'ç' or 'ć' or 'č': key.Append('c'); break;
            case 'ð' or 'đ': key.Append('d'); break;
            case 'è' or 'é' or 'ê' or 'ë' or 'ē': key.Append('e'); break;
            case 'ì' or 'í' or 'î' or 'ï' or 'ī': key.Append('i'); break;
            case 'ł': key.Append('l'); break;
            case 'ñ' or 'ń': key.Append('n'); break;
            case 'ò' or 'ó' or 'ô' or 'õ' or 'ō': key.Append('o'); break;
            case 'ś' or 'š': key.Append('s'); break;
            case 'ß': key.Append("ss"); break;
            case 'þ': key.Append("th"); break;
            case 'ù' or 'ú' or 'û' or 'ū': key.Append('u'); break;
            case 'ý' or 'ÿ': key.Append('y'); break;
            case 'ź' or 'ž' or 'ż': key.Append('z'); break;
            default:
                if (char.IsAsciiLetter(letter)) key.Append(letter);
                // Beyond Latin: after the Swedish alphabet, in code point order, which every store shares.
                else if (char.IsLetterOrDigit(letter) || char.IsHighSurrogate(letter)) key.Append('~').Append(letter);
                else if (char.IsLowSurrogate(letter)) key.Append(letter);
                else if (key.Length > 0 && key[^1] != ' ') key.Append(' ');
                break;
        }
    }
}
