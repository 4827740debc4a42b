using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>The order of rows: terms, then id ascending. Cypher puts null where the port puts absent: last ascending, first descending.</summary>
/// <param name="terms">The terms.</param>
/// <param name="values">What each term reads in the text, in the same order.</param>
/// <param name="id">What the id reads in the text.</param>
/// <param name="parameters">The statement's.</param>
internal sealed class CypherOrder(ImmutableArray<OrderBy> terms, ImmutableArray<string> values, string id, CypherParameters parameters)
{
    /// <summary>What stands behind ORDER BY.</summary>
    public string By(bool backward) => string.Join(", ", values.Select((value, at) => $"{value}{Word(terms[at].Descending != backward)}").Append($"{id}{Word(backward)}"));

    /// <summary>Rows between the places of a page.</summary>
    /// <exception cref="ArgumentException">The places are not of this order, or the size is negative.</exception>
    public string Within(PageRequest page)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(page.Size, nameof(page));
        var after = page.After is { } from ? Beyond(from, isAfter: true) : "true";
        var before = page.Before is { } to ? Beyond(to, isAfter: false) : "true";
        return $"({after}) AND ({before})";
    }

    private string Beyond(Keyset place, bool isAfter)
    {
        Check(place);
        var alternatives = new List<string>();
        var equal = new List<string>();
        for (var i = 0; i < values.Length; i++)
        {
            var (value, bound) = (values[i], place.Values[i]);
            var parameter = bound.IsAbsent ? null : parameters.Add(bound);
            var isGreater = terms[i].Descending != isAfter;
            var beyond = (isGreater, parameter) switch
            {
                (true, null) => "false",
                (true, _) => $"({value} > {parameter} OR {value} IS NULL)",
                (false, null) => $"{value} IS NOT NULL",
                (false, _) => $"{value} < {parameter}",
            };
            alternatives.Add(string.Join(" AND ", equal.Append(beyond)));
            equal.Add(parameter is null ? $"{value} IS NULL" : $"{value} = {parameter}");
        }
        alternatives.Add(string.Join(" AND ", equal.Append($"{id} {(isAfter ? ">" : "<")} {parameters.Add(place.Id)}")));
        return string.Join(" OR ", alternatives.Select(alternative => $"({alternative})"));
    }

    private void Check(Keyset place)
    {
        var length = place.Values.IsDefault ? 0 : place.Values.Length;
        if (length != values.Length) throw new ArgumentException($"A place of {length} values was given for an order of {values.Length} terms.");
        for (var i = 0; i < length; i++)
        {
            if (!place.Values[i].IsAbsent && place.Values[i].Kind != terms[i].Property.Type)
                throw new ArgumentException($"A place has a {place.Values[i].Kind} for {terms[i].Property}.");
        }
    }

    private static string Word(bool descending) => descending ? " DESC" : "";
}
