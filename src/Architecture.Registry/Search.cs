using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Text;

namespace Architecture.Registry;

/// <summary>Full text over everything that has a name.</summary>
public static class Search
{
    /// <summary>Hits in the order of rank, code, id.</summary>
    /// <param name="read">Where to look.</param>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="kinds">Kinds to look in; empty: all that are searched. In a kind without text nothing is found.</param>
    /// <param name="size">Hits at most.</param>
    /// <param name="after">The last hit of the page before.</param>
    /// <param name="cancellation">Cancellation.</param>
    public static ValueTask<ImmutableArray<TextHit>> SearchAsync(
        this RegistryReader read, string text, ImmutableArray<NodeKind> kinds, int size, TextHit? after, CancellationToken cancellation)
    {
        ImmutableArray<NodeKind> searched =
            [.. (kinds.IsDefaultOrEmpty ? RegistryGraph.Model.NodeKinds : kinds).Where(kind => kind.Search is not null)];
        if (searched.IsEmpty) return ValueTask.FromResult<ImmutableArray<TextHit>>([]);
        return read.View.SearchAsync(new TextQuery(searched, NamedText.Fold(text), SearchTerms.Of(text), size, after), cancellation);
    }
}
