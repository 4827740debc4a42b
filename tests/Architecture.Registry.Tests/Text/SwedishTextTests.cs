using Architecture.Registry.Text;

namespace Architecture.Registry.Tests.Text;

public sealed class SwedishTextTests
{
    /// <summary>Words of the algorithm's own sample, and of the city's.</summary>
    [Theory]
    [InlineData("jaktkarlarne", "jaktkarl")]
    [InlineData("jaktkarlens", "jaktkarl")]
    [InlineData("jämförelser", "jämför")]
    [InlineData("klostergården", "klostergård")]
    [InlineData("klostret", "klostret")]
    [InlineData("bygglov", "bygglov")]
    [InlineData("bygglovet", "bygglov")]
    [InlineData("bygglovets", "bygglov")]
    [InlineData("bygglovens", "bygglov")]
    [InlineData("handläggning", "handläggning")]
    [InlineData("handläggningen", "handläggning")]
    [InlineData("skolornas", "skol")]
    [InlineData("skola", "skol")]
    [InlineData("system", "system")]
    [InlineData("systemet", "system")]
    [InlineData("alfabet", "alfabet")]
    [InlineData("nyhet", "nyhet")]
    [InlineData("hjälplöst", "hjälplös")]
    [InlineData("skamfullt", "skamfull")]
    [InlineData("möjlig", "möj")]
    [InlineData("friskt", "frisk")]
    [InlineData("stöd", "stöd")]
    [InlineData("it", "it")]
    [InlineData("ö", "ö")]
    [InlineData("", "")]
    public void A_word_is_stemmed_as_the_published_algorithm_does(string word, string stem) => Assert.Equal(stem, SwedishStemmer.Stem(word));

    [Fact]
    public void Terms_are_folded_stems_each_once()
    {
        Assert.Equal(["bygglov", "e", "stockholm", "tjänst"], SearchTerms.Of(["E-tjänster: Bygglovet", "bygglov", "STOCKHOLMS"]));
        Assert.Equal(["365", "m"], SearchTerms.Of("M/365"));
        Assert.Empty(SearchTerms.Of(" – ! "));
    }

    [Fact]
    public void Letters_composed_and_decomposed_give_the_same_terms() =>
        Assert.Equal(SearchTerms.Of("Förskola"), SearchTerms.Of("Fo\u0308rskola"));

    public static TheoryData<string[]> InOrder => new()
    {
        { ["Avfall", "Zoo", "Återbruk", "Ägare", "Öppettider"] },
        { ["bok 2", "Bok 9", "bok 10", "bok 100"] },
        { ["A", "A b", "Ab"] },
        { ["IT", "it-stöd", "itavdelning"] },
        { ["Vatten", "Wifi", "Xerox"] },
        { ["7-zip", "Access"] },
        { ["Cafe 1", "café 2", "CAFE 3"] },
        { ["1 234567890", "1 1234567890"] },
    };

    [Theory, MemberData(nameof(InOrder))]
    public void Sort_keys_put_names_in_swedish_order(string[] names) =>
        Assert.Equal(names, names.Reverse().OrderBy(SwedishSortKey.Of, Architecture.Graph.CodePointOrder.Comparer));

    [Fact]
    public void Case_does_not_order() => Assert.Equal(SwedishSortKey.Of("ÅTERBRUK"), SwedishSortKey.Of("återbruk"));

    [Fact]
    public void Leading_zeros_do_not_order() => Assert.Equal(SwedishSortKey.Of("del 7"), SwedishSortKey.Of("del 007"));

    [Theory]
    [InlineData("🏗🏗 Bygglov")]
    [InlineData("𠀋𠀋")]
    public void A_sort_key_keeps_characters_beyond_the_basic_plane_whole(string text)
    {
        var key = SwedishSortKey.Of(text);
        Assert.Equal(text.EnumerateRunes().Count(rune => rune.Value > 0xFFFF), key.EnumerateRunes().Count(rune => rune.Value > 0xFFFF));
        Assert.DoesNotContain(System.Text.Rune.ReplacementChar, key.EnumerateRunes());
    }

    [Theory]
    [InlineData("Lovstöd", null)]
    [InlineData("Lov\u00ADstöd", "INPUT_INVALID")]
    [InlineData("\u200B", "INPUT_INVALID")]
    [InlineData(" ", "INPUT_INVALID")]
    public void Nothing_that_nobody_sees_stands_in_a_name_or_an_alias(string text, string? code)
    {
        Assert.Equal(code, NamedText.Fault(text, [])?.Code);
        Assert.Equal(code, NamedText.Fault("Lovstöd", [text])?.Code);
    }
}
