using Architecture.GraphQL.Bindings;

namespace Architecture.GraphQL.Execution;

/// <summary>One call to whoever has the data, for all objects of a level that need the same field with equal arguments in the same scope.</summary>
internal abstract class Load(FieldContext context)
{
    private readonly List<(PlannedField Field, List<HeldObject> Objects)> parts = [];

    protected FieldContext Context { get; private set; } = context;

    protected IReadOnlyList<(PlannedField Field, List<HeldObject> Objects)> Parts => parts;

    /// <summary>Why all of it failed.</summary>
    protected Failure? Failed { get; private set; }

    protected int Count
    {
        get
        {
            var count = 0;
            foreach (var (_, objects) in parts) count += objects.Count;
            return count;
        }
    }

    public bool Serves(FieldContext other) => InputObject.AreEqual(Context.Arguments, other.Arguments);

    public void Add(PlannedField field, List<HeldObject> objects)
    {
        parts.Add((field, objects));
        // A batch for several places must answer what any of them asks.
        if (parts.Count > 1) Context.Selection = Context.Selection.With(field.Selection);
    }

    public async ValueTask RunAsync(LevelWalk walk, CancellationToken cancellation)
    {
        using var span = Telemetry.StartLoad(Context);
        try
        {
            await LoadAsync(walk, cancellation);
        }
        catch (Exception exception) when (walk.Request.MayMask(exception))
        {
            Failed = walk.Request.Failure(exception, parts[0].Field);
        }
    }

    /// <summary>Hands the values out; one load at a time, so that the next level's order is the document's.</summary>
    public void Complete(LevelWalk walk)
    {
        var ordinal = 0;
        foreach (var (field, objects) in parts)
            foreach (var parent in objects)
                parent.Held[field.Slot] = Failed ?? CompleteOne(parent, field, ordinal++, walk);
    }

    protected abstract ValueTask LoadAsync(LevelWalk walk, CancellationToken cancellation);

    protected abstract object? Value(HeldObject parent, PlannedField field, int ordinal, LevelWalk walk);

    private object? CompleteOne(HeldObject parent, PlannedField field, int ordinal, LevelWalk walk)
    {
        try
        {
            return Value(parent, field, ordinal, walk);
        }
        catch (Exception exception) when (walk.Request.MayMask(exception))
        {
            return walk.Request.Failure(exception, field);
        }
    }

    protected static void RequireAligned(int asked, int answered, FieldContext context)
    {
        if (asked != answered)
            throw new InvalidOperationException($"The batch of \"{context.ParentType}.{context.Field}\" answered {answered} values for {asked}.");
    }
}

internal sealed class BatchLoad<TSource, TValue>(
    BatchField<TSource, TValue> binding,
    Func<IReadOnlyList<TSource>, FieldContext, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load,
    FieldContext context) : Load(context)
    where TSource : notnull
{
    private IReadOnlyList<TValue> values = [];

    protected override async ValueTask LoadAsync(LevelWalk walk, CancellationToken cancellation)
    {
        var sources = new TSource[Count];
        var index = 0;
        foreach (var (_, objects) in Parts)
            foreach (var parent in objects)
                sources[index++] = (TSource)parent.Source;
        values = await load(sources, Context, cancellation);
        RequireAligned(sources.Length, values.Count, Context);
    }

    protected override object? Value(HeldObject parent, PlannedField field, int ordinal, LevelWalk walk) =>
        binding.Typed.Hold(values[ordinal], field, new(walk, parent.Scope));
}

internal sealed class ResolveLoad<TSource, TValue>(
    ResolvedField<TSource, TValue> binding,
    Func<TSource, FieldContext, CancellationToken, ValueTask<TValue>> resolve,
    FieldContext context) : Load(context)
    where TSource : notnull
{
    private (TValue? Value, Failure? Failure)[] results = [];

    protected override async ValueTask LoadAsync(LevelWalk walk, CancellationToken cancellation)
    {
        results = new (TValue?, Failure?)[Count];
        var running = new Task[results.Length];
        var index = 0;
        foreach (var (field, objects) in Parts)
            foreach (var parent in objects)
                running[index] = ResolveAsync(index++, parent, field, walk, cancellation).AsTask();
        await Task.WhenAll(running);
    }

    protected override object? Value(HeldObject parent, PlannedField field, int ordinal, LevelWalk walk) =>
        results[ordinal].Failure ?? binding.Typed.Hold(results[ordinal].Value!, field, new(walk, parent.Scope));

    private async ValueTask ResolveAsync(int index, HeldObject parent, PlannedField field, LevelWalk walk, CancellationToken cancellation)
    {
        try
        {
            results[index].Value = await resolve((TSource)parent.Source, Context, cancellation);
        }
        catch (Exception exception) when (walk.Request.MayMask(exception))
        {
            results[index].Failure = walk.Request.Failure(exception, field);
        }
    }
}

internal sealed class KeyLoad<TKey, TValue>(Loader<TKey, TValue> loader, FieldContext context) : Load(context)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> known = [];

    protected override async ValueTask LoadAsync(LevelWalk walk, CancellationToken cancellation)
    {
        known = walk.Request.Known(loader, Context);
        var most = Count;
        var asked = new HashSet<TKey>(most);
        var keys = new List<TKey>(most);
        foreach (var (field, objects) in Parts)
        {
            var binding = (KeyedField<TKey, TValue>)field.Binding;
            foreach (var parent in objects)
                if (binding.TryKey(parent.Source, out var key) && !known.ContainsKey(key) && asked.Add(key))
                    keys.Add(key);
        }
        if (keys.Count == 0) return;
        var values = await loader.LoadAsync(keys, Context, cancellation);
        RequireAligned(keys.Count, values.Count, Context);
        known.EnsureCapacity(known.Count + keys.Count);
        for (var index = 0; index < keys.Count; index++) known[keys[index]] = values[index];
    }

    protected override object? Value(HeldObject parent, PlannedField field, int ordinal, LevelWalk walk)
    {
        var binding = (KeyedField<TKey, TValue>)field.Binding;
        return binding.TryKey(parent.Source, out var key) ? binding.Typed.Hold(known[key], field, new(walk, parent.Scope)) : null;
    }
}
