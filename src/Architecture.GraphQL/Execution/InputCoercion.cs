using System.Text.Json;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;
using Architecture.GraphQL.Utilities;

namespace Architecture.GraphQL.Execution;

/// <summary>Input coercion of literals and of JSON (specification 3.4 to 3.12, input coercion).</summary>
internal static class InputCoercion
{
    /// <summary>What is wrong with a constant literal for a type; null when nothing is.</summary>
    public static string? FaultOf(SchemaType type, Value literal)
    {
        try
        {
            FromLiteral(type, literal, VariableValues.None);
            return null;
        }
        catch (CoercionException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>Coerces a literal, with variables in it replaced by their values.</summary>
    /// <exception cref="CoercionException">The literal is not a value of the type.</exception>
    public static object? FromLiteral(SchemaType type, Value literal, VariableValues variables)
    {
        if (literal is Variable variable) return FromVariable(type, variable, variables);
        switch (type)
        {
            case NonNullType nonNull:
                return literal is NullValue ? throw new CoercionException($"expected a value of type \"{type}\", found null.", literal) : FromLiteral(nonNull.OfType, literal, variables);
            case var _ when literal is NullValue:
                return null;
            case ListType list:
                return literal is ListValue items
                    ? items.Values.Select(item => FromLiteral(list.OfType, item, variables)).ToArray()
                    : new[] { FromLiteral(list.OfType, literal, variables) };
            case InputObjectType input:
                return literal is ObjectValue members ? ObjectFromLiteral(input, members, variables) : throw Expected($"an object of type \"{type}\"", literal);
            case EnumType values:
                return literal is EnumValue name && values.Values.Contains(name.Value) ? name.Value : throw Expected($"a value of enum \"{type}\"", literal);
            default:
                var coding = ((ScalarType)type).Coding;
                if (coding is AnyScalar && Variables.Occur(literal)) return AnyScalar.Plain(literal, variables);
                return coding.TryParse(literal, out var value) ? value : throw Expected($"{coding.Expects} ({type})", literal);
        }
    }

    /// <summary>Coerces a variable's JSON value; each fault is told to <paramref name="fault"/> with where in the value it lies.</summary>
    public static object? FromJson(SchemaType type, JsonElement json, string place, Action<string, string> fault)
    {
        switch (type)
        {
            case NonNullType nonNull:
                if (json.ValueKind != JsonValueKind.Null) return FromJson(nonNull.OfType, json, place, fault);
                fault(place, $"expected a value of type \"{type}\", found null.");
                return null;
            case var _ when json.ValueKind == JsonValueKind.Null:
                return null;
            case ListType list:
                if (json.ValueKind != JsonValueKind.Array) return new[] { FromJson(list.OfType, json, place, fault) };
                var items = new object?[json.GetArrayLength()];
                for (var index = 0; index < items.Length; index++) items[index] = FromJson(list.OfType, json[index], $"{place}[{index}]", fault);
                return items;
            case InputObjectType input:
                if (json.ValueKind == JsonValueKind.Object) return ObjectFromJson(input, json, place, fault);
                fault(place, $"expected an object of type \"{type}\", found {Describe(json)}.");
                return null;
            case EnumType values:
                if (json.ValueKind == JsonValueKind.String && BuiltInScalars.Specified[2].TryParse(json, out var text) && values.Values.Contains((string)text!)) return text;
                fault(place, $"expected a value of enum \"{type}\", found {Describe(json)}.");
                return null;
            default:
                var coding = ((ScalarType)type).Coding;
                if (coding.TryParse(json, out var value)) return value;
                fault(place, $"expected {coding.Expects} ({type}), found {Describe(json)}.");
                return null;
        }
    }

    /// <summary>The default of an argument or input field, coerced once.</summary>
    public static object? Default(InputValue definition) =>
        (definition.Coerced ??= new(FromLiteral(definition.Type, definition.DefaultValue!, VariableValues.None))).Value;

    private static object? FromVariable(SchemaType type, Variable variable, VariableValues variables)
    {
        var value = variables.TryGet(variable.Name.Value, out var given) ? given : null;
        return value is null && type is NonNullType ? throw new CoercionException($"expected a value of type \"{type}\", but variable \"${variable.Name}\" is null or not given.", variable) : value;
    }

    private static InputObject ObjectFromLiteral(InputObjectType type, ObjectValue literal, VariableValues variables)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in literal.Fields)
            if (!type.Fields.Contains(member.Name.Value))
                throw new CoercionException($"\"{type}\" has no field \"{member.Name}\".", member);
        foreach (var field in type.Fields)
        {
            var given = literal.Fields.FirstOrDefault(member => member.Name.Value == field.Name)?.Value;
            if (given is Variable variable && !variables.TryGet(variable.Name.Value, out _))
            {
                if (type.IsOneOf) throw new CoercionException($"variable \"${variable.Name}\" must be given for field \"{type}.{field}\".", literal);
                given = null;
            }
            if (given is not null) values.Add(field.Name, FromLiteral(field.Type, given, variables));
            else if (field.DefaultValue is not null) values.Add(field.Name, Default(field));
            else if (field.Type is NonNullType) throw new CoercionException($"\"{type}\" needs field \"{field}\" of type \"{field.Type}\".", literal);
        }
        if (type.IsOneOf && (literal.Fields.Count != 1 || values.Values.First() is null))
            throw new CoercionException($"exactly one field of \"{type}\" must be given, and not null.", literal);
        return new(values);
    }

    private static InputObject ObjectFromJson(InputObjectType type, JsonElement json, string place, Action<string, string> fault)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in type.Fields)
        {
            if (json.TryGetProperty(field.Name, out var given)) values.Add(field.Name, FromJson(field.Type, given, $"{place}.{field.Name}", fault));
            else if (field.DefaultValue is not null) values.Add(field.Name, Default(field));
            else if (field.Type is NonNullType) fault(place, $"\"{type}\" needs field \"{field}\" of type \"{field.Type}\".");
        }
        var names = json.EnumerateObject().Select(member => member.Name).Distinct(StringComparer.Ordinal).ToList();
        foreach (var name in names.Where(name => !type.Fields.Contains(name)))
            fault(place, $"\"{type}\" has no field \"{name}\".");
        if (!type.IsOneOf) return new(values);
        var known = names.Where(type.Fields.Contains).ToList();
        if (known.Count != 1) fault(place, $"exactly one field of \"{type}\" must be given.");
        if (known.Count > 0 && json.GetProperty(known[0]).ValueKind == JsonValueKind.Null) fault($"{place}.{known[0]}", $"the field given of \"{type}\" must not be null.");
        return new(values);
    }

    private static CoercionException Expected(string what, Value found) => new($"expected {what}, found {Printer.Print(found)}.", found);

    private static string Describe(JsonElement json)
    {
        var text = json.GetRawText();
        return text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 79), "…");
    }
}

/// <summary>An input is not a value of its type; the message follows a colon.</summary>
internal sealed class CoercionException(string message, Node at) : Exception(message)
{
    /// <summary>The part of the literal that is not right.</summary>
    public Node At { get; } = at;
}
