namespace Architecture.GraphQL.Execution;

/// <summary>The contexts of one request: one for each planned field and scope, arguments coerced once.</summary>
internal sealed class FieldContexts(OperationExecution request)
{
    private readonly Dictionary<PlannedField, FieldContext> contexts = [];
    private FieldContext? last;
    private Dictionary<(PlannedField Field, object? Scope), FieldContext>? otherScopes;

    public OperationExecution Request { get; } = request;

    /// <exception cref="ArgumentFault">The field's arguments are not valid.</exception>
    public FieldContext For(PlannedField field, object? scope)
    {
        if (last is { } recent && ReferenceEquals(recent.Planned, field) && Equals(recent.Scope, scope)) return recent;
        if (contexts.TryGetValue(field, out var context))
        {
            if (Equals(context.Scope, scope)) return last = context;
            otherScopes ??= [];
            if (otherScopes.TryGetValue((field, scope), out var other)) return other;
            other = new(Request, field, scope, context.Arguments);
            otherScopes.Add((field, scope), other);
            return other;
        }
        context = new(Request, field, scope, field.ConstantArguments ?? Coerce(field));
        contexts.Add(field, context);
        return last = context;
    }

    private InputObject Coerce(PlannedField field) =>
        ArgumentValues.Coerce(field.Definition.Arguments, field.Nodes[0].Arguments, field.Nodes[0], Request.Variables);
}
