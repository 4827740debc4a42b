namespace Architecture.GraphQL.Language;

/// <summary>Reads a document (specification 2 and appendix C). Executable and type system definitions may stand in one text.</summary>
public sealed partial class Parser
{
    private readonly Lexer lexer;
    private readonly ParseLimits limits;
    private Token token;
    private int previousEnd;
    private int tokens;
    private int depth;

    private Parser(string source, ParseLimits limits)
    {
        lexer = new(source);
        this.limits = limits;
        Advance();
    }

    /// <exception cref="GraphQLSyntaxException">The text is not a document, or is larger than the limits allow.</exception>
    public static Document Parse(string source, ParseLimits? limits = null) => new Parser(source, limits ?? ParseLimits.Default).ReadDocument();

    /// <summary>Reads one value literal, with variables allowed.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not a value.</exception>
    public static Value ParseValue(string source, ParseLimits? limits = null)
    {
        var parser = new Parser(source, limits ?? ParseLimits.Default);
        var value = parser.ReadValue(constant: false);
        parser.Expect(TokenKind.EndOfFile);
        return value;
    }

    /// <summary>Reads one type reference.</summary>
    /// <exception cref="GraphQLSyntaxException">The text is not a type reference.</exception>
    public static TypeReference ParseType(string source, ParseLimits? limits = null)
    {
        var parser = new Parser(source, limits ?? ParseLimits.Default);
        var type = parser.ReadType();
        parser.Expect(TokenKind.EndOfFile);
        return type;
    }

    private Document ReadDocument()
    {
        var start = token;
        var definitions = new List<Definition>();
        do definitions.Add(ReadDefinition());
        while (token.Kind != TokenKind.EndOfFile);
        return new(SpanFrom(start), definitions);
    }

    private Definition ReadDefinition()
    {
        var start = token;
        if (token.Kind == TokenKind.BraceLeft)
            return new OperationDefinition(SpanFrom(start), null, OperationType.Query, null, [], [], ReadSelectionSet());
        var description = ReadDescription();
        if (token.Kind == TokenKind.Name && ReadKeywordDefinition(start, description) is { } definition) return definition;
        if (description is not null && token.Kind is TokenKind.Name or TokenKind.BraceLeft)
            throw Lexer.Error(start.Span.Location, "Only a definition that starts with a keyword can have a description.");
        throw Unexpected(token);
    }

    private Definition? ReadKeywordDefinition(Token start, StringValue? description) => token.Value switch
    {
        "query" or "mutation" or "subscription" => ReadOperation(start, description),
        "fragment" => ReadFragment(start, description),
        "schema" => ReadSchema(start, description, extends: false),
        "scalar" => ReadScalar(start, description, extends: false),
        "type" => ReadObject(start, description, extends: false),
        "interface" => ReadInterface(start, description, extends: false),
        "union" => ReadUnion(start, description, extends: false),
        "enum" => ReadEnum(start, description, extends: false),
        "input" => ReadInputObject(start, description, extends: false),
        "directive" => ReadDirectiveDefinition(start, description),
        "extend" when description is null => ReadExtension(),
        _ => null,
    };

    private OperationDefinition ReadOperation(Token start, StringValue? description)
    {
        var operation = ReadOperationType();
        var name = token.Kind == TokenKind.Name ? ReadName() : null;
        var variables = OptionalMany(TokenKind.ParenthesisLeft, ReadVariableDefinition, TokenKind.ParenthesisRight);
        var directives = ReadDirectives(constant: false);
        var selectionSet = ReadSelectionSet();
        return new(SpanFrom(start), description, operation, name, variables, directives, selectionSet);
    }

    private OperationType ReadOperationType()
    {
        var keyword = Expect(TokenKind.Name);
        return keyword.Value switch
        {
            "query" => OperationType.Query,
            "mutation" => OperationType.Mutation,
            "subscription" => OperationType.Subscription,
            _ => throw Unexpected(keyword),
        };
    }

