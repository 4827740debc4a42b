using System.Globalization;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>What an operation may cost before it runs (after the GraphQL cost directives draft): a field of object type 1, a leaf 0,
/// <c>@cost(weight)</c> on a field or type otherwise; all below a list once for each item it may have.</summary>
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
    private readonly Dictionary<(string Fragment, NamedType Parent), double> fragments = [];

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

    private double Of(SelectionSet selectionSet, NamedType parent, SizedFields? sized) => selectionSet.Selections.Sum(selection => selection switch
    {
        Field field => Of(field, parent, sized),
        InlineFragment inline => Of(inline.SelectionSet, TypeOf(inline.TypeCondition) ?? parent, sized),
        FragmentSpread spread => Of(spread, parent, sized),
        _ => 0,
    });

    private double Of(FragmentSpread spread, NamedType parent, SizedFields? sized)
    {
        if (!document.Fragments.TryGetValue(spread.Name.Value, out var fragment)) return 0;
        var type = TypeOf(fragment.TypeCondition) ?? parent;
        if (sized is not null) return Of(fragment.SelectionSet, type, sized);
        var key = (spread.Name.Value, type);
        if (fragments.TryGetValue(key, out var known)) return known;
        fragments[key] = 0;
        return fragments[key] = Of(fragment.SelectionSet, type, null);
    }

    private NamedType? TypeOf(NamedTypeReference? condition) => condition is null ? null : schema.Type(condition.Name.Value);

    private double Of(Field field, NamedType parent, SizedFields? sized)
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
