using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Gives a filter's conditions an order that does not depend on who wrote it: equal questions are one text, and the database plans them once.</summary>
internal static class CanonicalFilter
{
    public static Filter Of(Filter filter) => Sorted(filter).Filter;

    /// <summary>The filter in its order, and what it says without its values.</summary>
    private static (Filter Filter, string Shape) Sorted(Filter filter)
    {
        switch (filter)
        {
            case AndFilter and:
                var (all, allShapes) = Sorted(and.Filters);
                return (new AndFilter(all), $"and({allShapes})");
            case OrFilter or:
                var (any, anyShapes) = Sorted(or.Filters);
                return (new OrFilter(any), $"or({anyShapes})");
            case NotFilter not:
                var (inner, shape) = Sorted(not.Filter);
                return (new NotFilter(inner), $"not({shape})");
            case RelatedFilter related:
                var (onEdge, edgeShape) = Optional(related.OnEdge);
                var (onNode, nodeShape) = Optional(related.OnNode);
                return (related with { OnEdge = onEdge, OnNode = onNode }, $"{related.Edge}{related.Direction}{related.Quantifier}({edgeShape})({nodeShape})");
            case PropertyFilter property:
                // An absent value is written into the text; present ones are parameters, however many.
                var (absent, present) = (property.Values.Any(value => value.IsAbsent), property.Values.Any(value => !value.IsAbsent));
                return (property, $"{property.Property.Owner}.{property.Property.Name} {property.Comparison} {absent}{present}");
            default:
                return (filter, filter.GetType().Name);
        }
    }

    private static (Filter? Filter, string Shape) Optional(Filter? filter) => filter is null ? (null, "") : Sorted(filter);

    private static (ImmutableArray<Filter> Filters, string Shape) Sorted(ImmutableArray<Filter> filters)
    {
        var sorted = filters.Select(Sorted).OrderBy(one => one.Shape, StringComparer.Ordinal).ToList();
        return ([.. sorted.Select(one => one.Filter)], string.Join(',', sorted.Select(one => one.Shape)));
    }
}
