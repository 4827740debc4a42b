using System.Collections.Immutable;
using Architecture.Registry.Text;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>How alike two solutions are called (domain §3.5, §3.9).</summary>
public enum Likeness
{
    None,

    /// <summary>They share a stem: only shown.</summary>
    Weak,

    /// <summary>Named like: opens a mapping review where the functions differ.</summary>
    NamedLike,
}

/// <summary>
/// Names as sets of Swedish stems, one set a name or alias. Named like: two sets are the same, or one lies in the other and has at
/// least two stems.
/// </summary>
public sealed class StemmedNames
{
    private readonly ImmutableArray<ImmutableArray<string>> _names;

    public StemmedNames(string name, ImmutableArray<string> aliases) =>
        _names = [.. (aliases.IsDefault ? [] : aliases).Prepend(name).Select(SearchTerms.Of).Where(stems => !stems.IsEmpty)];

    public Likeness To(StemmedNames other)
    {
        var best = Likeness.None;
        foreach (var own in _names)
        {
            foreach (var theirs in other._names)
            {
                var common = own.Count(stem => theirs.Contains(stem));
                if (common == 0) continue;
                var smaller = Math.Min(own.Length, theirs.Length);
                if (common == smaller && (own.Length == theirs.Length || smaller >= 2)) return Likeness.NamedLike;
                best = Likeness.Weak;
            }
        }
        return best;
    }
}
