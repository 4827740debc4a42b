using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Execution;

/// <summary>An operation of a document that was read and validated; its plans are made once and kept.</summary>
public sealed class PreparedOperation
{
    /// <summary>Ways through <c>@skip</c> and <c>@include</c> kept planned for one operation; rarer ones are planned anew.</summary>
    private const int MaxVariants = 32;

    private readonly ExecutableSchema schema;
    private readonly Document document;
    private readonly string text;
    private string? documentHash;
    private readonly string[] conditions;
    private readonly double? constantCost;
    private readonly ConcurrentDictionary<string, SelectionPlan> plans = new(StringComparer.Ordinal);

    internal PreparedOperation(ExecutableSchema schema, Document document, OperationDefinition definition, string text)
    {
        this.schema = schema;
        this.document = document;
        this.text = text;
        Definition = definition;
        conditions = ConditionVariables.Of(document, definition);
        if (!OperationCost.DependsOnVariables(document)) constantCost = OperationCost.Of(schema, document, definition, VariableValues.None);
    }

    public OperationDefinition Definition { get; }

    public OperationType Type => Definition.Operation;

    /// <summary>What the operation may cost with these variables; see <see cref="OperationCost"/>.</summary>
    internal double Cost(VariableValues variables) => constantCost ?? OperationCost.Of(schema, document, Definition, variables);

    /// <summary>SHA-256 of the document's text, in lower-case hexadecimal digits.</summary>
    public string DocumentHash => documentHash ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    internal string TypeName => Type switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };

    public string? Name => Definition.Name?.Value;

    internal SelectionPlan PlanFor(VariableValues variables)
    {
        var variant = conditions.Length == 0 ? "" : string.Create(conditions.Length, (conditions, variables), static (flags, given) =>
        {
            for (var index = 0; index < flags.Length; index++)
                flags[index] = given.variables.TryGet(given.conditions[index], out var value) ? value is bool truth ? truth ? '1' : '0' : 'n' : '-';
        });
        if (plans.TryGetValue(variant, out var plan)) return plan;
        plan = new PlanCompiler(schema, document, variables).Root(schema.Schema.RootType(Type)!, Definition);
        return plans.Count < MaxVariants ? plans.GetOrAdd(variant, plan) : plan;
    }
}

/// <summary>An operation ready to execute, or why there is none.</summary>
public sealed record PreparedRequest(PreparedOperation? Operation, IReadOnlyList<GraphQLError> Errors);

/// <summary>The variables that decide which selections an operation has.</summary>
internal static class ConditionVariables
{
    public static string[] Of(Document document, OperationDefinition operation)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var definition in document.Definitions)
        {
            switch (definition)
            {
                case OperationDefinition other when other == operation: Collect(other.SelectionSet, names); break;
                case FragmentDefinition fragment: Collect(fragment.SelectionSet, names); break;
                default: break;
            }
        }
        names.IntersectWith(operation.Variables.Select(variable => variable.Variable.Name.Value));
        return [.. names];
    }

    private static void Collect(SelectionSet selectionSet, SortedSet<string> names)
    {
        foreach (var selection in selectionSet.Selections)
        {
            foreach (var directive in selection.Directives)
                if (directive.Name.Value is "skip" or "include" && directive.Argument("if") is Variable variable)
                    names.Add(variable.Name.Value);
            var below = selection switch
            {
                Field field => field.SelectionSet,
                InlineFragment inline => inline.SelectionSet,
                _ => null,
            };
            if (below is not null) Collect(below, names);
        }
    }
}
