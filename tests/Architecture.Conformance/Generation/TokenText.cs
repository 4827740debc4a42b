using System.Text;

namespace Architecture.Conformance.Generation;

/// <summary>Writes tokens with everything between them that the grammar ignores (2.1), so that locations are not all on one line.</summary>
internal sealed class TokenText(Chance chance)
{
    private static readonly string[] Separators = [" ", " ", " ", " ", " ", "\n", "\n  ", "\r\n", "\t", ", ", " # note\n", " #\r", "\uFEFF"];

    private readonly StringBuilder text = new();
    private readonly bool plain = chance.Percent(60);

    public TokenText Add(params ReadOnlySpan<string> tokens)
    {
        foreach (var token in tokens) text.Append(token).Append(plain ? " " : chance.Pick(Separators));
        return this;
    }

    public override string ToString() => text.ToString();
}
