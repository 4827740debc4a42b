namespace Architecture.Storage.Neo4j;

/// <summary>What a failed statement means for whoever sent it.</summary>
internal enum QueryFaultKind
{
    /// <summary>The database asks for a repeat. It has rolled it back, but for what a change of leader may hide.</summary>
    Transient,
    /// <summary>The database is not there, or says that it cannot serve.</summary>
    Unavailable,
    /// <summary>The answer was lost or came half: a write may have been done.</summary>
    Lost,
    /// <summary>The credentials are not accepted.</summary>
    Denied,
    /// <summary>The statement itself was refused and rolled back: a repeat gives the same.</summary>
    Refused,
}

/// <summary>A statement failed.</summary>
internal sealed class QueryFaultException(QueryFaultKind kind, string? code, string message, Exception? inner = null) : Exception(message, inner)
{
    private static readonly string[] NoService =
    [
        "Neo.TransientError.General.DatabaseUnavailable",
        "Neo.TransientError.Database.DatabaseUnavailable",
        "Neo.ClientError.Cluster.NotALeader",
        "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase",
        "Neo.ClientError.Database.DatabaseNotFound",
    ];

    public QueryFaultKind Kind { get; } = kind;

    /// <summary>The database's own code, where it gave one.</summary>
    public string? Code { get; } = code;

    /// <summary>Nothing at all is heard of the database: a repeat would only wait as long again.</summary>
    public bool IsSilence { get; init; }

    /// <summary>It was not even tried.</summary>
    public bool IsUnsent { get; init; }

    /// <summary>By code, never by the status of the answer: 400 covers faults of the statement and transient ones, 202 any.</summary>
    /// <param name="code">The database's code.</param>
    /// <param name="message">The database's words.</param>
    public static QueryFaultException Of(string code, string message) => new(KindOf(code), code, $"{message} ({code})");

    private static QueryFaultKind KindOf(string code)
    {
        if (NoService.Contains(code, StringComparer.Ordinal)) return QueryFaultKind.Unavailable;
        if (code.StartsWith("Neo.TransientError.", StringComparison.Ordinal)) return QueryFaultKind.Transient;
        if (code.StartsWith("Neo.ClientError.Security.", StringComparison.Ordinal)) return QueryFaultKind.Denied;
        // A DatabaseError can come out of the commit itself (a full disk): whether it was done must be looked up.
        return code.StartsWith("Neo.ClientError.", StringComparison.Ordinal) ? QueryFaultKind.Refused : QueryFaultKind.Lost;
    }
}
