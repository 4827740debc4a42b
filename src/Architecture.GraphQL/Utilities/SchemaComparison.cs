using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Utilities;

/// <summary>A difference between two schemas.</summary>
/// <param name="Coordinate">What changed; see <see cref="SchemaCoordinate"/>.</param>
/// <param name="Message">How it changed.</param>
/// <param name="IsBreaking">Whether a request that was valid may no longer be, or a client may meet what it did not expect in a position it relies on.</param>
public sealed record SchemaChange(string Coordinate, string Message, bool IsBreaking)
{
    public override string ToString() => $"{(IsBreaking ? "BREAKING " : "")}{Coordinate}: {Message}";
}

/// <summary>Finds what changed between two schemas, for a gate in front of a release.</summary>
public sealed class SchemaComparison
{
    private readonly List<SchemaChange> changes = [];

    private SchemaComparison()
    {
    }

    /// <summary>Every change, in the order of the old schema and then of what is new.</summary>
    public static IReadOnlyList<SchemaChange> Compare(Schema before, Schema after)
    {
        var comparison = new SchemaComparison();
        comparison.Each(Own(before), Own(after), type => type.Name, type => type.Name, "type", comparison.Types);
        comparison.Each(before.Directives, after.Directives, directive => directive.Name, directive => directive.ToString(), "directive", comparison.Directives);
        return comparison.changes;
    }

    private static List<NamedType> Own(Schema schema) => [.. schema.Types.Where(type => !type.IsIntrospection)];

    /// <summary>Elements gone break; elements come do not, unless <paramref name="addedBreaks"/> says so.</summary>
    private void Each<T>(
        IReadOnlyList<T> before,
        IReadOnlyList<T> after,
        Func<T, string> name,
        Func<T, string> coordinate,
        string kind,
        Action<T, T> compare,
        Func<T, bool>? addedBreaks = null)
    {
        var found = after.ToDictionary(name, StringComparer.Ordinal);
        foreach (var old in before)
        {
            if (found.Remove(name(old), out var current)) compare(old, current);
            else Add(coordinate(old), $"the {kind} was removed", true);
        }
        foreach (var added in after.Where(element => found.ContainsKey(name(element))))
            Add(coordinate(added), $"the {kind} was added", addedBreaks?.Invoke(added) ?? false);
    }

    private void Add(string coordinate, string message, bool breaking) => changes.Add(new(coordinate, message, breaking));

    private void Types(NamedType before, NamedType after)
    {
        if (before.GetType() != after.GetType())
        {
            Add(before.Name, $"changed from {Kind(before)} to {Kind(after)}", true);
            return;
        }
        switch (before, after)
        {
            case (FieldsType one, FieldsType other):
                Each(one.Interfaces, other.Interfaces, type => type.Name, type => $"{before}", $"interface of {before}", (_, _) => { });
                Each(one.Fields, other.Fields, field => field.Name, field => $"{before}.{field}", "field", (old, current) => Fields($"{before}.{old}", old, current));
                break;
            case (UnionType one, UnionType other):
                Each(one.Types, other.Types, type => type.Name, type => $"{before}", $"member of {before}", (_, _) => { });
                break;
            case (EnumType one, EnumType other):
                Each(one.Values, other.Values, value => value.Name, value => $"{before}.{value}", "enum value", (old, current) => Deprecation($"{before}.{old}", old, current));
                break;
            case (InputObjectType one, InputObjectType other):
                if (one.IsOneOf != other.IsOneOf) Add(before.Name, other.IsOneOf ? "became @oneOf" : "is no longer @oneOf", other.IsOneOf);
                Inputs(one.Fields, other.Fields, value => $"{before}.{value}", "input field");
                break;
            default:
                break;
        }
    }

    private void Fields(string coordinate, OutputField before, OutputField after)
    {
        if (!IsSameText(before.Type, after.Type)) Add(coordinate, $"changed type from {before.Type} to {after.Type}", !IsNarrower(before.Type, after.Type));
        Inputs(before.Arguments, after.Arguments, argument => $"{coordinate}({argument}:)", "argument");
        Deprecation(coordinate, before, after);
    }

    private void Directives(DirectiveType before, DirectiveType after)
    {
        foreach (var gone in before.Locations.Except(after.Locations, StringComparer.Ordinal)) Add(before.ToString(), $"can no longer stand on {gone}", true);
        foreach (var come in after.Locations.Except(before.Locations, StringComparer.Ordinal)) Add(before.ToString(), $"can now stand on {come}", false);
        if (before.IsRepeatable != after.IsRepeatable) Add(before.ToString(), after.IsRepeatable ? "became repeatable" : "is no longer repeatable", !after.IsRepeatable);
        Inputs(before.Arguments, after.Arguments, argument => $"{before}({argument}:)", "argument");
    }

    private void Inputs(NamedElements<InputValue> before, NamedElements<InputValue> after, Func<InputValue, string> coordinate, string kind) =>
        Each(before, after, value => value.Name, coordinate, kind, (old, current) =>
        {
            if (!IsSameText(old.Type, current.Type)) Add(coordinate(old), $"changed type from {old.Type} to {current.Type}", !IsNarrower(current.Type, old.Type));
            var (oldDefault, newDefault) = (Default(old), Default(current));
            if (oldDefault != newDefault) Add(coordinate(old), $"changed default from {oldDefault ?? "none"} to {newDefault ?? "none"}", newDefault is null && current.IsRequired);
            Deprecation(coordinate(old), old, current);
        }, added => added.IsRequired);

    private void Deprecation(string coordinate, SchemaElement before, SchemaElement after)
    {
        if (before.DeprecationReason == after.DeprecationReason) return;
        Add(coordinate, after.DeprecationReason is { } reason ? $"deprecated: {reason}" : "no longer deprecated", false);
    }

    /// <summary>Whether everything of the second type is of the first: non-null for nullable.</summary>
    private static bool IsNarrower(SchemaType wide, SchemaType narrow) => (wide, narrow) switch
    {
        (NonNullType one, NonNullType other) => IsNarrower(one.OfType, other.OfType),
        (NonNullType, _) => false,
        (_, NonNullType other) => IsNarrower(wide, other.OfType),
        (ListType one, ListType other) => IsNarrower(one.OfType, other.OfType),
        (NamedType one, NamedType other) => one.Name == other.Name,
        _ => false,
    };

    private static bool IsSameText(SchemaType before, SchemaType after) => before.ToString() == after.ToString();

    private static string? Default(InputValue value) => value.DefaultValue is { } written ? Printer.Print(written) : null;

    private static string Kind(NamedType type) => SchemaPrinter.Keyword(type);
}
