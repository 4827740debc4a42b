using System.Text.Json;

namespace Architecture.GraphQL.Execution;

/// <summary>One request to execute (specification 6.1).</summary>
public sealed record OperationRequest(string Query)
{
    /// <summary>Which operation of the document; needed when there are several.</summary>
    public string? OperationName { get; init; }

    /// <summary>A JSON object; undefined or null for none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>The program's own object for the request, for resolvers to find in <see cref="FieldContext.State"/>.</summary>
    public object? State { get; init; }

    /// <summary>The view that root fields are read in; fields below may open others.</summary>
    public object? Scope { get; init; }

    /// <summary>Asked once, when the data is complete: entries for the response's <c>extensions</c>; null or empty leaves it out.</summary>
    public Func<IReadOnlyDictionary<string, object?>?>? Extensions { get; init; }

    /// <summary>Decides what <c>@authorize</c> demands; asked once for each demand. Without it nothing so marked may be read.</summary>
    public Func<Authorization, AuthorizationVerdict>? Authorize { get; init; }

    /// <summary>Told what the operation may cost (<see cref="OperationCost"/>), before it runs or is refused.</summary>
    public Action<double>? ReportCost { get; init; }

    /// <summary>Whether a mutation may run; false for requests that must be safe.</summary>
    public bool AllowMutations { get; init; } = true;
}

/// <summary>What became of a request.</summary>
public enum OperationOutcome
{
    /// <summary>Executed, without errors.</summary>
    Complete,

    /// <summary>Executed, with field errors; the data may even be null.</summary>
    Partial,

    /// <summary>Executed, but a null reached the root.</summary>
    NullData,

    /// <summary>Not executed: the response has no data (a request error, specification 7.1.6).</summary>
    RequestError,
}
