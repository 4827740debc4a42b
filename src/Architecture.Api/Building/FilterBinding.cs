using Architecture.Graph;
using Architecture.GraphQL.Execution;

namespace Architecture.Api.Building;

/// <summary>How a filter input of the schema is understood: which of its fields is which property or relation of the graph.</summary>
/// <param name="typeName">Name of the input type.</param>
internal sealed class FilterBinding(string typeName)
{
    private readonly Dictionary<string, Func<Where, Filter>> _fields = [];

    public string TypeName { get; } = typeName;

    /// <summary>The fields bound, without <c>and</c>, <c>or</c> and <c>not</c>; those inside a group as <c>group.field</c>.</summary>
    public IEnumerable<string> Fields => _fields.Keys;

    /// <summary>A property compared by the operators that the schema offers for it.</summary>
    public FilterBinding Property(string name, PropertyDefinition property) =>
        Add(name, test => Compare(property, (Where.Test)test, value => ValueOf(property, value)));

    /// <summary>A property that holds the name of an enumeration's value.</summary>
    public FilterBinding Enum(string name, PropertyDefinition property) =>
        Add(name, test => Compare(property, (Where.Test)test, value => GraphValue.Of(EnumText.Stored(value.ToString()!))));

    /// <summary>A relation: some, none or all of the related satisfy a filter of their own.</summary>
    /// <param name="name">The field.</param>
    /// <param name="edge">Kind of edge.</param>
    /// <param name="direction">Seen from the record filtered.</param>
    /// <param name="related">The filter of the related.</param>
    /// <param name="onEdge">Which edges of the kind are meant; null: all.</param>
    public FilterBinding Relation(string name, EdgeKind edge, Direction direction, Func<FilterBinding> related, Filter? onEdge = null) =>
        Add(name, relation => Related((Where.Relation)relation, edge, direction, related(), onEdge));

    /// <summary>The condition that an input states; null when it states none.</summary>
    public Filter? Read(InputObject? where) => where is null ? null : ReadOrNull(Where.Read(where));

    private Filter? ReadOrNull(Where where) => where is Where.And { Conditions.Count: 0 } ? null : Read(where);

    private Filter Read(Where where) => where switch
    {
        Where.And and => Filter.All([.. and.Conditions.Select(Read)]),
        Where.Or or => Filter.Any([.. or.Conditions.Select(Read)]),
        Where.Not not => Filter.Not(Read(not.Inner)),
        Where.Test test => FieldOf(test.Path)(test),
        Where.Relation relation => FieldOf(relation.Path)(relation),
        _ => throw new NotSupportedException($"A condition of kind {where.GetType().Name}."),
    };

    private Func<Where, Filter> FieldOf(IReadOnlyList<string> path) => _fields.TryGetValue(string.Join('.', path), out var read)
        ? read
        : throw new InvalidOperationException($"{TypeName}.{string.Join('.', path)} is in the schema but nothing says what it means.");

    private FilterBinding Add(string name, Func<Where, Filter> read)
    {
        _fields.Add(name, read);
        return this;
    }

    private static Filter Related(Where.Relation relation, EdgeKind edge, Direction direction, FilterBinding related, Filter? onEdge)
    {
        var quantifier = relation.Quantifier switch
        {
            RelationQuantifier.Some => Quantifier.Some,
            RelationQuantifier.None => Quantifier.None,
            _ => Quantifier.All,
        };
        var inner = related.ReadOrNull(relation.Inner);
        // "All" asks both conditions of every edge of the kind; what is meant is every edge that is meant.
        if (onEdge is not null && quantifier == Quantifier.All)
            return Filter.Not(new RelatedFilter(edge, direction, Quantifier.Some, onEdge, Filter.Not(inner ?? Filter.All([]))));
        return new RelatedFilter(edge, direction, quantifier, onEdge, inner);
    }

    private static Filter Compare(PropertyDefinition property, Where.Test test, Func<object, GraphValue> valueOf)
    {
        var comparison = ComparisonOf(test.Operator);
        return test.Value switch
        {
            IEnumerable<object?> many => Filter.Where(property, comparison, [.. many.Select(one => valueOf(one!))]),
            var value when comparison == Comparison.Exists => Filter.Where(property, comparison, GraphValue.Of((bool?)value ?? true)),
            null => Filter.Where(property, comparison, GraphValue.Absent),
            var value => Filter.Where(property, comparison, valueOf(value)),
        };
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

    private static Comparison ComparisonOf(FilterOperator asked) => asked switch
    {
        FilterOperator.Eq => Comparison.Equal,
        FilterOperator.Neq => Comparison.NotEqual,
        FilterOperator.In => Comparison.In,
        FilterOperator.Nin => Comparison.NotIn,
        FilterOperator.Contains => Comparison.Contains,
        FilterOperator.StartsWith => Comparison.StartsWith,
        FilterOperator.EndsWith => Comparison.EndsWith,
        FilterOperator.Gt => Comparison.Greater,
        FilterOperator.Gte => Comparison.GreaterOrEqual,
        FilterOperator.Lt => Comparison.Less,
        FilterOperator.Lte => Comparison.LessOrEqual,
        FilterOperator.Exists => Comparison.Exists,
        _ => throw new ArgumentOutOfRangeException(nameof(asked), asked, "There is no such operator."),
    };
}
