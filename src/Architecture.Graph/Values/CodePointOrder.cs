namespace Architecture.Graph;

/// <summary>Order of texts by Unicode code point, which is also the order of their UTF-8 bytes.</summary>
/// <remarks>UTF-16 order puts surrogate pairs before U+E000; a database that stores UTF-8 does not.</remarks>
public sealed class CodePointOrder : IComparer<string>
{
    public static readonly CodePointOrder Comparer = new();

    public static int Compare(string left, string right)
    {
        var shared = left.AsSpan().CommonPrefixLength(right);
        if (shared == left.Length || shared == right.Length) return left.Length.CompareTo(right.Length);
        char a = left[shared], b = right[shared];
        var aIsSurrogate = char.IsSurrogate(a);
        return aIsSurrogate == char.IsSurrogate(b) ? a.CompareTo(b) : aIsSurrogate ? 1 : -1;
    }

    int IComparer<string>.Compare(string? x, string? y) => Compare(x ?? "", y ?? "");
}
