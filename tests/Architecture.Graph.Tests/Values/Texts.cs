using FsCheck;
using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

/// <summary>Texts of letters that are hard on comparisons: marks in any order, Hangul, surrogates, code points around them.</summary>
internal static class Texts
{
    private static readonly string[] s_pieces =
    [
        "a", "A", "å", "Å", "a\u030A", "ö", "o\u0308", "\u0308", "\u030A", "\u0323", "\u0301", "\u1EA5", "\u212B", "\u1100", "\u1161", "\u11A8", "\uAC00", "\uAC01",
        "\uD7FF", "\uE000", "\uFB01", "\uFFFF", "\U00010000", "\U00010400", "\U0001F600", "\U0001D15E", "\u0345", "\u0390", "ß", "\u1E9E", "ı", "\u0130", "ſ", "\u03C2", "\u13A0", "\uAB70", " ", "-",
    ];

    public static Gen<string> All => Gen.Elements(s_pieces).ArrayOf().Select(pieces => string.Concat(pieces));
}
