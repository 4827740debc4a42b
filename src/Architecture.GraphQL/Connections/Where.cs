using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Connections;

/// <summary>How a field is compared; the program says what each means for its values.</summary>
public enum FilterOperator
{
    Eq,
    Neq,
    In,
    Nin,
    Contains,
    StartsWith,
    EndsWith,
    Gt,
    Gte,
    Lt,
    Lte,
    Exists,
}

/// <summary>How many of the related records must match.</summary>
public enum RelationQuantifier
{
    Some,
    None,
    All,
}

/// <summary>A coerced <c>where</c> as a tree.</summary>
public abstract record Where
{
    private Where()
    {
    }

    /// <summary>All of them hold; an empty list always does.</summary>
    public sealed record And(IReadOnlyList<Where> Conditions) : Where;

    /// <summary>One of them holds; an empty list never does.</summary>
    public sealed record Or(IReadOnlyList<Where> Conditions) : Where;

    /// <summary>It does not hold.</summary>
    public sealed record Not(Where Inner) : Where;

    /// <summary>One field compared with a value.</summary>
    /// <param name="Path">The field's name, after the names of the groups it stands in.</param>
    /// <param name="Operator">How it is compared.</param>
    /// <param name="Value">As coerced; a list for <see cref="FilterOperator.In"/> and <see cref="FilterOperator.Nin"/>.</param>
    public sealed record Test(IReadOnlyList<string> Path, FilterOperator Operator, object? Value) : Where;

    /// <summary>Some, none or all of the related records match.</summary>
    public sealed record Relation(IReadOnlyList<string> Path, RelationQuantifier Quantifier, Where Inner) : Where;

    private static readonly Dictionary<string, FilterOperator> Operators =
        Enum.GetValues<FilterOperator>().ToDictionary(value => char.ToLowerInvariant(value.ToString()[0]) + value.ToString()[1..], StringComparer.Ordinal);

    private static readonly Dictionary<string, RelationQuantifier> Quantifiers = new(StringComparer.Ordinal)
    {
        ["some"] = RelationQuantifier.Some,
        ["none"] = RelationQuantifier.None,
        ["all"] = RelationQuantifier.All,
    };

    /// <summary>Reads <c>{and or not, field: {eq …}, relation: {some none all}, group: {field: {…}}}</c>; members side by side all have to hold.</summary>
    public static Where Read(InputObject given) => Combine(Members(given, []));

    private static Where Combine(IEnumerable<Where> members)
    {
        List<Where> all = [.. members];
        return all.Count == 1 ? all[0] : new And(all);
    }

    private static IEnumerable<Where> Members(InputObject given, IReadOnlyList<string> path)
    {
        foreach (var (name, value) in given)
        {
            switch (name)
            {
                // A null beside and, or, not and a field says nothing.
                case var _ when value is null: break;
                case "and": yield return new And([.. Each(value, path)]); break;
                case "or": yield return new Or([.. Each(value, path)]); break;
                case "not": yield return new Not(Combine(Members((InputObject)value, path))); break;
                case var _ when value is not InputObject: yield return new Test([.. path, name], FilterOperator.Eq, value); break;
                default:
                    foreach (var test in Field((InputObject)value, [.. path, name])) yield return test;
                    break;
            }
        }
    }

    private static IEnumerable<Where> Each(object value, IReadOnlyList<string> path) =>
        ((object?[])value).OfType<InputObject>().Select(item => Combine(Members(item, path)));

    private static IEnumerable<Where> Field(InputObject field, IReadOnlyList<string> path)
    {
        if (field.Names.All(Operators.ContainsKey)) return field.Select(member => (Where)new Test(path, Operators[member.Key], member.Value));
        if (!field.Names.All(Quantifiers.ContainsKey)) return Members(field, path);
        return from member in field
               where member.Value is not null
               select (Where)new Relation(path, Quantifiers[member.Key], Read((InputObject)member.Value));
    }
}

/// <summary>One item of a coerced <c>order</c>.</summary>
/// <param name="Path">The field's name, after the names of the groups it stands in.</param>
/// <param name="Descending">For <c>DESC</c>.</param>
public sealed record OrderTerm(IReadOnlyList<string> Path, bool Descending)
{
    /// <summary>Reads <c>[{field: ASC}]</c>, each item with exactly one field.</summary>
    public static IReadOnlyList<OrderTerm> Read(IReadOnlyList<InputObject>? order) => [.. (order ?? []).Select(item => Read(item, []))];

    private static OrderTerm Read(InputObject item, IReadOnlyList<string> path)
    {
        var (name, value) = item.First(member => member.Value is not null);
        return value is InputObject group ? Read(group, [.. path, name]) : new([.. path, name], (string?)value == "DESC");
    }
}
