using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Text search by stored names and stems, ranked by our own formula: exact, prefix, stem, then code, then id.</summary>
/// <remarks>An empty text is nobody's name or prefix, and no stems are nobody's: they find nothing.</remarks>
internal static class SearchStatement
{
    private const int MostSought = 64;

    /// <summary>Null where nothing can be found.</summary>
    /// <exception cref="ArgumentException">A kind is not searched.</exception>
    public static (string Text, CypherParameters Parameters)? Of(TextQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Size);
        var byName = query.Folded.Length > 0 && query.After?.Rank != TextRank.Stem;
        var byStem = !query.Stems.IsDefaultOrEmpty;
        var parameters = new CypherParameters().With("folded", query.Folded).With("stems", byStem ? query.Stems : []).With("size", query.Size);
        if (byStem) parameters.With("words", Words(query.Stems));
        var parts = query.Kinds.Distinct().OrderBy(kind => kind.Name, StringComparer.Ordinal).SelectMany(kind => Parts(kind, query, byName, byStem, parameters)).ToList();
        return parts.Count == 0 ? null : ($"CALL () {{ {string.Join(" UNION ALL ", parts)} }} RETURN row", parameters);
    }

    /// <summary>The first hits out of those of every kind.</summary>
    public static ImmutableArray<TextHit> Merge(List<TextHit> hits, int size) => [.. hits
        .OrderBy(hit => hit.Rank)
        .ThenBy(hit => hit.Node[hit.Node.Kind.Search!.Code], Comparer<GraphValue>.Create(GraphValue.Compare))
        .ThenBy(hit => hit.Node.Id)
        .Take(size)];

    private static IEnumerable<string> Parts(NodeKind kind, TextQuery query, bool byName, bool byStem, CypherParameters parameters)
    {
        var search = kind.Search ?? throw new ArgumentException($"{kind} is not searched.", nameof(kind));
        var (folded, code) = ($"n.{search.Folded.Name}", $"n.{search.Code.Name}");
        if (byName)
        {
            yield return Part(
                $"MATCH (n:{kind.Name})", $"{folded} STARTS WITH $folded",
                $"CASE WHEN {folded} = $folded THEN {(int)TextRank.Exact} ELSE {(int)TextRank.Prefix} END", code, query, parameters);
        }
        if (byStem)
        {
            var named = query.Folded.Length > 0 ? $" AND NOT coalesce({folded} STARTS WITH $folded, false)" : "";
            // The index finds where every word stands; the terms themselves say whether it is what was asked.
            yield return Part(
                query.Stems.Any(IsSought) ? $"CALL db.index.fulltext.queryNodes('{Neo4jSchema.TermsIndex(kind.Name, search.Terms.Name)}', $words) YIELD node AS n" : $"MATCH (n:{kind.Name})",
                $"all(stem IN $stems WHERE stem IN n.{search.Terms.Name}){named}", $"{(int)TextRank.Stem}", code, query, parameters);
        }
    }

    /// <summary>The stems in the language of the index: quoted, so that nothing in them is an operator, and not more than it takes.</summary>
    private static string Words(ImmutableArray<string> stems) => string.Join(
        ' ', stems.Where(IsSought).Take(MostSought).Select(stem => $"+\"{stem.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""));

    private static bool IsSought(string stem) => !string.IsNullOrWhiteSpace(stem);

    private static string Part(string source, string condition, string rank, string code, TextQuery query, CypherParameters parameters)
    {
        var after = "true";
        if (query.After is { } last)
        {
            var (at, place) = (parameters.Add((long)last.Rank), parameters.Add(last.Node.Id));
            var lastCode = last.Node.Kind.Search is { } search ? last.Node[search.Code] : default;
            var (beyond, equal) = lastCode.IsAbsent
                ? ("false", $"{code} IS NULL")
                : ($"({code} > {parameters.Add(lastCode)} OR {code} IS NULL)", $"{code} = {parameters.Add(lastCode)}");
            after = $"rank > {at} OR (rank = {at} AND ({beyond} OR ({equal} AND n.id > {place})))";
        }
        return $"{source} WHERE {condition} WITH n, {rank} AS rank WHERE {after}"
            + $" WITH n, rank ORDER BY rank, {code}, n.id LIMIT $size RETURN [rank, {AnsweredRecords.Node("n")}] AS row";
    }
}
