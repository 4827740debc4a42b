using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>CompleteValue (specification 6.4.3) for one pair of schema type and CLR type.</summary>
/// <remarks>Every <c>Write…</c> returns false when a null must go on to the parent; what it wrote by then, the parent that takes the null cuts off.</remarks>
internal abstract class Completion(bool nonNull)
{
    public bool NonNull { get; } = nonNull;

    /// <summary>Writes what an earlier level held: a value, <see cref="HeldObject"/>, list of these, <see cref="HeldScope"/>, <see cref="Failure"/> or null.</summary>
    public abstract bool WriteHeld(object? held, PlannedField field, Response response);

    protected bool WriteNull(PlannedField field, Response response)
    {
        if (NonNull) return response.Fail(Failure.NullFor(field), field, nonNull: true);
        response.Json.WriteNull();
        return true;
    }

    /// <summary>Takes a null from below, or sends it on.</summary>
    protected bool TakeNull(int mark, Response response)
    {
        if (NonNull) return false;
        response.Json.Truncate(mark);
        response.Json.WriteNull();
        return true;
    }
}

/// <summary>Where a value is held: the walk that collects objects for the next level, and the scope at hand.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Holding(LevelWalk Walk, object? Scope);

internal abstract class Completion<T>(bool nonNull) : Completion(nonNull)
{
    /// <summary>Completes and writes a value under which nothing has to be loaded.</summary>
    public abstract bool Write(T value, PlannedField field, Response response);

    /// <summary>Keeps a value until the response is written; objects under which something has to be loaded go to the next level.</summary>
    public object? Hold(T value, PlannedField field, Holding at) => field.Descends ? HoldDeep(value, field, at) : value;

    public sealed override bool WriteHeld(object? held, PlannedField field, Response response) => held switch
    {
        Failure failure => response.Fail(failure, field, NonNull),
        null => WriteNull(field, response),
        _ => field.Descends ? WriteDeep(held, field, response) : Write((T)held, field, response),
    };

    protected abstract object? HoldDeep(T value, PlannedField field, Holding at);

    protected abstract bool WriteDeep(object held, PlannedField field, Response response);
}

internal sealed class LeafCompletion<T>(LeafWriter<T> write, bool nonNull) : Completion<T>(nonNull)
{
    public override bool Write(T value, PlannedField field, Response response)
    {
        if (value is null) return WriteNull(field, response);
        return write(value, response.Json) || response.Fail(Failure.NotOfType(value, field), field, NonNull);
    }

    protected override object? HoldDeep(T value, PlannedField field, Holding at) => value;

    protected override bool WriteDeep(object held, PlannedField field, Response response) => Write((T)held, field, response);
}

internal sealed class NullableCompletion<T>(Completion<T> inner) : Completion<T?>(inner.NonNull)
    where T : struct
{
    public override bool Write(T? value, PlannedField field, Response response) =>
        value is { } given ? inner.Write(given, field, response) : WriteNull(field, response);

    protected override object? HoldDeep(T? value, PlannedField field, Holding at) => value is { } given ? inner.Hold(given, field, at) : null;

    protected override bool WriteDeep(object held, PlannedField field, Response response) => inner.WriteHeld(held, field, response);
}

internal sealed class ResultCompletion<T>(Completion<T> inner) : Completion<FieldResult<T>>(inner.NonNull)
{
    public override bool Write(FieldResult<T> value, PlannedField field, Response response) =>
        value.Error is { } error ? response.Fail(Failure.Of(error), field, NonNull) : inner.Write(value.Value!, field, response);

    protected override object? HoldDeep(FieldResult<T> value, PlannedField field, Holding at) =>
        value.Error is { } error ? Failure.Of(error) : inner.Hold(value.Value!, field, at);

    protected override bool WriteDeep(object held, PlannedField field, Response response) => inner.WriteHeld(held, field, response);
}

/// <summary>What a scope opened by a field holds.</summary>
internal sealed record HeldScope(object? Held, object? Scope);

internal sealed class ScopedCompletion<T>(Completion<T> inner) : Completion<Scoped<T>>(inner.NonNull)
{
    public override bool Write(Scoped<T> value, PlannedField field, Response response)
    {
        var outer = response.EnterScope(value.Scope);
        var written = inner.Write(value.Value, field, response);
        response.Scope = outer;
        return written;
    }

    protected override object? HoldDeep(Scoped<T> value, PlannedField field, Holding at) =>
        new HeldScope(inner.Hold(value.Value, field, at with { Scope = value.Scope }), value.Scope);

    protected override bool WriteDeep(object held, PlannedField field, Response response)
    {
        var scoped = (HeldScope)held;
        var outer = response.EnterScope(scoped.Scope);
        var written = inner.WriteHeld(scoped.Held, field, response);
        response.Scope = outer;
        return written;
    }
}

internal sealed class ObjectCompletion<T>(NamedType type, TypeResolution types, bool nonNull) : Completion<T>(nonNull)
{
    public override bool Write(T value, PlannedField field, Response response)
    {
        if (value is null) return WriteNull(field, response);
        if (typeof(T) == typeof(object) && value is FieldError error) return response.Fail(Failure.Of(error), field, NonNull);
        var mark = response.Json.Length;
        return response.WriteObject(value, field.Plan!, null) || TakeNull(mark, response);
    }

    [SuppressMessage("Style", "IDE0046", Justification = "Cases read better one after the other.")]
    protected override object? HoldDeep(T value, PlannedField field, Holding at)
    {
        if (value is null) return null;
        if (typeof(T) == typeof(object) && value is FieldError error) return Failure.Of(error);
        if (type is ObjectType) return at.Walk.Add(new(value, field.Plan!, at.Scope));
        var concrete = types.Resolve(value, type, out var fault);
        return concrete is null ? Failure.Internal(fault!, field, at.Walk.Request) : at.Walk.Add(new(value, field.PlanFor(concrete), at.Scope));
    }

    protected override bool WriteDeep(object held, PlannedField field, Response response)
    {
        var mark = response.Json.Length;
        var kept = (HeldObject)held;
        return response.WriteObject(kept.Source, kept.Plan, kept) || TakeNull(mark, response);
    }
}
