using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Bindings;

internal sealed class ResolvedField<TSource, TValue>(Func<TSource, FieldContext, CancellationToken, ValueTask<TValue>> resolve) : FieldBinding<TValue>
    where TSource : notnull
{
    public override bool IsLoaded => true;

    public override Load CreateLoad(FieldContext context) => new ResolveLoad<TSource, TValue>(this, resolve, context);
}

internal sealed class BatchField<TSource, TValue>(Func<IReadOnlyList<TSource>, FieldContext, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load)
    : FieldBinding<TValue>
    where TSource : notnull
{
    public override bool IsLoaded => true;

    public override Load CreateLoad(FieldContext context) => new BatchLoad<TSource, TValue>(this, load, context);
}

internal delegate bool KeyOf<in TSource, TKey>(TSource source, out TKey key);

internal static class KeyReading<TSource, TKey>
    where TKey : notnull
{
    public static KeyOf<TSource, TKey> Of(Func<TSource, TKey> key) => (TSource source, out TKey found) => (found = key(source)) is not null;
}

/// <summary>A field loaded by keys; fields of different parents may share the loader.</summary>
internal abstract class KeyedField<TKey, TValue>(Loader<TKey, TValue> loader) : FieldBinding<TValue>
    where TKey : notnull
{
    public override bool IsLoaded => true;

    public override object LoadIdentity => loader;

    public abstract bool TryKey(object source, out TKey found);

    public override Load CreateLoad(FieldContext context) => new KeyLoad<TKey, TValue>(loader, context);
}

internal sealed class KeyField<TSource, TKey, TValue>(KeyOf<TSource, TKey> key, Loader<TKey, TValue> loader) : KeyedField<TKey, TValue>(loader)
    where TSource : notnull
    where TKey : notnull
{
    public override bool TryKey(object source, out TKey found) => key((TSource)source, out found);
}
