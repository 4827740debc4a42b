using System.Text.Json;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>The coerced variables of one request (specification 6.1.2).</summary>
internal sealed class VariableValues
{
    private readonly Dictionary<string, object?> values;

    private VariableValues(Dictionary<string, object?> values) => this.values = values;

    public static VariableValues None { get; } = new([]);

    /// <summary>False when the request does not give the variable and it has no default.</summary>
    public bool TryGet(string name, out object? value) => values.TryGetValue(name, out value);

    /// <summary>CoerceVariableValues.</summary>
    public static VariableValues Coerce(Schema schema, OperationDefinition operation, JsonElement variables, List<GraphQLError> errors)
    {
        if (operation.Variables.Count == 0) return None;
        var coerced = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in operation.Variables)
        {
            var name = definition.Variable.Name.Value;
            if (schema.Type(definition.Type) is not { IsInput: true } type)
                errors.Add(GraphQLError.At($"Variable \"${name}\" has type \"{definition.Type}\", which is not an input type.", definition.Type.Location, ErrorCodes.BadUserInput));
            else
                Coerce(definition, type, variables, coerced, errors);
        }
        return new(coerced);
    }

    private static void Coerce(VariableDefinition definition, SchemaType type, JsonElement variables, Dictionary<string, object?> coerced, List<GraphQLError> errors)
    {
        var name = definition.Variable.Name.Value;
        if (variables.ValueKind == JsonValueKind.Object && variables.TryGetProperty(name, out var given))
        {
            coerced.Add(name, InputCoercion.FromJson(type, given, $"${name}", (place, fault) =>
                errors.Add(GraphQLError.At($"Variable \"{place}\" is not valid: {fault}", definition.Location, ErrorCodes.BadUserInput))));
        }
        else if (definition.DefaultValue is { } written)
        {
            try
            {
                coerced.Add(name, InputCoercion.FromLiteral(type, written, None));
            }
            catch (CoercionException fault)
            {
                errors.Add(GraphQLError.At($"The default of variable \"${name}\" is not valid: {fault.Message}", definition.Location, ErrorCodes.BadUserInput));
            }
        }
        else if (type is NonNullType)
        {
            errors.Add(GraphQLError.At($"Variable \"${name}\" of type \"{type}\" must be given.", definition.Location, ErrorCodes.BadUserInput));
        }
    }
}
