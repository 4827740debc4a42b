using System.Collections.Immutable;
using Architecture.Api.Changes;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.Registry;

namespace Architecture.Api.Building;

/// <summary>Bindings that read through the registry's second door.</summary>
internal static class RegistryBinding
{
    /// <summary>One record for each key, from one read a level.</summary>
    public static ObjectBinding<TSource> Load<TSource, TKey, TValue>(
        this ObjectBinding<TSource> binding,
        string name,
        Func<TSource, TKey> key,
        Func<RegistryReader, IReadOnlyList<TKey>, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load)
        where TSource : notnull
        where TKey : struct =>
        binding.One(name, source => (TKey?)key(source), (keys, context, cancellation) => load(context.Reader(), keys, cancellation));

    /// <summary>As the other, for a key that may be missing.</summary>
    public static ObjectBinding<TSource> Load<TSource, TKey, TValue>(
        this ObjectBinding<TSource> binding,
        string name,
        Func<TSource, TKey?> key,
        Func<RegistryReader, IReadOnlyList<TKey>, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load)
        where TSource : notnull
        where TKey : struct =>
        binding.One(name, key, (keys, context, cancellation) => load(context.Reader(), keys, cancellation));

    /// <summary>A list for each key, from one read a level.</summary>
    public static ObjectBinding<TSource> LoadMany<TSource, TKey, TItem>(
        this ObjectBinding<TSource> binding,
        string name,
        Func<TSource, TKey> key,
        Func<RegistryReader, IReadOnlyList<TKey>, CancellationToken, ValueTask<IReadOnlyList<ImmutableArray<TItem>>>> load)
        where TSource : notnull
        where TKey : struct =>
        binding.One(name, source => (TKey?)key(source), (keys, context, cancellation) => load(context.Reader(), keys, cancellation));

    /// <summary>One record for each of the keys that a source lists, from one read a level.</summary>
    public static ObjectBinding<TSource> LoadList<TSource, TKey, TValue>(
        this ObjectBinding<TSource> binding,
        string name,
        Func<TSource, ImmutableArray<TKey>> keys,
        Func<RegistryReader, IReadOnlyList<TKey>, CancellationToken, ValueTask<IReadOnlyList<TValue>>> load)
        where TSource : notnull
        where TKey : struct =>
        binding.Batch(name, async (sources, context, cancellation) =>
        {
            var lists = sources.Select(keys).ToImmutableArray();
            ImmutableArray<TKey> asked = [.. lists.SelectMany(list => list).Distinct()];
            var loaded = asked.IsEmpty ? [] : await load(context.Reader(), asked, cancellation);
            var found = asked.Select((key, index) => (key, value: loaded[index])).ToDictionary(one => one.key, one => one.value);
            IReadOnlyList<ImmutableArray<TValue>> answers = [.. lists.Select(list => list.Select(key => found[key]).ToImmutableArray())];
            return answers;
        });

    /// <summary>The fields that every record has: id, version, times. The history comes with the journal's slice.</summary>
    public static ObjectBinding<TSource> Record<TSource>(
        this ObjectBinding<TSource> binding, Func<TSource, GraphNode> node, Func<TSource, long> version) where TSource : notnull =>
        binding
            .Field("id", (source, context) => RecordIds.Write(node(source).Kind, node(source).Id, context))
            .Field("version", source => (int)version(source))
            .Field("createdAt", source => node(source).Created.Time)
            .Field("changedAt", source => node(source).Changed.Time)
            .History(source => node(source).Id);

    /// <summary>For each source the node at the far end of its first edge of a kind.</summary>
    public static ObjectBinding<TSource> Neighbour<TSource, TValue>(
        this ObjectBinding<TSource> binding, string name, Func<TSource, NodeId> id, EdgeKind edge, Direction direction, Func<GraphNode, TValue> wrap)
        where TSource : notnull
        where TValue : class =>
        binding.Load<TSource, NodeId, TValue?>(name, id, (read, ids, cancellation) => FarAsync(read, ids, edge, direction, wrap, cancellation));

    /// <summary>For each node the one at the far end of its edge of a kind; null where it has none.</summary>
    public static async ValueTask<IReadOnlyList<TValue?>> FarAsync<TValue>(
        RegistryReader read, IReadOnlyList<NodeId> ids, EdgeKind edge, Direction direction, Func<GraphNode, TValue> wrap, CancellationToken cancellation)
        where TValue : class
    {
        var pages = await read.NeighboursAsync(new NeighbourQuery([.. ids], edge, direction), cancellation);
        return [.. pages.Select(page => page.Items is [var item, ..] ? wrap(item.Node) : null)];
    }

    /// <summary>For each source the nodes at the far ends of its edges of a kind, in an order.</summary>
    public static ObjectBinding<TSource> Neighbours<TSource, TValue>(
        this ObjectBinding<TSource> binding, string name, Func<TSource, NodeId> id, EdgeKind edge, Direction direction, PropertyDefinition order, Func<GraphNode, TValue> wrap)
        where TSource : notnull =>
        binding.LoadMany(name, id, async (read, ids, cancellation) =>
        {
            var query = new NeighbourQuery([.. ids], edge, direction, Order: [new OrderBy(order)]);
            var pages = await read.NeighboursAsync(query, cancellation);
            IReadOnlyList<ImmutableArray<TValue>> lists = [.. pages.Select(page => page.Items.Select(item => wrap(item.Node)).ToImmutableArray())];
            return lists;
        });
}
