namespace Architecture.GraphQL.Execution;

/// <summary>An object under which something has to be loaded: its fields' values are kept here, by slot, until the response is written.</summary>
internal sealed class HeldObject(object source, SelectionPlan plan, object? scope)
{
    public object Source { get; } = source;

    public SelectionPlan Plan { get; } = plan;

    public object? Scope { get; } = scope;

    public object?[] Held { get; } = new object?[plan.Slots];
}
