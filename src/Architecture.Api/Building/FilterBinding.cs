using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.GraphQL.Execution;

namespace Architecture.Api.Building;

/// <summary>How a filter input of the schema is understood: which of its fields is which property or relation of the graph.</summary>
/// <param name="typeName">Name of the input type.</param>
internal sealed class FilterBinding(string typeName)
{
    private readonly Dictionary<string, Func<InputObject, IEnumerable<Filter>>> _fields = [];

    public string TypeName { get; } = typeName;

    /// <summary>The fields bound, without <c>and</c>, <c>or</c> and <c>not</c>.</summary>
    public IEnumerable<string> Fields => _fields.Keys;

    /// <summary>A property compared by the operators that the schema offers for it.</summary>
    public FilterBinding Property(string name, PropertyDefinition property) => Add(name, given => Compare(property, given, value => ValueOf(property, value)));

    /// <summary>A property that holds the name of an enumeration's value.</summary>
    public FilterBinding Enum(string name, PropertyDefinition property) =>
        Add(name, given => Compare(property, given, value => GraphValue.Of(EnumText.Stored(value.ToString()!))));

    /// <summary>A relation: some, none or all of the related satisfy a filter of their own.</summary>
    public FilterBinding Relation(string name, EdgeKind edge, Direction direction, Func<FilterBinding> related) => Add(name, given => Related(given, edge, direction, related()));

    /// <summary>The condition that an input states; null when it states none.</summary>
    public Filter? Read(InputObject? where)
    {
        if (where is null) return null;
        var all = ImmutableArray.CreateBuilder<Filter>();
        foreach (var (name, value) in where)
        {
            switch (name)
            {
                case "and": all.AddRange(where.ObjectsOrNull(name)?.Select(ReadOrTrue) ?? []); break;
                case "or" when where.ObjectsOrNull(name) is { } any: all.Add(Filter.Any([.. any.Select(ReadOrTrue)])); break;
                case "not" when where.ObjectOrNull(name) is { } not: all.Add(Filter.Not(ReadOrTrue(not))); break;
                default:
                    if (value is InputObject given && _fields.TryGetValue(name, out var read)) all.AddRange(read(given));
                    break;
            }
        }
        return all.Count == 0 ? null : Filter.All(all.DrainToImmutable());
    }

    private Filter ReadOrTrue(InputObject where) => Read(where) ?? Filter.All([]);

    private FilterBinding Add(string name, Func<InputObject, IEnumerable<Filter>> read)
    {
        _fields.Add(name, read);
        return this;
    }

    private static IEnumerable<Filter> Related(InputObject given, EdgeKind edge, Direction direction, FilterBinding related)
    {
        foreach (var (name, value) in given)
        {
            if (value is not InputObject condition) continue;
            var quantifier = name switch { "some" => Quantifier.Some, "none" => Quantifier.None, _ => Quantifier.All };
            yield return new RelatedFilter(edge, direction, quantifier, OnEdge: null, related.Read(condition));
        }
    }

    private static IEnumerable<Filter> Compare(PropertyDefinition property, InputObject given, Func<object, GraphValue> valueOf)
    {
        foreach (var (name, value) in given)
        {
            var comparison = ComparisonOf(name);
            if (value is IEnumerable<object?> many)
                yield return Filter.Where(property, comparison, [.. many.Select(one => valueOf(one!))]);
            else if (comparison == Comparison.Exists)
                yield return Filter.Where(property, comparison, GraphValue.Of((bool?)value ?? true));
            else
                yield return Filter.Where(property, comparison, value is null ? GraphValue.Absent : valueOf(value));
        }
    }

    private static GraphValue ValueOf(PropertyDefinition property, object value) => value switch
    {
        string text => GraphValue.Of(text),
        bool boolean => GraphValue.Of(boolean),
        int number => GraphValue.Of(number),
        long number => GraphValue.Of(number),
        DateOnly date => GraphValue.Of(date),
        DateTimeOffset instant => GraphValue.Of(instant),
        _ => throw new InvalidOperationException($"{property} cannot be compared with a {value.GetType().Name}."),
    };

    private static Comparison ComparisonOf(string name) => name switch
    {
        "eq" => Comparison.Equal,
        "neq" => Comparison.NotEqual,
        "in" => Comparison.In,
        "nin" => Comparison.NotIn,
        "contains" => Comparison.Contains,
        "startsWith" => Comparison.StartsWith,
        "endsWith" => Comparison.EndsWith,
        "gt" => Comparison.Greater,
        "gte" => Comparison.GreaterOrEqual,
        "lt" => Comparison.Less,
        "lte" => Comparison.LessOrEqual,
        "exists" => Comparison.Exists,
        _ => throw new InvalidOperationException($"There is no operator '{name}'."),
    };
}
