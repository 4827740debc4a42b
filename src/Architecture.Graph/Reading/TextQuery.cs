using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A search by text; the words come folded and stemmed from above the port.</summary>
/// <param name="Kinds">Kinds to look in; each must be searched (<see cref="NodeKind.Search"/>).</param>
/// <param name="Folded">The whole text, folded: exact and prefix hits on the folded name.</param>
/// <param name="Stems">Its stems: all must be among the terms.</param>
/// <param name="Size">Hits at most.</param>
/// <param name="After">The last hit of the page before.</param>
/// <remarks>An empty text is nobody's name or prefix, and no stems are nobody's: they find nothing.</remarks>
public sealed record TextQuery(ImmutableArray<NodeKind> Kinds, string Folded, ImmutableArray<string> Stems, int Size, TextHit? After = null);

/// <summary>Why a node was found; also the first term of the order, best first.</summary>
public enum TextRank
{
    /// <summary>The folded name is the text.</summary>
    Exact,
    /// <summary>The folded name starts with the text.</summary>
    Prefix,
    /// <summary>Every stem of the text is a stem of the record.</summary>
    Stem,
}

/// <summary>A node found; hits are ordered by rank, code, id.</summary>
public sealed record TextHit(GraphNode Node, TextRank Rank);
