using System.Collections.Frozen;

namespace Architecture.GraphQL.Language;

public sealed partial class Parser
{
    private static readonly FrozenSet<string> DirectiveLocations = FrozenSet.ToFrozenSet(
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT", "VARIABLE_DEFINITION",
        "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION", "ENUM", "ENUM_VALUE",
        "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ]);

    private TypeSystemDefinition ReadExtension()
    {
        var start = token;
        Advance();
        if (token.Kind != TokenKind.Name) throw Unexpected(token);
        TypeSystemDefinition extension = token.Value switch
        {
            "schema" => ReadSchema(start, null, extends: true),
            "scalar" => ReadScalar(start, null, extends: true),
            "type" => ReadObject(start, null, extends: true),
            "interface" => ReadInterface(start, null, extends: true),
            "union" => ReadUnion(start, null, extends: true),
            "enum" => ReadEnum(start, null, extends: true),
            "input" => ReadInputObject(start, null, extends: true),
            _ => throw Unexpected(token),
        };
        var adds = extension.Directives.Count > 0 || extension switch
        {
            SchemaDefinition schema => schema.OperationTypes.Count > 0,
            FieldsDefinition type => type.Fields.Count > 0 || type.Interfaces.Count > 0,
            UnionTypeDefinition type => type.Types.Count > 0,
            EnumTypeDefinition type => type.Values.Count > 0,
            InputObjectTypeDefinition type => type.Fields.Count > 0,
            _ => false,
        };
        return adds ? extension : throw Unexpected(token);
    }

    private SchemaDefinition ReadSchema(Token start, StringValue? description, bool extends)
    {
        Advance();
        var directives = ReadDirectives(constant: true);
        var types = extends
            ? OptionalMany(TokenKind.BraceLeft, ReadRootOperationType, TokenKind.BraceRight)
            : Many(TokenKind.BraceLeft, ReadRootOperationType, TokenKind.BraceRight);
        return new(SpanFrom(start), description, directives, types, extends);
    }

    private RootOperationTypeDefinition ReadRootOperationType()
    {
        var start = token;
        var operation = ReadOperationType();
        Expect(TokenKind.Colon);
        var type = ReadNamedType();
        return new(SpanFrom(start), operation, type);
    }

    private ScalarTypeDefinition ReadScalar(Token start, StringValue? description, bool extends)
    {
        Advance();
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        return new(SpanFrom(start), description, name, directives, extends);
    }

    private ObjectTypeDefinition ReadObject(Token start, StringValue? description, bool extends)
    {
        Advance();
        var name = ReadName();
        var interfaces = ReadInterfaces();
        var directives = ReadDirectives(constant: true);
        var fields = ReadFieldDefinitions();
        return new(SpanFrom(start), description, name, interfaces, directives, fields, extends);
    }

    private InterfaceTypeDefinition ReadInterface(Token start, StringValue? description, bool extends)
    {
        Advance();
        var name = ReadName();
        var interfaces = ReadInterfaces();
        var directives = ReadDirectives(constant: true);
        var fields = ReadFieldDefinitions();
        return new(SpanFrom(start), description, name, interfaces, directives, fields, extends);
    }

    private IReadOnlyList<NamedTypeReference> ReadInterfaces() =>
        SkipKeyword("implements") ? Separated(TokenKind.Ampersand, ReadNamedType) : [];

    private IReadOnlyList<FieldDefinition> ReadFieldDefinitions() =>
        OptionalMany(TokenKind.BraceLeft, ReadFieldDefinition, TokenKind.BraceRight);

    private FieldDefinition ReadFieldDefinition()
    {
        var start = token;
        var description = ReadDescription();
        var name = ReadName();
        var arguments = OptionalMany(TokenKind.ParenthesisLeft, ReadInputValueDefinition, TokenKind.ParenthesisRight);
        Expect(TokenKind.Colon);
        var type = ReadType();
        var directives = ReadDirectives(constant: true);
        return new(SpanFrom(start), description, name, arguments, type, directives);
    }

    private InputValueDefinition ReadInputValueDefinition()
    {
        var start = token;
        var description = ReadDescription();
        var name = ReadName();
        Expect(TokenKind.Colon);
        var type = ReadType();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ReadValue(constant: true) : null;
        var directives = ReadDirectives(constant: true);
        return new(SpanFrom(start), description, name, type, defaultValue, directives);
    }

    private UnionTypeDefinition ReadUnion(Token start, StringValue? description, bool extends)
    {
        Advance();
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        IReadOnlyList<NamedTypeReference> types = Skip(TokenKind.EqualsSign) ? Separated(TokenKind.Pipe, ReadNamedType) : [];
        return new(SpanFrom(start), description, name, directives, types, extends);
    }

    private EnumTypeDefinition ReadEnum(Token start, StringValue? description, bool extends)
    {
        Advance();
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        var values = OptionalMany(TokenKind.BraceLeft, ReadEnumValueDefinition, TokenKind.BraceRight);
        return new(SpanFrom(start), description, name, directives, values, extends);
    }

    private EnumValueDefinition ReadEnumValueDefinition()
    {
        var start = token;
        var description = ReadDescription();
        if (token is { Kind: TokenKind.Name, Value: "true" or "false" or "null" })
            throw Lexer.Error(token.Span.Location, $"\"{token.Value}\" is reserved and cannot name an enum value.");
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        return new(SpanFrom(start), description, name, directives);
    }

    private InputObjectTypeDefinition ReadInputObject(Token start, StringValue? description, bool extends)
    {
        Advance();
        var name = ReadName();
        var directives = ReadDirectives(constant: true);
        var fields = OptionalMany(TokenKind.BraceLeft, ReadInputValueDefinition, TokenKind.BraceRight);
        return new(SpanFrom(start), description, name, directives, fields, extends);
    }

    private DirectiveDefinition ReadDirectiveDefinition(Token start, StringValue? description)
    {
        Advance();
        Expect(TokenKind.At);
        var name = ReadName();
        var arguments = OptionalMany(TokenKind.ParenthesisLeft, ReadInputValueDefinition, TokenKind.ParenthesisRight);
        var repeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        var locations = Separated(TokenKind.Pipe, ReadDirectiveLocation);
        return new(SpanFrom(start), description, name, arguments, repeatable, locations);
    }

    private Name ReadDirectiveLocation()
    {
        var start = token;
        var name = ReadName();
        return DirectiveLocations.Contains(name.Value) ? name : throw Unexpected(start);
    }
}
