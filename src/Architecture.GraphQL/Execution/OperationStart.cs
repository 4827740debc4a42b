using Architecture.GraphQL.Http;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Subscriptions;

namespace Architecture.GraphQL.Execution;

/// <summary>An operation with its variables coerced and its plan chosen, ready to run; or why it cannot run.</summary>
internal sealed class OperationStart
{
    private readonly ExecutableSchema schema;
    private readonly PreparedOperation operation;
    private readonly OperationRequest request;
    private readonly VariableValues variables;
    private readonly SelectionPlan? plan;

    public OperationStart(ExecutableSchema schema, PreparedOperation operation, OperationRequest request)
    {
        this.schema = schema;
        this.operation = operation;
        this.request = request;
        var errors = new List<GraphQLError>();
        Errors = errors;
        variables = VariableValues.None;
        if (operation.Type != OperationType.Query && !request.AllowMutations)
        {
            errors.Add(new("This request may only run a query.") { Code = ErrorCodes.MethodNotAllowed });
            return;
        }
        variables = VariableValues.Coerce(schema.Schema, operation.Definition, request.Variables, errors);
        if (errors.Count > 0 || !IsWithinBudget(errors)) return;
        try
        {
            plan = operation.PlanFor(variables);
        }
        catch (ArgumentFault fault)
        {
            errors.Add(GraphQLError.At(fault.Message, fault.Location, ErrorCodes.BadUserInput));
        }
    }

    public OperationType Type => operation.Type;

    /// <summary>What is known of the operation before it runs; null when it cannot run.</summary>
    public OperationProfile? Profile =>
        plan is null ? null : new(operation.Type, operation.Cost(variables), [.. plan.Fields.Select(root => root.Definition.Name)]);

    /// <summary>Request errors; none when the operation can run.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>Nothing is waited for, so nothing can be cancelled.</summary>
    public bool IsSynchronous => plan is { Slots: 0 };

    public async ValueTask<OperationOutcome> RunAsync(ResultWriter writer, CancellationToken cancellation)
    {
        if (plan is null)
        {
            ExecutableSchema.WriteRequestError(Errors, writer);
            return OperationOutcome.RequestError;
        }
        using var span = Telemetry.StartOperation(operation);
        var run = new OperationRun(new(schema, request, variables, cancellation), plan, writer);
        return operation.Type == OperationType.Mutation ? await run.RunSeriallyAsync() : await run.RunAsync();
    }

    /// <summary>Opens the source stream of a subscription without errors: one response for each event.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> Subscribe(CancellationToken cancellation) =>
        new ResponseStream(new(schema, request, variables, cancellation), plan!).RunAsync(cancellation);

    private bool IsWithinBudget(List<GraphQLError> errors)
    {
        var cost = operation.Cost(variables);
        request.ReportCost?.Invoke(cost);
        var most = schema.Settings.Limits.MaxCost;
        if (cost <= most) return true;
        errors.Add(new($"The operation may cost {cost}, more than the {most} allowed: ask for smaller pages or fewer fields.")
        {
            Locations = [operation.Definition.Location],
            Code = ErrorCodes.CostExceeded,
            Extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["cost"] = cost, ["maxCost"] = most },
        });
        return false;
    }
}
