namespace Architecture.GraphQL.Language;

public sealed partial class Parser
{
    /// <summary>Specification 2.10: in a constant, variables are not allowed.</summary>
    private Value ReadValue(bool constant)
    {
        var start = token;
        switch (start.Kind)
        {
            case TokenKind.BracketLeft: return ReadList(constant);
            case TokenKind.BraceLeft: return ReadObject(constant);
            case TokenKind.String or TokenKind.BlockString: return ReadString();
            case TokenKind.Dollar when !constant: return ReadVariable();
            case TokenKind.Dollar:
                Advance();
                throw token.Kind == TokenKind.Name
                    ? Lexer.Error(start.Span.Location, $"Variable \"${token.Value}\" cannot stand in a constant value.")
                    : Unexpected(start);
            case TokenKind.Int:
                Advance();
                return new IntValue(start.Span, start.Value!);
            case TokenKind.Float:
                Advance();
                return new FloatValue(start.Span, start.Value!);
            case TokenKind.Name:
                Advance();
                return start.Value switch
                {
                    "true" => new BooleanValue(start.Span, true),
                    "false" => new BooleanValue(start.Span, false),
                    "null" => new NullValue(start.Span),
                    _ => new EnumValue(start.Span, start.Value!),
                };
            default: throw Unexpected(start);
        }
    }

    private StringValue ReadString()
    {
        var start = token;
        Advance();
        return new(start.Span, start.Value!, start.Kind == TokenKind.BlockString);
    }

    private Variable ReadVariable()
    {
        var start = Expect(TokenKind.Dollar);
        var name = ReadName();
        return new(SpanFrom(start), name);
    }

    private ListValue ReadList(bool constant)
    {
        var start = token;
        var values = new List<Value>();
        Enter();
        Advance();
        while (!Skip(TokenKind.BracketRight)) values.Add(ReadValue(constant));
        Leave();
        return new(SpanFrom(start), values);
    }

    private ObjectValue ReadObject(bool constant)
    {
        var start = token;
        var fields = new List<ObjectField>();
        Enter();
        Advance();
        while (!Skip(TokenKind.BraceRight))
        {
            var fieldStart = token;
            var name = ReadName();
            Expect(TokenKind.Colon);
            var value = ReadValue(constant);
            fields.Add(new(SpanFrom(fieldStart), name, value));
        }
        Leave();
        return new(SpanFrom(start), fields);
    }

    private void Advance()
    {
        previousEnd = token.Span.End;
        token = lexer.Next();
        if (token.Kind != TokenKind.EndOfFile && ++tokens > limits.MaxTokens)
            throw Lexer.Error(token.Span.Location, $"The document has more than {limits.MaxTokens} tokens.", ErrorCodes.LimitExceeded);
    }

    /// <summary>Nesting is recursion here and in everything that walks the tree later, so it is bounded at this one place.</summary>
    private void Enter()
    {
        if (++depth > limits.MaxDepth)
            throw Lexer.Error(token.Span.Location, $"The document nests more than {limits.MaxDepth} levels deep.", ErrorCodes.LimitExceeded);
    }

    private void Leave() => depth--;

    private Span SpanFrom(Token start) => new(start.Span.Start, previousEnd, start.Span.Location);

    private Token Expect(TokenKind kind)
    {
        var found = token;
        if (found.Kind != kind)
            throw Lexer.Error(found.Span.Location, $"Expected {Token.Describe(kind)} but found {found}.");
        Advance();
        return found;
    }

    private void ExpectKeyword(string keyword)
    {
        if (!SkipKeyword(keyword))
            throw Lexer.Error(token.Span.Location, $"Expected \"{keyword}\" but found {token}.");
    }

    private bool Skip(TokenKind kind)
    {
        if (token.Kind != kind) return false;
        Advance();
        return true;
    }

    private bool SkipKeyword(string keyword)
    {
        if (token.Kind != TokenKind.Name || token.Value != keyword) return false;
        Advance();
        return true;
    }

    private static GraphQLSyntaxException Unexpected(Token found) => Lexer.Error(found.Span.Location, $"Unexpected {found}.");

    /// <summary>One or more items between brackets.</summary>
    private List<T> Many<T>(TokenKind open, Func<T> read, TokenKind close)
    {
        Expect(open);
        var items = new List<T>();
        do items.Add(read());
        while (!Skip(close));
        return items;
    }

    /// <summary>Nothing, or one or more items between brackets.</summary>
    private IReadOnlyList<T> OptionalMany<T>(TokenKind open, Func<T> read, TokenKind close) => token.Kind == open ? Many(open, read, close) : [];

    /// <summary>One or more items with a separator between them and, if wanted, before the first.</summary>
    private List<T> Separated<T>(TokenKind separator, Func<T> read)
    {
        Skip(separator);
        var items = new List<T>();
        do items.Add(read());
        while (Skip(separator));
        return items;
    }
}
