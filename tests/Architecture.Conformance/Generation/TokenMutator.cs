using System.Text;
using System.Text.RegularExpressions;

namespace Architecture.Conformance.Generation;

/// <summary>Breaks a text at its tokens: leaves out, repeats, swaps, replaces, puts in what should not be there.</summary>
internal sealed partial class TokenMutator(Chance chance)
{
    private static readonly string[] Pool =
    [
        "{", "}", "(", ")", "[", "]", ":", "!", "$", "@", "...", "|", "&", "=", "..", ".", "-", "+", "?", "on", "fragment", "query", "mutation",
        "subscription", "true", "false", "null", "type", "extend", "schema", "input", "implements", "0", "-1", "1.5e3", "01", "1.", ".5", "1e", "-", "0x1", "1a",
        "\"x\"", "\"\\u00e9\"", "\"\\ud83d\"", "\"\\ude00\"", "\"\\ud83d\\ude00\"", "\"\\u{1F600}\"", "\"\\u{110000}\"", "\"\\u{}\"", "\"\\u{0}\"", "\"\\x\"", "\"a\nb\"", "\"open",
        "\"\"\"block\"\"\"", "\"\"\"open", "\"\"\"\n  a\n   b\n\n\"\"\"", "#c", "#c\n", ",", "\uFEFF", "é", "\u0000", "\u0007", "\u00A0", "\u2028", "😀", "\r", "\r\n", "name", "_", "__typename", "{}", "()", "$x", "@skip(if: true)",
    ];

    public string Mutate(string source)
    {
        var tokens = Tokens().Matches(source).Select(match => match.Value).ToList();
        for (var times = 1 + chance.Below(chance.Percent(70) ? 1 : 4); times > 0 && tokens.Count > 0; times--) Change(tokens);
        // Half a character cannot travel to the reference: UTF-8 has no form for it.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(string.Concat(tokens)));
    }

    private void Change(List<string> tokens)
    {
        var at = chance.Below(tokens.Count);
        switch (chance.Below(8))
        {
            case 0: tokens.RemoveAt(at); break;
            case 1: tokens.Insert(at, tokens[at]); break;
            case 2: (tokens[at], tokens[(at + 1) % tokens.Count]) = (tokens[(at + 1) % tokens.Count], tokens[at]); break;
            case 3: tokens[at] = tokens[chance.Below(tokens.Count)]; break;
            case 4: tokens[at] = chance.Pick(Pool); break;
            case 5: tokens.Insert(at, chance.Pick(Pool)); break;
            case 6: tokens.RemoveRange(at, Math.Min(1 + chance.Below(6), tokens.Count - at)); break;
            default: tokens[at] = CharacterOff(tokens[at]); break;
        }
    }

    private string CharacterOff(string token) => token.Length == 0 ? token : token.Remove(chance.Below(token.Length), 1);

    [GeneratedRegex("\"\"\"[\\s\\S]*?\"\"\"|\"(?:[^\"\\\\\\n\\r]|\\\\.)*\"|[_A-Za-z][_0-9A-Za-z]*|-?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|\\.\\.\\.|#[^\\n\\r]*|\\s+|.", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Tokens();
}
