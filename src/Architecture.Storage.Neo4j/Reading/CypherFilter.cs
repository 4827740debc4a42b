using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// Turns a filter into a condition in Cypher. What the operators mean stands at <see cref="Comparison"/>. A condition may come out as null, which counts
/// as false wherever it is asked; only a negation must say so, because not null is null.
/// </summary>
internal sealed class CypherFilter(CypherParameters parameters)
{
    private int _variables;

    /// <summary>A condition that holds for everything when there is no filter.</summary>
    public string OfOptional(Filter? filter, CypherPlace place) => filter is null ? "true" : Sorted(CanonicalFilter.Of(filter), place);

    private string OfNested(Filter? filter, CypherPlace place) => filter is null ? "true" : Sorted(filter, place);

    private string Sorted(Filter filter, CypherPlace place) => filter switch
    {
        PropertyFilter property => OfProperty(property, place),
        IdFilter ids => $"{place.Id} IN {parameters.Add(ids.Ids)}",
        AndFilter { Filters.IsEmpty: true } => "true",
        AndFilter and => $"({string.Join(" AND ", and.Filters.Select(part => Sorted(part, place)))})",
        OrFilter { Filters.IsEmpty: true } => "false",
        OrFilter or => $"({string.Join(" OR ", or.Filters.Select(part => Sorted(part, place)))})",
        NotFilter not => Not(Sorted(not.Filter, place)),
        RelatedFilter related when place.Kind is not EdgeKind => OfRelated(related, place),
        RelatedFilter => throw new ArgumentException("An edge has no edges: a related filter is for nodes.", nameof(filter)),
        _ => throw new ArgumentException($"Unknown filter {filter.GetType().Name}.", nameof(filter)),
    };

    private static string Not(string condition) => $"NOT coalesce({condition}, false)";

    private string OfRelated(RelatedFilter related, CypherPlace place)
    {
        var number = ++_variables;
        var edge = new CypherPlace($"e{number}", related.Edge);
        var far = new CypherPlace($"m{number}", related.Edge.Far(related.Direction));
        var pattern = $"({place.Variable}){CypherPattern.Step(related.Edge, related.Direction, edge.Variable, far.Variable)}";
        var condition = $"({OfNested(related.OnEdge, edge)}) AND ({OfNested(related.OnNode, far)})";
        return related.Quantifier switch
        {
            Quantifier.Some => $"EXISTS {{ MATCH {pattern} WHERE {condition} }}",
            Quantifier.None => $"NOT EXISTS {{ MATCH {pattern} WHERE {condition} }}",
            Quantifier.All => $"NOT EXISTS {{ MATCH {pattern} WHERE {Not(condition)} }}",
            _ => throw new ArgumentException($"Unknown quantifier {related.Quantifier}.", nameof(related)),
        };
    }

    private string OfProperty(PropertyFilter filter, CypherPlace place)
    {
        FilterShape.Check(filter);
        var value = place.Value(filter.Property);
        var first = filter.Values.Length > 0 ? filter.Values[0] : default;
        return filter.Comparison switch
        {
            Comparison.Equal => Equal(value, first),
            Comparison.NotEqual => first.IsAbsent ? $"{value} IS NOT NULL" : $"({value} IS NULL OR {value} <> {parameters.Add(first)})",
            Comparison.In => In(value, filter.Values),
            Comparison.NotIn => NotIn(value, filter.Values),
            Comparison.Contains when filter.Property.Type == GraphValueKind.TextList =>
                first.IsAbsent ? "false" : $"{parameters.Add(first)} IN {value}",
            Comparison.Contains => Folded(place, filter, "CONTAINS"),
            Comparison.StartsWith => Folded(place, filter, "STARTS WITH"),
            Comparison.EndsWith => Folded(place, filter, "ENDS WITH"),
            Comparison.Greater => Ordered(value, ">", first),
            Comparison.GreaterOrEqual => Ordered(value, ">=", first),
            Comparison.Less => Ordered(value, "<", first),
            Comparison.LessOrEqual => Ordered(value, "<=", first),
            Comparison.Exists => first.Boolean == true ? $"{value} IS NOT NULL" : $"{value} IS NULL",
            _ => throw new ArgumentException($"Unknown comparison {filter.Comparison}.", nameof(filter)),
        };
    }

    private string Equal(string value, GraphValue other) => other.IsAbsent ? $"{value} IS NULL" : $"{value} = {parameters.Add(other)}";

    private string In(string value, ImmutableArray<GraphValue> others)
    {
        var present = Present(others);
        var oneOf = present.IsEmpty ? "false" : $"{value} IN {parameters.Add(present)}";
        return present.Length == others.Length ? oneOf : $"({value} IS NULL OR {oneOf})";
    }

    private string NotIn(string value, ImmutableArray<GraphValue> others)
    {
        var present = Present(others);
        var noneOf = present.IsEmpty ? "true" : $"NOT {value} IN {parameters.Add(present)}";
        return present.Length == others.Length ? $"({value} IS NULL OR {noneOf})" : $"({value} IS NOT NULL AND {noneOf})";
    }

    private static ImmutableArray<GraphValue> Present(ImmutableArray<GraphValue> values) => [.. values.Where(value => !value.IsAbsent)];

    private string Folded(CypherPlace place, PropertyFilter filter, string word) => filter.Values[0].Text is { } part
        ? $"{place.FoldedValue(filter.Property)} {word} {parameters.Add(CaseFolding.Fold(part))}"
        : "false";

    private string Ordered(string value, string sign, GraphValue bound) => bound.IsAbsent ? "false" : $"{value} {sign} {parameters.Add(bound)}";
}

/// <summary>What a comparison takes.</summary>
internal static class FilterShape
{
    /// <exception cref="ArgumentException">A property is compared with what is not of its type, or in a way that its type does not know.</exception>
    public static void Check(PropertyFilter filter)
    {
        var (property, comparison, values) = filter;
        if (comparison is not (Comparison.In or Comparison.NotIn) && values.Length != 1)
            throw new ArgumentException($"{comparison} on {property} takes one value, not {values.Length}.", nameof(filter));
        var isText = property.Type == GraphValueKind.Text;
        if (comparison is Comparison.StartsWith or Comparison.EndsWith && !isText
            || comparison == Comparison.Contains && !isText && property.Type != GraphValueKind.TextList)
            throw new ArgumentException($"{property} is a {property.Type}; {comparison} is for text.", nameof(filter));
        var expected = comparison switch
        {
            Comparison.Exists => GraphValueKind.Boolean,
            Comparison.Contains => GraphValueKind.Text,
            _ => property.Type,
        };
        foreach (var value in values)
        {
            if (value.Kind != expected && (comparison == Comparison.Exists || !value.IsAbsent))
                throw new ArgumentException($"{property} is a {property.Type}; {comparison} cannot take a {value.Kind}.", nameof(filter));
        }
    }
}
