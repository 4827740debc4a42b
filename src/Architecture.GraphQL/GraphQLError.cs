using Architecture.GraphQL.Language;

namespace Architecture.GraphQL;

/// <summary>One entry of a response's <c>errors</c> (specification 7.1.6).</summary>
/// <param name="Message">For a developer to read; never holds a stack trace.</param>
public sealed record GraphQLError(string Message)
{
    /// <summary>Where in the document, 1-based lines and columns; empty when no place in the document is to blame.</summary>
    public IReadOnlyList<Location> Locations { get; init; } = [];

    /// <summary>Response names (<see cref="string"/>) and list indexes (<see cref="int"/>); null for a request error.</summary>
    public IReadOnlyList<object>? Path { get; init; }

    /// <summary>The stable <c>extensions.code</c>; see <see cref="ErrorCodes"/>.</summary>
    public string? Code { get; init; }

    /// <summary>Further entries of <c>extensions</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    public static GraphQLError At(string message, Location location, string? code = null) =>
        new(message) { Locations = [location], Code = code };

    public static GraphQLError At(string message, IEnumerable<Node> nodes, string? code = null) =>
        new(message) { Locations = [.. nodes.Select(node => node.Location)], Code = code };
}

/// <summary>The codes the engine itself gives; stable, clients may rely on them.</summary>
public static class ErrorCodes
{
    public const string Syntax = "GRAPHQL_PARSE_FAILED";
    public const string Validation = "GRAPHQL_VALIDATION_FAILED";
    public const string BadRequest = "BAD_REQUEST";
    public const string BadUserInput = "BAD_USER_INPUT";
    public const string OperationResolution = "OPERATION_RESOLUTION_FAILURE";
    public const string Internal = "INTERNAL_ERROR";
    public const string NullViolation = "NON_NULL_VIOLATION";
    public const string LimitExceeded = "LIMIT_EXCEEDED";
    public const string CostExceeded = "COST_EXCEEDED";
    public const string Timeout = "TIMEOUT";
    public const string Overloaded = "OVERLOADED";
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";
    public const string PersistedQueryHashMismatch = "PERSISTED_QUERY_HASH_MISMATCH";
    public const string PersistedQueryOnly = "PERSISTED_QUERY_ONLY";
    public const string NotAuthenticated = "AUTH_NOT_AUTHENTICATED";
    public const string NotAuthorized = "AUTH_NOT_AUTHORIZED";
    public const string PageSize = "PAGE_SIZE";
    public const string CursorMismatch = "CURSOR_MISMATCH";
    public const string IdInvalid = "ID_INVALID";
}
