using System.Globalization;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>What an operation may cost before it runs (after the GraphQL cost directives draft): a field of object type 1, a leaf 0,
/// <c>@cost(weight)</c> on a field or type otherwise; all below a list once for each item it may have; on an abstract type the dearest object type.</summary>
/// <remarks>A list's size is what a slicing argument says (<c>first</c> and <c>last</c>, or those of <c>@listSize</c>), else its
/// <c>assumedSize</c>, else <see cref="OperationLimits.AssumedListSize"/>. Where the slicing argument stands on a field above, as with
/// connections, its size holds for the fields <c>edges</c> and <c>nodes</c>, or the <c>sizedFields</c>. Introspection costs nothing: its depth is bounded.</remarks>
public sealed class OperationCost
{
    /// <summary>The directives, for a schema that wants to use them.</summary>
    public const string Sdl = """
        directive @cost(weight: String!) on FIELD_DEFINITION | OBJECT | SCALAR | ENUM
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        """;

    /// <summary>A page asked for without a size.</summary>
    private const int DefaultPage = 10;

    private static readonly string[] PageFields = ["edges", "nodes"];
    private static readonly string[] PageArguments = ["first", "last"];

    private readonly Schema schema;
    private readonly Document document;
    private readonly OperationLimits limits;
    private readonly VariableValues variables;
    private readonly Dictionary<(string Fragment, NamedType Type), double> fragments = [];
    private readonly Dictionary<Field, Dictionary<NamedType, double>> fields = new(ReferenceEqualityComparer.Instance);

    private OperationCost(Schema schema, Document document, OperationLimits limits, VariableValues variables)
    {
        this.schema = schema;
        this.document = document;
        this.limits = limits;
        this.variables = variables;
    }

    internal static double Of(ExecutableSchema schema, Document document, OperationDefinition operation, VariableValues variables)
    {
        var cost = new OperationCost(schema.Schema, document, schema.Settings.Limits, variables);
        return cost.Of(operation.SelectionSet, schema.Schema.RootType(operation.Operation)!, null);
    }

    /// <summary>Whether a slicing argument may be a variable, so that the cost has to be found anew with each request.</summary>
    internal static bool DependsOnVariables(Document document) =>
        document.Definitions.Any(definition => definition switch
        {
            OperationDefinition operation => AnyVariable(operation.SelectionSet),
            FragmentDefinition fragment => AnyVariable(fragment.SelectionSet),
            _ => false,
        });

    private static bool AnyVariable(SelectionSet selectionSet) => selectionSet.Selections.Any(selection => selection switch
    {
        Field field => field.Arguments.Any(argument => argument.Value is Variable) || field.SelectionSet is not null && AnyVariable(field.SelectionSet),
        InlineFragment inline => AnyVariable(inline.SelectionSet),
        _ => false,
    });

    /// <summary>On an interface or union, what the dearest of its object types would cost.</summary>
    private double Of(SelectionSet selectionSet, NamedType parent, SizedFields? sized)
    {
        var possible = schema.PossibleTypes(parent);
        return possible.Count == 0 ? On(selectionSet, parent, sized) : possible.Max(type => On(selectionSet, type, sized));
    }

    /// <summary>What the selections that apply to one type cost together.</summary>
    private double On(SelectionSet selectionSet, NamedType type, SizedFields? sized) => selectionSet.Selections.Sum(selection => selection switch
    {
        Field field => Of(field, type, sized),
        InlineFragment inline when Applies(inline.TypeCondition, type) => On(inline.SelectionSet, type, sized),
        FragmentSpread spread => On(spread, type, sized),
        _ => 0,
    });

    private double On(FragmentSpread spread, NamedType type, SizedFields? sized)
    {
        if (!document.Fragments.TryGetValue(spread.Name.Value, out var fragment) || !Applies(fragment.TypeCondition, type)) return 0;
        if (sized is not null) return On(fragment.SelectionSet, type, sized);
        var key = (spread.Name.Value, type);
        if (fragments.TryGetValue(key, out var known)) return known;
        fragments[key] = 0;
        return fragments[key] = On(fragment.SelectionSet, type, null);
    }

    private bool Applies(NamedTypeReference? condition, NamedType type) =>
        condition is null || (schema.Type(condition.Name.Value) is { } named && schema.IsPossibleType(named, type));

    /// <summary>Each field is looked at once for each type that it can stand on, however many ways lead to it.</summary>
    private double Of(Field field, NamedType parent, SizedFields? sized)
    {
        if (sized is not null) return Uncounted(field, parent, sized);
        if (!fields.TryGetValue(field, out var counted)) fields.Add(field, counted = []);
        return counted.TryGetValue(parent, out var known) ? known : counted[parent] = Uncounted(field, parent, null);
    }

    private double Uncounted(Field field, NamedType parent, SizedFields? sized)
    {
        if (schema.Field(parent, field.Name.Value) is not { } definition || definition.Type.Named.IsIntrospection || definition.Name == "__typename") return 0;
        var type = definition.Type.Named;
        var listSize = definition.Directives.FirstOrDefault(directive => directive.Name.Value == "listSize");
        var own = Weight(definition.Directives) ?? Weight(type.Directives) ?? (type.IsLeaf ? 0 : 1);
        var asked = Slice(field, definition, listSize);
        var isList = definition.Type.Nullable is ListType;
        var names = Names(listSize, "sizedFields");
        var passes = asked is not null && (names.Length > 0 || !isList);
        var size = !isList ? 1
            : sized is { } above && above.Fields.Contains(field.Name.Value) ? above.Size
            : asked ?? Number(listSize?.Argument("assumedSize")) ?? limits.AssumedListSize;
        var below = field.SelectionSet is null ? 0 : Of(field.SelectionSet, type, passes ? new(names.Length > 0 ? names : PageFields, asked!.Value) : null);
        return own + (size * below);
    }

    private double? Slice(Field field, OutputField definition, Directive? listSize)
    {
        var names = Names(listSize, "slicingArguments");
        if (names.Length == 0) names = PageArguments;
        var declared = names.Where(definition.Arguments.Contains).ToList();
        if (declared.Count == 0) return null;
        var given = declared
            .Select(name => Number(field.Arguments.FirstOrDefault(argument => argument.Name.Value == name)?.Value) ?? Number(definition.Arguments[name]!.DefaultValue))
            .Where(number => number is not null).ToList();
        return given.Count > 0 ? Math.Max(0, given.Max()!.Value) : Number(listSize?.Argument("assumedSize")) ?? DefaultPage;
    }

    private double? Number(Value? value) => value switch
    {
        IntValue number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        Variable variable when variables.TryGet(variable.Name.Value, out var given) && given is int number => number,
        _ => null,
    };

    private static double? Weight(IReadOnlyList<Directive> directives) =>
        directives.FirstOrDefault(directive => directive.Name.Value == "cost")?.Argument("weight") is StringValue weight
            && double.TryParse(weight.Value, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string[] Names(Directive? directive, string argument) =>
        directive?.Argument(argument) is ListValue list ? [.. list.Values.OfType<StringValue>().Select(value => value.Value)] : [];

    private sealed record SizedFields(string[] Fields, double Size);
}
