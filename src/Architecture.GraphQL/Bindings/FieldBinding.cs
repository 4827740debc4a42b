using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Bindings;

/// <summary>How one field of one object type gets its value, and how that value is completed (ResolveFieldValue and CompleteValue).</summary>
internal abstract class FieldBinding
{
    /// <summary>Waits for something, so it is resolved with its level and not when the response is written.</summary>
    public virtual bool IsLoaded => false;

    /// <summary>Whether a null must go on to the parent.</summary>
    public abstract Completion Completion { get; }

    /// <summary>Fixes the completion for the field's type.</summary>
    public abstract void Attach(OutputField field, CompletionFactory completions);

    /// <summary>Resolves and writes in one go; false when null must go on to the parent. Not for loaded fields.</summary>
    public virtual bool Write(object source, PlannedField field, Response response) => throw new NotSupportedException();

    /// <summary>Resolves for each object of a level and holds the values. Not for loaded fields.</summary>
    public virtual void Hold(IReadOnlyList<HeldObject> objects, PlannedField field, LevelWalk walk) => throw new NotSupportedException();

    /// <summary>Whatever loads through the same thing, with equal arguments and scope, loads together.</summary>
    public virtual object LoadIdentity => this;

    /// <summary>A load for the field, without objects yet. Only for loaded fields.</summary>
    public virtual Load CreateLoad(FieldContext context) => throw new NotSupportedException();
}

internal abstract class FieldBinding<TValue> : FieldBinding
{
    private Completion<TValue>? completion;

    public override Completion Completion => Typed;

    public Completion<TValue> Typed => completion ?? throw new InvalidOperationException("The binding is not attached to a schema.");

    public override void Attach(OutputField field, CompletionFactory completions) => completion = completions.For<TValue>(field.Type);
}

/// <summary>A field read synchronously from its parent.</summary>
internal abstract class ReadField<TSource, TValue> : FieldBinding<TValue>
    where TSource : notnull
{
    protected abstract TValue Read(TSource source, PlannedField field, FieldContexts contexts, object? scope);

    public sealed override bool Write(object source, PlannedField field, Response response)
    {
        TValue value;
        try
        {
            value = Read((TSource)source, field, response.Contexts, response.Scope);
        }
        catch (Exception exception) when (response.Contexts.Request.MayMask(exception))
        {
            return response.Fail(response.Contexts.Request.Failure(exception, field), field, Typed.NonNull);
        }
        return Typed.Write(value, field, response);
    }

    public sealed override void Hold(IReadOnlyList<HeldObject> objects, PlannedField field, LevelWalk walk)
    {
        for (var index = 0; index < objects.Count; index++)
        {
            var parent = objects[index];
            try
            {
                var value = Read((TSource)parent.Source, field, walk.Contexts, parent.Scope);
                parent.Held[field.Slot] = Typed.Hold(value, field, new(walk, parent.Scope));
            }
            catch (Exception exception) when (walk.Request.MayMask(exception))
            {
                parent.Held[field.Slot] = walk.Request.Failure(exception, field);
            }
        }
    }
}

internal sealed class SourceField<TSource, TValue>(Func<TSource, TValue> read) : ReadField<TSource, TValue>
    where TSource : notnull
{
    protected override TValue Read(TSource source, PlannedField field, FieldContexts contexts, object? scope)
    {
        // Arguments nobody reads must still be valid (specification 6.4.1).
        if (field.TakesVariables) contexts.For(field, scope);
        return read(source);
    }
}

internal sealed class ContextField<TSource, TValue>(Func<TSource, FieldContext, TValue> read) : ReadField<TSource, TValue>
    where TSource : notnull
{
    protected override TValue Read(TSource source, PlannedField field, FieldContexts contexts, object? scope) => read(source, contexts.For(field, scope));
}

/// <summary>The meta-field <c>__typename</c>.</summary>
internal sealed class TypenameField : FieldBinding
{
    private readonly NamedCompletion completion = new();

    public override Completion Completion => completion;

    public override void Attach(OutputField field, CompletionFactory completions)
    {
    }

    public override bool Write(object source, PlannedField field, Response response)
    {
        response.Json.WriteRaw(field.TypeNameJson);
        return true;
    }

    private sealed class NamedCompletion() : Completion(nonNull: true)
    {
        public override bool WriteHeld(object? held, PlannedField field, Response response) => throw new NotSupportedException();
    }
}
