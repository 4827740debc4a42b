using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Bindings;

/// <summary>Values by key, asked for once a level with distinct keys and aligned with them; a null stands for what is not there.</summary>
/// <typeparam name="TKey">Compared by its own equality.</typeparam>
/// <typeparam name="TValue">A record, a list of records, a <see cref="FieldResult{T}"/> or a <see cref="Scoped{T}"/>.</typeparam>
/// <remarks>A key already read in the same request, scope and with the same arguments is not asked for again. One loader given to several
/// fields serves them all in one call a level.</remarks>
public sealed class Loader<TKey, TValue>(Func<IReadOnlyList<TKey>, FieldContext, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load)
    where TKey : notnull
{
    internal ValueTask<IReadOnlyList<TValue>> LoadAsync(IReadOnlyList<TKey> keys, FieldContext context, CancellationToken cancellation) =>
        load(keys, context, cancellation);
}
