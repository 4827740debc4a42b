using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>What a resolver may know of the request and of the field it resolves. One for all objects of a batch.</summary>
public sealed class FieldContext
{
    private readonly OperationExecution execution;
    private readonly PlannedField planned;

    internal FieldContext(OperationExecution execution, PlannedField field, object? scope, InputObject arguments)
    {
        this.execution = execution;
        planned = field;
        Scope = scope;
        Arguments = arguments;
        Selection = field.Selection;
    }

    /// <summary>Coerced arguments, defaults filled in.</summary>
    public InputObject Arguments { get; }

    /// <summary>The view this field is read in: the request's first scope, or one a field above opened with <see cref="Bindings.Scoped{T}"/>.</summary>
    public object? Scope { get; }

    /// <summary>The object given with the request.</summary>
    public object? State => execution.Request.State;

    /// <summary>What is asked for below the field.</summary>
    public FieldSelection Selection { get; internal set; }

    public Schema Schema => execution.Schema.Schema;

    public OutputField Field => planned.Definition;

    public ObjectType ParentType => planned.ParentType;

    /// <summary>The alias, or the field's name.</summary>
    public string ResponseName => planned.ResponseName;

    /// <summary>Response names from the root to the field, without list indexes: one batch serves many places.</summary>
    public IReadOnlyList<string> Path => planned.Path;

    internal PlannedField Planned => planned;

    /// <summary>The scope as the type the program gave.</summary>
    public T ScopeAs<T>() => (T)Scope!;

    /// <summary>The request state as the type the program gave.</summary>
    public T StateAs<T>() => (T)State!;
}

/// <summary>The selections below a field, whatever type they are for; <c>@skip</c> and <c>@include</c> are taken into account.</summary>
public sealed class FieldSelection
{
    private readonly Func<Dictionary<string, Func<FieldSelection>>> collect;
    private Dictionary<string, Func<FieldSelection>>? fields;

    internal FieldSelection(Func<Dictionary<string, Func<FieldSelection>>> collect) => this.collect = collect;

    /// <summary>Nothing asked for: a leaf.</summary>
    public static FieldSelection None { get; } = new(() => []);

    /// <summary>Field names asked for, not aliases.</summary>
    public IReadOnlyCollection<string> Names => Fields.Keys;

    private Dictionary<string, Func<FieldSelection>> Fields => fields ??= collect();

    /// <summary>Whether a field is asked for; a path of names with dots between goes deeper (<c>edges.node.name</c>).</summary>
    public bool Asks(string path)
    {
        var dot = path.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? Fields.ContainsKey(path) : Below(path[..dot]).Asks(path[(dot + 1)..]);
    }

    /// <summary>What is asked for below a field; <see cref="None"/> when the field is not asked for.</summary>
    public FieldSelection Below(string name) => Fields.TryGetValue(name, out var below) ? below() : None;

    /// <summary>Both together, for batches that serve several places.</summary>
    internal FieldSelection With(FieldSelection other) => ReferenceEquals(this, other) ? this : new(() =>
    {
        var merged = new Dictionary<string, Func<FieldSelection>>(Fields, StringComparer.Ordinal);
        foreach (var (name, below) in other.Fields)
            merged[name] = merged.TryGetValue(name, out var own) ? () => own().With(below()) : below;
        return merged;
    });
}
