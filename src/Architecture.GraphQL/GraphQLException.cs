namespace Architecture.GraphQL;

/// <summary>Thrown by a resolver to fail its field with a message that clients may read.</summary>
/// <remarks>Any other exception becomes a masked error with code <see cref="ErrorCodes.Internal"/>.</remarks>
public sealed class GraphQLException : Exception
{
    public GraphQLException(string message, string code, IReadOnlyDictionary<string, object?>? extensions = null)
        : base(message)
    {
        Code = code;
        Extensions = extensions;
    }

    public string Code { get; }

    public IReadOnlyDictionary<string, object?>? Extensions { get; }
}

/// <summary>The document cannot be read; <see cref="Error"/> says what stands where.</summary>
public sealed class GraphQLSyntaxException : Exception
{
    public GraphQLSyntaxException(GraphQLError error)
        : base(error.Message) => Error = error;

    public GraphQLError Error { get; }
}

/// <summary>A schema, or its bindings, cannot be used; <see cref="Faults"/> lists every reason.</summary>
public sealed class SchemaException : Exception
{
    public SchemaException(IReadOnlyList<string> faults)
        : base(string.Join(Environment.NewLine, faults)) => Faults = faults;

    public IReadOnlyList<string> Faults { get; }
}
