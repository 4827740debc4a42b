using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every literal can be coerced to the type expected where it stands (specification 5.6.1, Values of Correct Type).</summary>
/// <remarks>On its way through an input object it lets <see cref="InputObjectRequiredFields"/> and <see cref="InputObjectFieldNames"/>
/// have their say, so that what is wrong in one value is reported in one order. Variables are the business of 5.8.5.</remarks>
internal sealed class ValuesOfCorrectType : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var literal in document.Literals)
            if (literal.Type is { } type)
                Check(literal.Node, type, literal.Enter, errors);
    }

    private static void Check(Value value, SchemaType type, int moment, ErrorSink errors)
    {
        if (value is Variable) return;
        if (value is NullValue)
        {
            if (type is NonNullType) errors.Add(moment, $"Expected a value of non-null type \"{type}\", found null.", value);
            return;
        }

        switch (type.Nullable)
        {
            case ListType { OfType: var itemType } when value is ListValue list:
                foreach (var item in list.Values) Check(item, itemType, moment, errors);
                break;
            case ListType { OfType: var itemType }: Check(value, itemType, moment, errors); break;
            case InputObjectType input: CheckObject(value, input, moment, errors); break;
            case EnumType enumeration: CheckEnum(value, enumeration, moment, errors); break;
            case ScalarType scalar when !scalar.Coding.TryParse(value, out _):
                errors.Add(moment, $"Expected {scalar.Coding.Expects} for type \"{scalar.Name}\".", value);
                break;
        }
    }

    private static void CheckEnum(Value value, EnumType enumeration, int moment, ErrorSink errors)
    {
        if (value is not EnumValue name)
            errors.Add(moment, $"Expected a value of enum \"{enumeration.Name}\", written as a name.", value);
        else if (!enumeration.Values.Contains(name.Value))
            errors.Add(moment, $"Value \"{name.Value}\" does not exist in enum \"{enumeration.Name}\".", value);
    }

    private static void CheckObject(Value value, InputObjectType type, int moment, ErrorSink errors)
    {
        if (value is not ObjectValue fields)
        {
            errors.Add(moment, $"Expected an object of type \"{type.Name}\".", value);
            return;
        }

        foreach (var definition in type.Fields)
        {
            if (LastOf(fields, definition.Name) is { } field) Check(field.Value, definition.Type, moment, errors);
            else InputObjectRequiredFields.CheckAbsent(definition, type, fields, moment, errors);
        }

        InputObjectFieldNames.Check(type, fields, moment, errors);
        if (type.IsOneOf) CheckOneOf(fields, type, moment, errors);
    }

    private static ObjectField? LastOf(ObjectValue value, string name)
    {
        for (var index = value.Fields.Count - 1; index >= 0; index--)
            if (value.Fields[index].Name.Value == name)
                return value.Fields[index];
        return null;
    }

    private static void CheckOneOf(ObjectValue value, InputObjectType type, int moment, ErrorSink errors)
    {
        var known = value.Fields.Where(field => type.Fields.Contains(field.Name.Value)).ToList();
        if (known is not [{ Value: not NullValue }])
            errors.Add(moment, $"OneOf input object \"{type.Name}\" must be given exactly one field, and not null.", value);
    }
}
