using Architecture.GraphQL.Bindings;

namespace Architecture.GraphQL.Execution;

/// <summary>What one running operation shares: request, variables, records already loaded.</summary>
internal sealed class OperationExecution(ExecutableSchema schema, OperationRequest request, VariableValues variables, CancellationToken cancellation)
{
    private Dictionary<Authorization, AuthorizationVerdict>? verdicts;
    private Dictionary<(object Loader, object? Scope), List<(InputObject Arguments, object Values)>>? known;

    public ExecutableSchema Schema { get; } = schema;

    public OperationRequest Request { get; } = request;

    public VariableValues Variables { get; } = variables;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Whether an exception fails a field; a cancelled request ends as a whole.</summary>
    public bool MayMask(Exception exception) => exception is not OperationCanceledException || !Cancellation.IsCancellationRequested;

    /// <summary>What a client may know of an exception.</summary>
    public Failure Failure(Exception exception, PlannedField field)
    {
        switch (exception)
        {
            case GraphQLException told:
                return new(told.Message, told.Code) { Extensions = told.Extensions };
            case ArgumentFault fault:
                return new(fault.Message, ErrorCodes.BadUserInput) { Location = fault.Location };
            case var other when Schema.Explain(other) is { } explained:
                return new(explained.Message, explained.Code) { Extensions = explained.Extensions };
            default:
                Schema.Report(exception, $"{field.ParentType}.{field.Definition}");
                return new("Internal error.", ErrorCodes.Internal);
        }
    }

    /// <summary>What a loader has answered in this request, for a scope and arguments.</summary>
    public Dictionary<TKey, TValue> Known<TKey, TValue>(Loader<TKey, TValue> loader, FieldContext context)
        where TKey : notnull
    {
        known ??= [];
        if (!known.TryGetValue((loader, context.Scope), out var all)) known.Add((loader, context.Scope), all = []);
        foreach (var (arguments, values) in all)
            if (InputObject.AreEqual(arguments, context.Arguments))
                return (Dictionary<TKey, TValue>)values;
        var created = new Dictionary<TKey, TValue>();
        all.Add((context.Arguments, created));
        return created;
    }

    /// <summary>Why the field may not be read; null when it may.</summary>
    public Failure? Refusal(PlannedField field)
    {
        if (field.Authorizations is not { } demands) return null;
        verdicts ??= new(ReferenceEqualityComparer.Instance);
        foreach (var demand in demands)
        {
            if (!verdicts.TryGetValue(demand, out var verdict))
                verdicts.Add(demand, verdict = Request.Authorize?.Invoke(demand) ?? AuthorizationVerdict.NotAuthenticated);
            if (verdict == AuthorizationVerdict.NotAuthenticated) return new("Log in to read this field.", ErrorCodes.NotAuthenticated);
            if (verdict == AuthorizationVerdict.NotAuthorized) return new("You may not read this field.", ErrorCodes.NotAuthorized);
        }
        return null;
    }

    /// <summary>A mutation has changed things: what was read before it may be old.</summary>
    public void Forget() => known?.Clear();
}
