namespace Architecture.Registry.Text;

/// <summary>The Swedish stemmer of the Snowball project in its published third edition: three steps at the end of the word, within R1.</summary>
/// <remarks>https://snowballstem.org/algorithms/swedish/stemmer.html</remarks>
public static class SwedishStemmer
{
    /// <summary>Longest first, so that the first that fits is the longest that fits.</summary>
    private static readonly string[] MainSuffixes =
    [
        "heterna", "hetens", "arnas", "ernas", "ornas", "andes", "arens", "andet", "anden", "heter", "heten",
        "arna", "erna", "orna", "ande", "arne", "aste", "aren", "ades", "erns",
        "ade", "are", "ern", "ens", "het", "ast",
        "ad", "en", "ar", "er", "or", "as", "es", "at", "et",
        "a", "e", "s",
    ];

    private static readonly string[] DoubledEndings = ["dd", "gd", "nn", "dt", "gt", "kt", "tt"];

    /// <summary>Before these, <c>et</c> belongs to the word (alfabet, komet, kvalitet) and is no article.</summary>
    private static readonly string[] BeforeOwnEt =
    [
        "fab", "h", "pak", "rak", "stak", "kom", "iet", "cit", "dit", "alit", "ilit", "mit", "nit", "pit", "rit", "sit", "tit", "uit",
        "ivit", "kvit", "xit",
    ];

    private static readonly string[] OtherSuffixes = ["fullt", "lig", "els", "öst", "ig"];

    /// <param name="word">A single word in lower case (NFC).</param>
    public static string Stem(string word)
    {
        var start = RegionStart(word);
        if (start >= word.Length) return word;
        var stem = WithoutMainSuffix(word, start);
        if (SuffixOf(stem, start, DoubledEndings) is not null) stem = stem[..^1];
        return WithoutOtherSuffix(stem, start);
    }

    /// <summary>R1: after the first consonant that follows a vowel, but never within the first three letters.</summary>
    private static int RegionStart(string word)
    {
        if (word.Length < 3) return word.Length;
        for (var i = 1; i < word.Length; i++)
            if (IsVowel(word[i - 1]) && !IsVowel(word[i])) return Math.Max(i + 1, 3);
        return word.Length;
    }

    private static string WithoutMainSuffix(string word, int start)
    {
        var suffix = SuffixOf(word, start, MainSuffixes);
        var rest = word[..^(suffix?.Length ?? 0)];
        return suffix switch
        {
            null => word,
            "et" => IsArticleAfter(rest) ? rest : word,
            "s" when rest.EndsWith("et", StringComparison.Ordinal) && IsArticleAfter(rest[..^2]) => rest[..^2],
            "s" => rest.Length > 0 && "bcdfghjklmnoprtvy".Contains(rest[^1], StringComparison.Ordinal) ? rest : word,
            _ => rest,
        };
    }

    /// <summary>True when <c>et</c> after this is the article: after a vowel and a consonant that something stands before.</summary>
    private static bool IsArticleAfter(string rest) =>
        rest.Length > 2 && !IsVowel(rest[^1]) && IsVowel(rest[^2]) && SuffixOf(rest, 0, BeforeOwnEt) is null;

    private static string WithoutOtherSuffix(string word, int start) => SuffixOf(word, start, OtherSuffixes) switch
    {
        "fullt" => word[..^1],
        "öst" => word.Length > 3 && "iklnprtuv".Contains(word[^4], StringComparison.Ordinal) ? word[..^1] : word,
        { } suffix => word[..^suffix.Length],
        null => word,
    };

    private static string? SuffixOf(string word, int start, string[] suffixes)
    {
        foreach (var suffix in suffixes)
            if (word.Length - suffix.Length >= start && word.EndsWith(suffix, StringComparison.Ordinal)) return suffix;
        return null;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ä' or 'å' or 'ö';
}
