using System.Collections.Immutable;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Access;

namespace Architecture.Api.Access;

/// <summary>Fields that some readers may not see: null, with the reason as an error at the field.</summary>
internal static class WithheldBinding
{
    /// <summary>A value for those who see it.</summary>
    /// <param name="binding">The type.</param>
    /// <param name="name">The field.</param>
    /// <param name="why">Why others do not.</param>
    /// <param name="id">The record that decides who sees it.</param>
    /// <param name="sees">Which of the records the reader sees it of.</param>
    /// <param name="values">The values, aligned with the sources.</param>
    public static ObjectBinding<TSource> Withheld<TSource, TId, TValue>(
        this ObjectBinding<TSource> binding,
        string name,
        Secrecy why,
        Func<TSource, TId> id,
        Func<RegistryReader, IReadOnlyList<TId>, CancellationToken, ValueTask<ImmutableArray<bool>>> sees,
        Func<IReadOnlyList<TSource>, RegistryReader, CancellationToken, ValueTask<IReadOnlyList<TValue>>> values)
        where TSource : notnull
        where TId : struct =>
        binding.Batch(name, async (sources, context, cancellation) =>
        {
            var read = context.Reader();
            var seen = await sees(read, [.. sources.Select(id)], cancellation);
            var all = await values(sources, read, cancellation);
            var error = new FieldError(why.Reason.In(context.State().Language), ErrorCodes.NotAuthorized);
            IReadOnlyList<FieldResult<TValue>> answers = [.. all.Select((value, index) => seen[index] ? new FieldResult<TValue>(value) : new FieldResult<TValue>(error))];
            return answers;
        });

    /// <summary>A value of the record itself for those who see it.</summary>
    public static ObjectBinding<TSource> Withheld<TSource, TId, TValue>(
        this ObjectBinding<TSource> binding,
        string name,
        Secrecy why,
        Func<TSource, TId> id,
        Func<RegistryReader, IReadOnlyList<TId>, CancellationToken, ValueTask<ImmutableArray<bool>>> sees,
        Func<TSource, TValue> value)
        where TSource : notnull
        where TId : struct =>
        binding.Withheld(name, why, id, sees, (sources, _, _) => new ValueTask<IReadOnlyList<TValue>>([.. sources.Select(value)]));
}
