using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>CoerceArgumentValues (specification 6.4.1).</summary>
internal static class ArgumentValues
{
    /// <exception cref="ArgumentFault">An argument is missing or not a value of its type.</exception>
    public static InputObject Coerce(NamedElements<InputValue> definitions, IReadOnlyList<Argument> given, Node owner, VariableValues variables)
    {
        if (definitions.Count == 0) return InputObject.Empty;
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var node = given.FirstOrDefault(argument => argument.Name.Value == definition.Name)?.Value;
            if (node is Variable variable && !variables.TryGet(variable.Name.Value, out _))
            {
                if (definition.DefaultValue is null && definition.Type is NonNullType)
                    throw new ArgumentFault($"Argument \"{definition}\" of type \"{definition.Type}\" is given variable \"${variable.Name}\", which has no value.", node.Location);
                node = null;
            }
            if (node is not null) values.Add(definition.Name, Value(definition, node, variables));
            else if (definition.DefaultValue is not null) values.Add(definition.Name, InputCoercion.Default(definition));
            else if (definition.Type is NonNullType)
                throw new ArgumentFault($"Argument \"{definition}\" of type \"{definition.Type}\" must be given.", owner.Location);
        }
        return new(values);
    }

    private static object? Value(InputValue definition, Value node, VariableValues variables)
    {
        try
        {
            return InputCoercion.FromLiteral(definition.Type, node, variables);
        }
        catch (CoercionException fault)
        {
            throw new ArgumentFault($"Argument \"{definition}\" is not valid: {fault.Message}", fault.At.Location);
        }
    }
}

/// <summary>Variables inside values.</summary>
internal static class Variables
{
    public static bool Occur(Value value) => value switch
    {
        Variable => true,
        ListValue list => list.Values.Any(Occur),
        ObjectValue members => members.Fields.Any(member => Occur(member.Value)),
        _ => false,
    };
}
