using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation;

internal sealed partial class DocumentWalk
{
    /// <summary>An argument of a directive, or of a field when <paramref name="directive"/> is null.</summary>
    /// <remarks>An argument of an unknown directive is read as one of the field around it, as the reference reads it.</remarks>
    private void Argument(Argument argument, DirectiveType? directive, OutputField? field, bool ofDirective)
    {
        var enter = Next();
        var definition = (directive?.Arguments ?? field?.Arguments)?[argument.Name.Value];
        document.Arguments.Add(new(argument, field, definition is not null, ofDirective, enter));
        var expected = new Expectation(definition?.Type, null, definition?.DefaultValue is not null);
        document.Literals.Add(new(argument.Value, expected.Type, Next()));
        Within(argument.Value, expected);
        Next();
    }

    private void Literal(Value value, SchemaType? type)
    {
        document.Literals.Add(new(value, type, Next()));
        Within(value, new(type, null, HasDefault: false));
    }

    /// <summary>What rules ask of the inside of a value: the variables in it and its objects.</summary>
    private void Within(Value value, Expectation expected)
    {
        switch (value)
        {
            case Variable variable:
                executable?.OwnVariableUses.Add(new(variable, expected.Type, expected.Around, expected.HasDefault));
                break;
            case ListValue list:
                var itemType = expected.Type?.Nullable is ListType { OfType: var ofType } ? ofType : null;
                foreach (var item in list.Values) Within(item, new(itemType, expected.Type, HasDefault: false));
                break;
            case ObjectValue objectValue:
                WithinObject(objectValue, expected);
                break;
            default:
                break;
        }
    }

    private void WithinObject(ObjectValue value, Expectation expected)
    {
        var type = expected.Type?.Named as InputObjectType;
        var moments = new int[value.Fields.Count];
        document.ObjectValues.Add(new(value, moments));
        for (var index = 0; index < moments.Length; index++)
        {
            var field = value.Fields[index];
            moments[index] = Next();
            var definition = type?.Fields[field.Name.Value];
            Within(field.Value, new(definition?.Type, expected.Type, definition?.DefaultValue is not null));
        }
    }

    /// <param name="Type">The type expected of a value.</param>
    /// <param name="Around">The type expected of the list or object it stands in.</param>
    /// <param name="HasDefault">Whether the argument or field has a default of its own.</param>
    private readonly record struct Expectation(SchemaType? Type, SchemaType? Around, bool HasDefault);
}
