using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Text;

namespace Architecture.Registry.Capabilities;

/// <summary>Reads of the function tree.</summary>
public static class CapabilityReads
{
    /// <summary>Deeper than any function tree; ends a walk over a damaged one.</summary>
    private const int DeepestTree = 64;

    /// <summary>Guards a search by external id or name: written by whoever takes or frees it.</summary>
    public static ConflictKey ExternalIdKey(string externalId) => new($"capability-external/{externalId}");

    public static ConflictKey NameKey(CapabilityId? parent, string folded) => new($"capability-name/{parent?.Node.ToString() ?? "top"}/{folded}");

    public static async ValueTask<Capability?> CapabilityAsync(this RegistryReader read, CapabilityId id, CancellationToken cancellation) =>
        await read.NodeAsync(CapabilityGraph.Capability, id.Node, cancellation) is { } node ? new Capability(node) : null;

    public static async ValueTask<IReadOnlyList<Capability?>> CapabilitiesAsync(
        this RegistryReader read, IReadOnlyList<CapabilityId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(CapabilityGraph.Capability, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Capability(node))];
    }

    public static async ValueTask<Capability?> CapabilityByExternalIdAsync(
        this RegistryReader read, string externalId, CancellationToken cancellation)
    {
        var query = NodeQuery.First(CapabilityGraph.Capability, 1, Filter.Is(CapabilityGraph.ExternalId, GraphValue.Of(externalId)));
        var page = await read.FindAsync(query, [ExternalIdKey(externalId)], cancellation);
        return page.Nodes is [var node, ..] ? new Capability(node) : null;
    }

    public static async ValueTask<Capability?> CapabilityByCodeAsync(this RegistryReader read, string code, CancellationToken cancellation)
    {
        var page = await read.FindAsync(
            NodeQuery.First(CapabilityGraph.Capability, 1, Filter.Is(CapabilityGraph.Code, GraphValue.Of(code))), [new ConflictKey($"capability-code/{code}")], cancellation);
        return page.Nodes is [var node, ..] ? new Capability(node) : null;
    }

    /// <summary>The function that another was merged into.</summary>
    public static async ValueTask<Capability?> AbsorberAsync(this RegistryReader read, CapabilityId absorbed, CancellationToken cancellation)
    {
        var merged = Filter.Where(CapabilityGraph.AbsorbedIds, Comparison.Contains, GraphValue.Of(absorbed.Node.ToString()));
        var page = await read.FindAsync(NodeQuery.First(CapabilityGraph.Capability, 1, merged), [ConflictKey.Record(absorbed.Node)], cancellation);
        return page.Nodes is [var node, ..] ? new Capability(node) : null;
    }

    /// <summary>The function that one with this external id was merged into.</summary>
    public static async ValueTask<Capability?> AbsorberOfExternalIdAsync(this RegistryReader read, string externalId, CancellationToken cancellation)
    {
        var merged = Filter.All(
            Filter.Is(CapabilityGraph.HasAbsorbedExternalIds, GraphValue.Of(true)),
            Filter.Where(CapabilityGraph.AbsorbedExternalIds, Comparison.Contains, GraphValue.Of(externalId)));
        var page = await read.FindAsync(NodeQuery.First(CapabilityGraph.Capability, 1, merged), [ExternalIdKey(externalId)], cancellation);
        return page.Nodes is [var node, ..] ? new Capability(node) : null;
    }

    /// <summary>For each function the one that it is part of; null at the top.</summary>
    public static async ValueTask<IReadOnlyList<Capability?>> ParentsAsync(
        this RegistryReader read, IReadOnlyList<CapabilityId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], CapabilityGraph.PartOf, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items is [var item, ..] ? new Capability(item.Node) : null)];
    }

    /// <summary>For each function its parts, in Swedish order.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<Capability>>> ChildrenAsync(
        this RegistryReader read, IReadOnlyList<CapabilityId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery(
            [.. ids.Select(id => id.Node)], CapabilityGraph.PartOf, Direction.Incoming, Order: [new OrderBy(CapabilityGraph.SortKey)]);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new Capability(item.Node)).ToImmutableArray())];
    }

    /// <summary>For each function the way down to it, top first, itself last.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<Capability>>> LineagesAsync(
        this RegistryReader read, IReadOnlyList<CapabilityId> ids, CancellationToken cancellation)
    {
        var parents = new Dictionary<CapabilityId, Capability?>();
        var known = (await read.CapabilitiesAsync(ids, cancellation)).OfType<Capability>().DistinctBy(one => one.Id).ToDictionary(one => one.Id);
        var frontier = known.Keys.ToList();
        for (var depth = 0; frontier.Count > 0 && depth < DeepestTree; depth++)
        {
            var found = await read.ParentsAsync(frontier, cancellation);
            var next = new List<CapabilityId>();
            for (var i = 0; i < frontier.Count; i++)
            {
                parents[frontier[i]] = found[i];
                if (found[i] is { } parent && known.TryAdd(parent.Id, parent)) next.Add(parent.Id);
            }
            frontier = next;
        }
        return [.. ids.Select(id => Lineage(id, known, parents))];
    }

    private static ImmutableArray<Capability> Lineage(
        CapabilityId id, Dictionary<CapabilityId, Capability> known, Dictionary<CapabilityId, Capability?> parents)
    {
        var line = new List<Capability>();
        for (var at = known.GetValueOrDefault(id); at is not null && line.Count < DeepestTree; at = parents.GetValueOrDefault(at.Id)) line.Add(at);
        line.Reverse();
        return [.. line];
    }

    /// <summary>A path as people write it; a <c>/</c> inside a name is written <c>\/</c> (domain §1).</summary>
    public static string PathText(IEnumerable<string> names) => string.Join('/', names.Select(name => name.Replace("/", "\\/", StringComparison.Ordinal)));

    /// <summary>The names of a written path.</summary>
    public static ImmutableArray<string> PathNames(string path)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var name = new System.Text.StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '\\' && i + 1 < path.Length && path[i + 1] == '/') name.Append(path[++i]);
            else if (path[i] == '/') { names.Add(name.ToString()); name.Clear(); }
            else name.Append(path[i]);
        }
        names.Add(name.ToString());
        return names.DrainToImmutable();
    }

    /// <summary>The function at a path; names are compared as names are (case folded).</summary>
    public static async ValueTask<Capability?> CapabilityByPathAsync(this RegistryReader read, string path, CancellationToken cancellation)
    {
        Capability? at = null;
        foreach (var name in PathNames(path))
        {
            at = await read.CapabilityByNameAsync(at?.Id, NamedText.Fold(name), cancellation);
            if (at is null) return null;
        }
        return at;
    }

    /// <summary>The part of a function (or the top of a tree) with that folded name.</summary>
    public static async ValueTask<Capability?> CapabilityByNameAsync(
        this RegistryReader read, CapabilityId? parent, string folded, CancellationToken cancellation)
    {
        var named = Filter.Is(CapabilityGraph.Folded, GraphValue.Of(folded));
        var place = parent is { } id
            ? new RelatedFilter(CapabilityGraph.PartOf, Direction.Outgoing, Quantifier.Some, OnEdge: null, new IdFilter([id.Node]))
            : Filter.Is(CapabilityGraph.IsTop, GraphValue.Of(true));
        var page = await read.FindAsync(
            NodeQuery.First(CapabilityGraph.Capability, 1, Filter.All(named, place)), [NameKey(parent, folded)], cancellation);
        return page.Nodes is [var node, ..] ? new Capability(node) : null;
    }

}
