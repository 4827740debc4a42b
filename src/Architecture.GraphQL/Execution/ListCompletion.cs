using System.Collections;
using System.Runtime.InteropServices;
using Architecture.GraphQL.Bindings;

namespace Architecture.GraphQL.Execution;

/// <summary>CompleteValue of a list (specification 6.4.3): each item completed on its own, with its index in the path.</summary>
internal abstract class ListCompletion<TList, TItem>(Completion<TItem> items, bool nonNull) : Completion<TList>(nonNull)
{
    /// <summary>The items, read to the end; null for a null list.</summary>
    protected abstract IReadOnlyList<TItem>? Items(TList list);

    public override bool Write(TList value, PlannedField field, Response response)
    {
        IReadOnlyList<TItem>? list;
        try
        {
            if (typeof(TList) == typeof(object) && value is FieldError error) return response.Fail(Failure.Of(error), field, NonNull);
            list = Items(value);
        }
        catch (Exception exception) when (response.Contexts.Request.MayMask(exception))
        {
            return response.Fail(response.Contexts.Request.Failure(exception, field), field, NonNull);
        }
        if (list is null) return WriteNull(field, response);
        var mark = response.Json.Length;
        response.Json.WriteByte((byte)'[');
        response.Push();
        var written = list switch
        {
            TItem[] array => WriteItems(array, field, response),
            List<TItem> kept => WriteItems(CollectionsMarshal.AsSpan(kept), field, response),
            _ => WriteItems(list, field, response),
        };
        response.Pop();
        if (!written) return TakeNull(mark, response);
        response.Json.WriteByte((byte)']');
        return true;
    }

    protected override object? HoldDeep(TList value, PlannedField field, Holding at)
    {
        if (typeof(TList) == typeof(object) && value is FieldError error) return Failure.Of(error);
        var list = Items(value);
        if (list is null) return null;
        var held = new object?[list.Count];
        for (var index = 0; index < held.Length; index++) held[index] = items.Hold(list[index], field, at);
        return held;
    }

    protected override bool WriteDeep(object held, PlannedField field, Response response)
    {
        var list = (object?[])held;
        var mark = response.Json.Length;
        response.Json.WriteByte((byte)'[');
        response.Push();
        var written = true;
        for (var index = 0; written && index < list.Length; index++)
        {
            if (index > 0) response.Json.WriteByte((byte)',');
            response.At(index);
            written = items.WriteHeld(list[index], field, response);
        }
        response.Pop();
        if (!written) return TakeNull(mark, response);
        response.Json.WriteByte((byte)']');
        return true;
    }

    private bool WriteItems(ReadOnlySpan<TItem> list, PlannedField field, Response response)
    {
        for (var index = 0; index < list.Length; index++)
        {
            if (index > 0) response.Json.WriteByte((byte)',');
            response.At(index);
            if (!items.Write(list[index], field, response)) return false;
        }
        return true;
    }

    private bool WriteItems(IReadOnlyList<TItem> list, PlannedField field, Response response)
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (index > 0) response.Json.WriteByte((byte)',');
            response.At(index);
            if (!items.Write(list[index], field, response)) return false;
        }
        return true;
    }
}

/// <summary>A list whose CLR type says what its items are.</summary>
internal sealed class TypedListCompletion<TList, TItem>(Completion<TItem> items, bool nonNull) : ListCompletion<TList, TItem>(items, nonNull)
    where TList : IEnumerable<TItem>
{
    protected override IReadOnlyList<TItem>? Items(TList list) => list switch
    {
        null => null,
        IReadOnlyList<TItem> read => read,
        _ => [.. list],
    };
}

/// <summary>A list whose items are known only at run time.</summary>
internal sealed class UntypedListCompletion(Completion<object> items, bool nonNull) : ListCompletion<object, object>(items, nonNull)
{
    protected override IReadOnlyList<object>? Items(object list) => list switch
    {
        null => null,
        object[] array => array,
        string text => throw new InvalidOperationException($"A list is expected, not the string \"{text}\"."),
        IEnumerable sequence => [.. sequence.Cast<object>()],
        _ => throw new InvalidOperationException($"A list is expected, not a {list.GetType().Name}."),
    };
}
