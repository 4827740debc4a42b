using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry.Text;

/// <summary>The words of a text as they are stored for search and compared for likeness: folded, stemmed, each once, in code point order.</summary>
public static class SearchTerms
{
    public static ImmutableArray<string> Of(string text) => Of([text]);

    public static ImmutableArray<string> Of(IEnumerable<string> texts)
    {
        var terms = new SortedSet<string>(CodePointOrder.Comparer);
        foreach (var text in texts)
            foreach (var word in Words(CaseFolding.Fold(text)))
                terms.Add(SwedishStemmer.Stem(word));
        return [.. terms];
    }

    /// <summary>Runs of letters and digits.</summary>
    private static IEnumerable<string> Words(string folded)
    {
        var start = -1;
        for (var i = 0; i <= folded.Length; i++)
        {
            var inside = i < folded.Length && (char.IsLetterOrDigit(folded[i]) || char.IsSurrogate(folded[i])
                || char.GetUnicodeCategory(folded[i]) == System.Globalization.UnicodeCategory.NonSpacingMark);
            if (inside && start < 0) start = i;
            else if (!inside && start >= 0)
            {
                yield return folded[start..i];
                start = -1;
            }
        }
    }
}
