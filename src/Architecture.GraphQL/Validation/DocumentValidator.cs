using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;
using Architecture.GraphQL.Validation.Rules;
using Architecture.GraphQL.Validation.Rules.TypeSystem;

namespace Architecture.GraphQL.Validation;

/// <summary>Tells whether a document may be executed against a schema (specification 5), or become one (3).</summary>
public static class DocumentValidator
{
    /// <summary>In the order in which errors at one place are reported.</summary>
    private static readonly IReadOnlyList<IValidationRule> Rules =
    [
        new ExecutableDefinitions(),
        new OperationTypeExistence(),
        new OperationNameUniqueness(),
        new LoneAnonymousOperation(),
        new SingleRootField(),
        new FragmentSpreadTypeExistence(),
        new FragmentsOnObjectInterfaceOrUnionTypes(),
        new VariablesAreInputTypes(),
        new LeafFieldSelections(),
        new FieldSelections(),
        new FragmentNameUniqueness(),
        new FragmentSpreadTargetDefined(),
        new FragmentsMustBeUsed(),
        new FragmentSpreadIsPossible(),
        new FragmentSpreadsMustNotFormCycles(),
        new VariableUniqueness(),
        new AllVariableUsesDefined(),
        new AllVariablesUsed(),
        new DirectivesAreDefined(),
        new DirectivesAreInValidLocations(),
        new DirectivesAreUniquePerLocation(),
        new DeferAndStreamDirectivesAreUsedOnValidRootField(),
        new DeferAndStreamDirectivesAreUsedOnValidOperations(),
        new DeferAndStreamDirectiveLabelsAreUnique(),
        new StreamDirectivesAreUsedOnListFields(),
        new ArgumentNames(),
        new ArgumentUniqueness(),
        new ValuesOfCorrectType(),
        new RequiredArguments(),
        new AllVariableUsagesAreAllowed(),
        new FieldSelectionMerging(),
        new InputObjectFieldUniqueness(),
        new IntrospectionDepth(),
    ];

    private static readonly IReadOnlyList<IValidationRule> TypeSystemRules =
    [
        new LoneSchemaDefinition(),
        new OperationTypeUniqueness(),
        new TypeNameUniqueness(),
        new EnumValueUniqueness(),
        new FieldDefinitionUniqueness(),
        new ArgumentDefinitionUniqueness(),
        new DirectiveNameUniqueness(),
        new FragmentSpreadTypeExistence(),
        new DirectivesAreDefined(),
        new DirectivesAreInValidLocations(),
        new DirectivesAreUniquePerLocation(),
        new TypeExtensionIsPossible(),
        new ArgumentNamesOnDirectives(),
        new ArgumentUniqueness(),
        new InputObjectFieldUniqueness(),
        new RequiredArgumentsOnDirectives(),
    ];

    /// <summary>Every error of the document, from its top to its end; empty when it may be executed.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema, Document document, ValidationLimits? limits = null) =>
        Validate(schema, document, limits ?? ValidationLimits.Default, Rules);

    /// <summary>Every error that keeps a document from being read as a schema; what its types then say together, <see cref="Schema"/> checks.</summary>
    public static IReadOnlyList<GraphQLError> ValidateTypeSystem(Document document) =>
        Validate(null, document, ValidationLimits.Default with { MaxErrors = int.MaxValue }, TypeSystemRules);

    internal static IReadOnlyList<GraphQLError> Validate(Schema? schema, Document document, ValidationLimits limits, IReadOnlyList<IValidationRule> rules)
    {
        var context = DocumentWalk.Through(schema, document, limits);
        var errors = new ErrorSink(limits);
        for (var order = 0; order < rules.Count && !errors.IsAborted; order++)
        {
            errors.BeginRule(order);
            rules[order].Check(context, errors);
            if (context.FragmentVisitsExhausted) errors.Abort("The document visits too many fragments.");
        }

        return errors.ToList();
    }
}
