using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A variable's type fits every place where it is used (specification 5.8.5, All Variable Usages Are Allowed).</summary>
internal sealed class AllVariableUsagesAreAllowed : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        if (document.Schema is not { } schema) return;
        foreach (var operation in document.Operations)
        {
            foreach (var use in operation.VariableUses)
            {
                if (errors.IsFull) return;
                if (use.Type is null || operation.Variable(use.Node.Name.Value) is not { } definition) continue;
                Check(schema, operation, definition, use, errors);
            }
        }
    }

    private static void Check(Schema schema, OperationContext operation, VariableDefinition definition, VariableUse use, ErrorSink errors)
    {
        if (schema.Type(definition.Type) is not { } type) return;
        if (!IsAllowed(type, definition.DefaultValue, use))
            errors.Add(operation.Leave, $"Variable \"${use.Node.Name.Value}\" of type \"{type}\" used in position expecting type \"{use.Type}\".", definition, use.Node);
        if (use.ParentType is InputObjectType { IsOneOf: true } oneOf && type is not NonNullType)
            errors.Add(operation.Leave, $"Variable \"${use.Node.Name.Value}\" of type \"{type}\" must be non-null to be used for the OneOf input object \"{oneOf.Name}\".", definition, use.Node);
    }

    private static bool IsAllowed(SchemaType variableType, Value? variableDefault, VariableUse use)
    {
        if (use.Type is not NonNullType { OfType: var nullableLocationType } || variableType is NonNullType)
            return AreTypesCompatible(variableType, use.Type!);
        var hasNonNullVariableDefault = variableDefault is not null and not NullValue;
        return (hasNonNullVariableDefault || use.HasLocationDefault) && AreTypesCompatible(variableType, nullableLocationType);
    }

    /// <summary>AreTypesCompatible: a variable's type may be stricter than its place asks, never looser.</summary>
    private static bool AreTypesCompatible(SchemaType variable, SchemaType location) => (variable, location) switch
    {
        (NonNullType mine, NonNullType theirs) => AreTypesCompatible(mine.OfType, theirs.OfType),
        (_, NonNullType) => false,
        (NonNullType mine, _) => AreTypesCompatible(mine.OfType, location),
        (ListType mine, ListType theirs) => AreTypesCompatible(mine.OfType, theirs.OfType),
        _ => ReferenceEquals(variable, location),
    };
}
