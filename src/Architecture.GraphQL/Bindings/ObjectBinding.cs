using System.Runtime.CompilerServices;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Subscriptions;

namespace Architecture.GraphQL.Bindings;

/// <summary>Where the fields of one object type come from.</summary>
public abstract class ObjectBinding
{
    private readonly Dictionary<string, FieldBinding> fields = new(StringComparer.Ordinal);

    private protected ObjectBinding(string name, Type source)
    {
        Name = name;
        Source = source;
    }

    /// <summary>The object type's name in the schema.</summary>
    public string Name { get; }

    /// <summary>The CLR type of its values.</summary>
    public Type Source { get; }

    internal IReadOnlyDictionary<string, FieldBinding> Fields => fields;

    internal List<string> Faults { get; } = [];

    private protected void Add(string name, FieldBinding binding)
    {
        if (!fields.TryAdd(name, binding)) Faults.Add($"Field \"{Name}.{name}\" is bound more than once.");
    }
}

/// <summary>Where the fields of an object type come from whose values are <typeparamref name="TSource"/>; each method binds one field.</summary>
/// <remarks>A resolver may give what the field's type says as: the CLR type of a scalar; a CLR enum or the value's name; any list; the CLR
/// type of an object; and any of these inside <see cref="FieldResult{T}"/> or <see cref="Scoped{T}"/>. It fails its field with a
/// <see cref="GraphQLException"/>; any other exception is masked as <see cref="ErrorCodes.Internal"/> and told to the log.</remarks>
public sealed class ObjectBinding<TSource> : ObjectBinding
    where TSource : notnull
{
    internal ObjectBinding(string name)
        : base(name, typeof(TSource))
    {
    }

    /// <summary>A value that the parent holds; read when the response is written.</summary>
    public ObjectBinding<TSource> Field<TValue>(string name, Func<TSource, TValue> read)
    {
        Add(name, new SourceField<TSource, TValue>(read));
        return this;
    }

    /// <summary>A value computed from the parent and the field's arguments, without waiting for anything.</summary>
    public ObjectBinding<TSource> Field<TValue>(string name, Func<TSource, FieldContext, TValue> read)
    {
        Add(name, new ContextField<TSource, TValue>(read));
        return this;
    }

    /// <summary>A value waited for, one call a parent: for root fields and mutations. Where there are many parents use <see cref="Batch"/>.</summary>
    public ObjectBinding<TSource> Resolve<TValue>(string name, Func<TSource, FieldContext, CancellationToken, ValueTask<TValue>> resolve)
    {
        Add(name, new ResolvedField<TSource, TValue>(resolve));
        return this;
    }

    /// <summary>A root field of the subscription type: gives its events; each is completed as the field's value, usually <see cref="Scoped{T}"/>.</summary>
    public ObjectBinding<TSource> Subscribe<TEvent>(string name, Func<FieldContext, CancellationToken, IAsyncEnumerable<TEvent>> subscribe)
    {
        Add(name, new SubscriptionField<TEvent>(subscribe));
        return this;
    }

    /// <summary>Values for all parents at once: called once a level for equal arguments and scope, and answers in the order of the parents.</summary>
    public ObjectBinding<TSource> Batch<TValue>(
        string name,
        Func<IReadOnlyList<TSource>, FieldContext, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load)
    {
        Add(name, new BatchField<TSource, TValue>(load));
        return this;
    }

    /// <summary>The record a key of the parent means: asked for once a level with distinct keys, answered in their order. A null key gives null.</summary>
    public ObjectBinding<TSource> One<TKey, TValue>(
        string name,
        Func<TSource, TKey> key,
        Func<IReadOnlyList<TKey>, FieldContext, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load)
        where TKey : notnull => One(name, key, new Loader<TKey, TValue>(load));

    /// <summary>As the other, for a key that may be missing.</summary>
    [OverloadResolutionPriority(1)]
    public ObjectBinding<TSource> One<TKey, TValue>(
        string name,
        Func<TSource, TKey?> key,
        Func<IReadOnlyList<TKey>, FieldContext, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load)
        where TKey : struct => One(name, key, new Loader<TKey, TValue>(load));

    /// <summary>The record a key of the parent means, through a loader that other fields may share.</summary>
    public ObjectBinding<TSource> One<TKey, TValue>(string name, Func<TSource, TKey> key, Loader<TKey, TValue> loader)
        where TKey : notnull
    {
        Add(name, new KeyField<TSource, TKey, TValue>(KeyReading<TSource, TKey>.Of(key), loader));
        return this;
    }

    /// <summary>As the other, for a key that may be missing.</summary>
    [OverloadResolutionPriority(1)]
    public ObjectBinding<TSource> One<TKey, TValue>(string name, Func<TSource, TKey?> key, Loader<TKey, TValue> loader)
        where TKey : struct
    {
        Add(name, new KeyField<TSource, TKey, TValue>((TSource source, out TKey found) =>
        {
            var given = key(source);
            found = given.GetValueOrDefault();
            return given.HasValue;
        }, loader));
        return this;
    }

    /// <summary>The records that belong to a key of the parent: one list a distinct key, in the order of the keys.</summary>
    public ObjectBinding<TSource> Many<TKey, TItem>(
        string name,
        Func<TSource, TKey> key,
        Func<IReadOnlyList<TKey>, FieldContext, CancellationToken, ValueTask<IReadOnlyList<IReadOnlyList<TItem>>>> load)
        where TKey : notnull => One(name, key, new Loader<TKey, IReadOnlyList<TItem>>(load));
}
