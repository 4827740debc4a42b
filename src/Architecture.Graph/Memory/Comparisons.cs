using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>The operators on values; the table at <see cref="Comparison"/>, row by row.</summary>
internal static class Comparisons
{
    public static Predicate<GraphValue> Compile(PropertyFilter filter)
    {
        Check(filter);
        var values = filter.Values;
        var first = values.Length > 0 ? values[0] : default;
        switch (filter.Comparison)
        {
            case Comparison.Equal: return value => value.Equals(first);
            case Comparison.NotEqual: return value => !value.Equals(first);
            case Comparison.In: return OneOf(values);
            case Comparison.NotIn:
                var oneOf = OneOf(values);
                return value => !oneOf(value);
            case Comparison.Contains when filter.Property.Type == GraphValueKind.TextList:
                var item = first.Text;
                return value => item is not null && value.List.Contains(item);
            case Comparison.Contains: return Folded(first, static (text, part) => text.Contains(part, StringComparison.Ordinal));
            case Comparison.StartsWith: return Folded(first, static (text, part) => text.StartsWith(part, StringComparison.Ordinal));
            case Comparison.EndsWith: return Folded(first, static (text, part) => text.EndsWith(part, StringComparison.Ordinal));
            case Comparison.Greater: return Ordered(first, static order => order > 0);
            case Comparison.GreaterOrEqual: return Ordered(first, static order => order >= 0);
            case Comparison.Less: return Ordered(first, static order => order < 0);
            case Comparison.LessOrEqual: return Ordered(first, static order => order <= 0);
            case Comparison.Exists:
                var present = first.Boolean == true;
                return value => value.IsAbsent != present;
            default: throw new ArgumentException($"Unknown comparison {filter.Comparison}.", nameof(filter));
        }
    }

    private static Predicate<GraphValue> OneOf(ImmutableArray<GraphValue> values)
    {
        if (values.Length <= 4) return value => values.AsSpan().Contains(value);
        var set = values.ToHashSet();
        return set.Contains;
    }

    private static Predicate<GraphValue> Folded(GraphValue part, Func<string, string, bool> holds)
    {
        if (part.Text is not { } text) return static _ => false;
        var folded = CaseFolding.Fold(text);
        return value => value.Text is { } whole && holds(CaseFolding.Fold(whole), folded);
    }

    private static Predicate<GraphValue> Ordered(GraphValue bound, Predicate<int> holds)
    {
        if (bound.IsAbsent) return static _ => false;
        return value => !value.IsAbsent && holds(GraphValue.Compare(value, bound));
    }

    private static void Check(PropertyFilter filter)
    {
        var (property, comparison, values) = filter;
        if (comparison is not (Comparison.In or Comparison.NotIn) && values.Length != 1)
            throw new ArgumentException($"{comparison} on {property} takes one value, not {values.Length}.", nameof(filter));
        var isText = property.Type == GraphValueKind.Text;
        var fits = comparison switch
        {
            Comparison.Contains => isText || property.Type == GraphValueKind.TextList,
            Comparison.StartsWith or Comparison.EndsWith => isText,
            _ => true,
        };
        if (!fits) throw new ArgumentException($"{property} is a {property.Type}; {comparison} is for text.", nameof(filter));
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
