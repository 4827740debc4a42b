using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Text search by stored names and stems, ranked by our own formula: exact, prefix, stem, then code, then id.</summary>
/// <remarks>An empty text is nobody's name or prefix, and no stems are nobody's: they find nothing.</remarks>
internal static class SearchStatement
{
    /// <summary>Null where nothing can be found.</summary>
    /// <exception cref="ArgumentException">A kind is not searched.</exception>
    public static (string Text, CypherParameters Parameters)? Of(TextQuery query)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(query.Size);
        var byName = query.Folded.Length > 0 && query.After?.Rank != TextRank.Stem;
        var byStem = !query.Stems.IsDefaultOrEmpty;
        var parameters = new CypherParameters().With("folded", query.Folded).With("stems", byStem ? query.Stems : []).With("size", query.Size);
        var parts = query.Kinds.Distinct().SelectMany(kind => Parts(kind, query, byName, byStem, parameters)).ToList();
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
                kind, $"{folded} STARTS WITH $folded",
                $"CASE WHEN {folded} = $folded THEN {(int)TextRank.Exact} ELSE {(int)TextRank.Prefix} END", code, query, parameters);
        }
        if (byStem)
        {
            var named = query.Folded.Length > 0 ? $" AND NOT coalesce({folded} STARTS WITH $folded, false)" : "";
            yield return Part(
                kind, $"all(stem IN $stems WHERE stem IN n.{search.Terms.Name}){named}", $"{(int)TextRank.Stem}", code, query, parameters);
        }
    }

    private static string Part(NodeKind kind, string condition, string rank, string code, TextQuery query, CypherParameters parameters)
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
        return $"MATCH (n:{kind.Name}) WHERE {condition} WITH n, {rank} AS rank WHERE {after}"
            + $" WITH n, rank ORDER BY rank, {code}, n.id LIMIT $size RETURN [rank, properties(n)] AS row";
    }
}
