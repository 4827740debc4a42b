using System.Runtime.InteropServices;
using System.Text;

namespace Architecture.Graph;

/// <summary>Normalization form C of Unicode (annex 15): equal letters have equal code points, however they were typed.</summary>
public static class CanonicalComposition
{
    private const int HangulBase = 0xAC00, LeadBase = 0x1100, VowelBase = 0x1161, TrailBase = 0x11A7;
    private const int LeadCount = 19, VowelCount = 21, TrailCount = 28;

    /// <summary>The text in form C. Surrogates without a partner stay as they are.</summary>
    public static string Normalize(string text)
    {
        if (IsSurelyNormal(text)) return text;
        var codes = new List<int>(text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var paired = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            Decompose(paired ? char.ConvertToUtf32(text[i], text[++i]) : text[i], codes);
        }
        SortMarks(CollectionsMarshal.AsSpan(codes));
        return Compose(codes);
    }

    // Nothing below U+0300 combines with anything below U+0300.
    internal static bool IsSurelyNormal(string text) => text.AsSpan().IndexOfAnyExceptInRange('\0', '\u02FF') < 0;

    internal static void Append(StringBuilder text, int code)
    {
        if (code < 0x10000) text.Append((char)code);
        else text.Append(new Rune(code).ToString());
    }

    private static void Decompose(int code, List<int> codes)
    {
        var syllable = code - HangulBase;
        if (syllable is >= 0 and < LeadCount * VowelCount * TrailCount)
        {
            codes.Add(LeadBase + syllable / (VowelCount * TrailCount));
            codes.Add(VowelBase + syllable % (VowelCount * TrailCount) / TrailCount);
            if (syllable % TrailCount != 0) codes.Add(TrailBase + syllable % TrailCount);
        }
        else if (UnicodeTables.Instance.Decomposes(code, out var parts))
        {
            Decompose(parts.First, codes);
            if (parts.Second != 0) Decompose(parts.Second, codes);
        }
        else
        {
            codes.Add(code);
        }
    }

    /// <summary>Brings the marks behind each starter into the order of their classes; marks of one class keep theirs.</summary>
    private static void SortMarks(Span<int> codes)
    {
        for (var i = 1; i < codes.Length; i++)
        {
            var mark = codes[i];
            var order = UnicodeTables.Instance.CombiningClass(mark);
            if (order == 0) continue;
            var place = i;
            for (; place > 0 && UnicodeTables.Instance.CombiningClass(codes[place - 1]) > order; place--) codes[place] = codes[place - 1];
            codes[place] = mark;
        }
    }

    private static string Compose(List<int> codes)
    {
        var starter = -1;
        var kept = 0;
        var lastClass = 0;
        for (var i = 0; i < codes.Count; i++)
        {
            var order = UnicodeTables.Instance.CombiningClass(codes[i]);
            // A mark is blocked from its starter by anything between them of its own class or higher.
            var reaches = starter >= 0 && (kept == starter + 1 || (lastClass < order && lastClass != 0));
            if (reaches && TryCompose(codes[starter], codes[i], out var composed))
            {
                codes[starter] = composed;
                continue;
            }
            if (order == 0) starter = kept;
            lastClass = order;
            codes[kept++] = codes[i];
        }
        var text = new StringBuilder(kept);
        for (var i = 0; i < kept; i++) Append(text, codes[i]);
        return text.ToString();
    }

    private static bool TryCompose(int first, int second, out int composed)
    {
        if (first - LeadBase is >= 0 and < LeadCount && second - VowelBase is >= 0 and < VowelCount)
        {
            composed = HangulBase + ((first - LeadBase) * VowelCount + (second - VowelBase)) * TrailCount;
            return true;
        }
        if (first - HangulBase is >= 0 and < LeadCount * VowelCount * TrailCount && (first - HangulBase) % TrailCount == 0
            && second - TrailBase is > 0 and < TrailCount)
        {
            composed = first + (second - TrailBase);
            return true;
        }
        return UnicodeTables.Instance.Composes(first, second, out composed);
    }
}
