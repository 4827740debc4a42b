namespace Architecture.GraphQL.Execution;

/// <summary>Runs a plan level by level: all objects of a level first give their keys, then everything is loaded at once.</summary>
internal sealed class LevelWalk(OperationExecution request, FieldContexts contexts)
{
    private Dictionary<(object Identity, object? Scope), List<Load>>? pending;
    private List<HeldObject> next = [];

    public OperationExecution Request { get; } = request;

    public FieldContexts Contexts { get; } = contexts;

    /// <summary>Puts an object into the next level.</summary>
    public HeldObject Add(HeldObject found)
    {
        next.Add(found);
        return found;
    }

    /// <summary>Runs until no level is left.</summary>
    public async ValueTask RunAsync(CancellationToken cancellation)
    {
        while (next.Count > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            var level = next;
            next = [];
            foreach (var (plan, scope, objects) in Groups(level))
                foreach (var field in plan.Held)
                    Take(field, scope, objects);
            await LoadAsync(cancellation);
        }
    }

    /// <summary>Resolves one field of one object and everything below it (a mutation's root field).</summary>
    public async ValueTask RunAsync(HeldObject root, PlannedField field, CancellationToken cancellation)
    {
        Take(field, root.Scope, [root]);
        await LoadAsync(cancellation);
        await RunAsync(cancellation);
    }

    private void Take(PlannedField field, object? scope, List<HeldObject> objects)
    {
        // Said where the response is written; here nothing is read.
        if (Request.Refusal(field) is not null) return;
        if (!field.Binding.IsLoaded)
        {
            field.Binding.Hold(objects, field, this);
            return;
        }
        FieldContext context;
        try
        {
            context = Contexts.For(field, scope);
        }
        catch (ArgumentFault fault)
        {
            var failure = Request.Failure(fault, field);
            foreach (var parent in objects) parent.Held[field.Slot] = failure;
            return;
        }
        LoadFor(field, context).Add(field, objects);
    }

    private Load LoadFor(PlannedField field, FieldContext context)
    {
        var key = (field.Binding.LoadIdentity, context.Scope);
        pending ??= [];
        if (!pending.TryGetValue(key, out var loads)) pending.Add(key, loads = []);
        foreach (var load in loads)
            if (load.Serves(context))
                return load;
        var created = field.Binding.CreateLoad(context);
        loads.Add(created);
        return created;
    }

    private async ValueTask LoadAsync(CancellationToken cancellation)
    {
        if (pending is not { Count: > 0 }) return;
        List<Load> loads = [.. pending.Values.SelectMany(list => list)];
        pending.Clear();
        if (loads.Count == 1)
        {
            await loads[0].RunAsync(this, cancellation);
        }
        else
        {
            var running = loads.ConvertAll(load => load.RunAsync(this, cancellation).AsTask());
            // Each is awaited, even when one was cancelled, so that none is left running behind our back.
            OperationCanceledException? cancelled = null;
            foreach (var task in running)
            {
                try
                {
                    await task;
                }
                catch (OperationCanceledException exception)
                {
                    cancelled = exception;
                }
            }
            if (cancelled is not null) throw cancelled;
        }
        foreach (var load in loads) load.Complete(this);
    }

    private static IEnumerable<(SelectionPlan Plan, object? Scope, List<HeldObject> Objects)> Groups(List<HeldObject> level)
    {
        var first = level[0];
        if (level.TrueForAll(held => ReferenceEquals(held.Plan, first.Plan) && Equals(held.Scope, first.Scope)))
            return [(first.Plan, first.Scope, level)];
        return level.GroupBy(held => (held.Plan, held.Scope)).Select(group => (group.Key.Plan, group.Key.Scope, group.ToList()));
    }
}