    private VariableDefinition ReadVariableDefinition()
    {
        var start = token;
        var description = ReadDescription();
        var variable = ReadVariable();
        Expect(TokenKind.Colon);
        var type = ReadType();
        var defaultValue = Skip(TokenKind.EqualsSign) ? ReadValue(constant: true) : null;
        var directives = ReadDirectives(constant: true);
        return new(SpanFrom(start), description, variable, type, defaultValue, directives);
    }

    private FragmentDefinition ReadFragment(Token start, StringValue? description)
    {
        Advance();
        if (token is { Kind: TokenKind.Name, Value: "on" }) throw Unexpected(token);
        var name = ReadName();
        ExpectKeyword("on");
        var type = ReadNamedType();
        var directives = ReadDirectives(constant: false);
        var selectionSet = ReadSelectionSet();
        return new(SpanFrom(start), description, name, type, directives, selectionSet);
    }

    private SelectionSet ReadSelectionSet()
    {
        var start = token;
        Enter();
        var selections = Many(TokenKind.BraceLeft, ReadSelection, TokenKind.BraceRight);
        Leave();
        return new(SpanFrom(start), selections);
    }

    private Selection ReadSelection() => token.Kind == TokenKind.Spread ? ReadFragmentSelection() : ReadField();

    private Field ReadField()
    {
        var start = token;
        var nameOrAlias = ReadName();
        var name = Skip(TokenKind.Colon) ? ReadName() : null;
        var arguments = ReadArguments(constant: false);
        var directives = ReadDirectives(constant: false);
        var selectionSet = token.Kind == TokenKind.BraceLeft ? ReadSelectionSet() : null;
        return new(SpanFrom(start), name is null ? null : nameOrAlias, name ?? nameOrAlias, arguments, directives, selectionSet);
    }

    private Selection ReadFragmentSelection()
    {
        var start = token;
        Advance();
        var hasTypeCondition = SkipKeyword("on");
        if (!hasTypeCondition && token.Kind == TokenKind.Name)
        {
            var name = ReadName();
            var spreadDirectives = ReadDirectives(constant: false);
            return new FragmentSpread(SpanFrom(start), name, spreadDirectives);
        }
        var type = hasTypeCondition ? ReadNamedType() : null;
        var directives = ReadDirectives(constant: false);
        var selectionSet = ReadSelectionSet();
        return new InlineFragment(SpanFrom(start), type, directives, selectionSet);
    }

    private IReadOnlyList<Argument> ReadArguments(bool constant) =>
        OptionalMany<Argument>(TokenKind.ParenthesisLeft, constant ? ReadConstantArgument : ReadArgument, TokenKind.ParenthesisRight);

    private Argument ReadArgument() => ReadArgument(constant: false);

    private Argument ReadConstantArgument() => ReadArgument(constant: true);

    private Argument ReadArgument(bool constant)
    {
        var start = token;
        var name = ReadName();
        Expect(TokenKind.Colon);
        var value = ReadValue(constant);
        return new(SpanFrom(start), name, value);
    }

    private IReadOnlyList<Directive> ReadDirectives(bool constant)
    {
        if (token.Kind != TokenKind.At) return [];
        var directives = new List<Directive>();
        while (token.Kind == TokenKind.At)
        {
            var start = token;
            Advance();
            var name = ReadName();
            var arguments = ReadArguments(constant);
            directives.Add(new(SpanFrom(start), name, arguments));
        }
        return directives;
    }

    private TypeReference ReadType()
    {
        var start = token;
        TypeReference type;
        if (Skip(TokenKind.BracketLeft))
        {
            Enter();
            var inner = ReadType();
            Expect(TokenKind.BracketRight);
            Leave();
            type = new ListTypeReference(SpanFrom(start), inner);
        }
        else
        {
            type = ReadNamedType();
        }
        return Skip(TokenKind.Bang) ? new NonNullTypeReference(SpanFrom(start), type) : type;
    }

    private NamedTypeReference ReadNamedType()
    {
        var name = ReadName();
        return new(name.Span, name);
    }

    private Name ReadName()
    {
        var name = Expect(TokenKind.Name);
        return new(name.Span, name.Value!);
    }

    private StringValue? ReadDescription() => token.Kind is TokenKind.String or TokenKind.BlockString ? ReadString() : null;
}
