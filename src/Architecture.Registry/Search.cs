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
    /// <param name="kinds">Kinds to look in; empty: all that are searched.</param>
    /// <param name="size">Hits at most.</param>
    /// <param name="after">The last hit of the page before.</param>
    /// <param name="cancellation">Cancellation.</param>
    public static ValueTask<ImmutableArray<TextHit>> SearchAsync(
        this RegistryReader read, string text, ImmutableArray<NodeKind> kinds, int size, TextHit? after, CancellationToken cancellation)
    {
        var searched = kinds.IsDefaultOrEmpty ? [.. RegistryGraph.Model.NodeKinds.Where(kind => kind.Search is not null)] : kinds;
        return read.View.SearchAsync(new TextQuery(searched, NamedText.Fold(text), SearchTerms.Of(text), size, after), cancellation);
    }
}
