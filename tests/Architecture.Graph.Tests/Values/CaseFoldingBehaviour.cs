using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

public sealed class CaseFoldingBehaviour
{
    [Theory]
    [InlineData("ÅÄÖ", "åäö")]
    [InlineData("A\u030AA\u0308O\u0308", "åäö")]
    [InlineData("Straße", "straße")]
    [InlineData("\u1E9E", "ß")]
    [InlineData("ſ", "s")]
    [InlineData("\u212A", "k")]
    [InlineData("\u212B", "å")]
    [InlineData("ı", "ı")]
    [InlineData("\u0130", "\u0130")]
    [InlineData("Ση\u03C2", "σησ")]
    [InlineData("\U00010400", "\U00010428")]
    [InlineData("\uAB70", "\u13A0")]
    [InlineData("Éa\u0323\u0302", "é\u1EAD")]
    [InlineData("\uFB01", "\uFB01")]
    [InlineData("Bygglov 24/7", "bygglov 24/7")]
    public void Case_and_form_are_folded_away_and_nothing_else(string text, string folded) => Assert.Equal(folded, CaseFolding.Fold(text));

    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\uAC00\u11A8", "\uAC01")]
    [InlineData("a\u0302\u0323", "\u1EAD")]
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("a\u030A\u030A", "å\u030A")]
    [InlineData("\U0001D15E", "\U0001D157\U0001D165")]
    [InlineData("\uD83D", "\uD83D")]
    [InlineData("\uD83Da\u030A\uDE00", "\uD83Då\uDE00")]
    public void Form_C_is_that_of_the_standard(string text, string composed) => Assert.Equal(composed, CanonicalComposition.Normalize(text));

    [Fact]
    public void Folding_twice_changes_nothing() => Effort.ForAll(Texts.All, ci: 500, deep: 200_000, text =>
    {
        var folded = CaseFolding.Fold(text);
        Assert.Equal(folded, CaseFolding.Fold(folded));
    });

    [Fact]
    public void How_a_text_was_typed_makes_no_difference() => Effort.ForAll(Texts.All, ci: 500, deep: 200_000, text =>
    {
        var composed = CanonicalComposition.Normalize(text);
        Assert.Equal(composed, CanonicalComposition.Normalize(composed));
        Assert.Equal(CaseFolding.Fold(composed), CaseFolding.Fold(text));
    });
}
