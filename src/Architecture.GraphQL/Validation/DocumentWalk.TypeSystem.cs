using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation;

internal sealed partial class DocumentWalk
{
    private static readonly Surroundings Nothing = new(null, null);

    private void TypeSystem(TypeSystemDefinition definition)
    {
        var enter = Next();
        executable = null;
        document.TypeSystemMoments.Add(definition, enter);
        Own(definition, definition.Directives, enter);
        switch (definition)
        {
            case SchemaDefinition schemaDefinition:
                Directives(definition.Directives, DirectiveLocations.Schema, Nothing);
                foreach (var root in schemaDefinition.OperationTypes) TypeName(root.Type, inTypeSystem: true);
                break;
            case DirectiveDefinition directive:
                foreach (var argument in directive.Arguments) InputValue(argument, DirectiveLocations.ArgumentDefinition);
                break;
            case FieldsDefinition fields:
                foreach (var implemented in fields.Interfaces) TypeName(implemented, inTypeSystem: true);
                Directives(definition.Directives, fields is ObjectTypeDefinition ? DirectiveLocations.Object : DirectiveLocations.Interface, Nothing);
                foreach (var field in fields.Fields) FieldDefinition(field);
                break;
            case UnionTypeDefinition union:
                Directives(definition.Directives, DirectiveLocations.Union, Nothing);
                foreach (var member in union.Types) TypeName(member, inTypeSystem: true);
                break;
            case EnumTypeDefinition enumeration:
                Directives(definition.Directives, DirectiveLocations.Enum, Nothing);
                foreach (var value in enumeration.Values) EnumValueDefinition(value);
                break;
            case InputObjectTypeDefinition input:
                Directives(definition.Directives, DirectiveLocations.InputObject, Nothing);
                foreach (var field in input.Fields) InputValue(field, DirectiveLocations.InputFieldDefinition);
                break;
            default:
                Directives(definition.Directives, DirectiveLocations.Scalar, Nothing);
                break;
        }
    }

    private void FieldDefinition(FieldDefinition field)
    {
        Own(field, field.Directives, Next());
        foreach (var argument in field.Arguments) InputValue(argument, DirectiveLocations.ArgumentDefinition);
        TypeReference(field.Type, inTypeSystem: true);
        Directives(field.Directives, DirectiveLocations.FieldDefinition, Nothing);
    }

    private void InputValue(InputValueDefinition value, string location)
    {
        Own(value, value.Directives, Next());
        TypeReference(value.Type, inTypeSystem: true);
        if (value.DefaultValue is { } defaultValue) Literal(defaultValue, null);
        Directives(value.Directives, location, Nothing);
    }

    private void EnumValueDefinition(EnumValueDefinition value)
    {
        Own(value, value.Directives, Next());
        Directives(value.Directives, DirectiveLocations.EnumValue, Nothing);
    }
}
