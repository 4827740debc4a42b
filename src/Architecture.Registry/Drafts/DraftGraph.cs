using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Drafts;

/// <summary>Where a draft stands.</summary>
public enum DraftStatus
{
    Open,

    /// <summary>A solution has been registered from it.</summary>
    Registered,
}

/// <summary>How drafts lie in the graph.</summary>
/// <remarks>A draft is outside the gate, the names and the inventory (domain §1): what it names it keeps as ids, so that it holds nothing in place.</remarks>
public static class DraftGraph
{
    public static readonly NodeKind Draft = new("Draft");
    public static readonly Property<string?> Name = Draft.Text("name");
    public static readonly Property<string?> SortKey = Draft.Text("sortKey").Indexed();
    public static readonly Property<SolutionKind?> Kind = Draft.Enum<SolutionKind>("kind");
    public static readonly Property<string?> Description = Draft.Text("description");
    public static readonly Property<DraftStatus?> Status = Draft.Enum<DraftStatus>("status").Indexed();
    public static readonly Property<DateOnly?> Saved = Draft.Date("saved").Indexed();
    public static readonly Property<string?> Product = Draft.Text("product");

    /// <summary>One line a claim: function, extent and exclusions, parted by bars and commas.</summary>
    public static readonly Property<ImmutableArray<string>> Provides = Draft.TextList("provides");
    public static readonly Property<bool?> AudienceAll = Draft.Boolean("audienceAll");
    public static readonly Property<ImmutableArray<string>> AudienceBoards = Draft.TextList("audienceBoards");
    public static readonly Property<ImmutableArray<string>> AudienceGroups = Draft.TextList("audienceGroups");
    public static readonly Property<ImmutableArray<string>> Aliases = Draft.TextList("aliases");

    /// <summary>One line a dependency: solution, kind and strength, parted by bars.</summary>
    public static readonly Property<ImmutableArray<string>> DependsOn = Draft.TextList("dependsOn");
    public static readonly Property<ImmutableArray<string>> InformationSets = Draft.TextList("informationSets");
    public static readonly Property<long?> Version = Draft.Integer("version");

    /// <summary>From a draft to the board whose it is.</summary>
    public static readonly EdgeKind Of = new("DRAFT_OF", Draft, BoardGraph.Board);

    /// <summary>From a draft to a solution that was registered from it.</summary>
    public static readonly EdgeKind Became = new("DRAFT_BECAME", Draft, SolutionGraph.Solution);

    internal static string ToLine(Claim claim) => $"{claim.Capability.Node}|{claim.Extent}|{string.Join(',', claim.Excludes.Select(one => one.Node))}";

    /// <exception cref="FormatException">The line was not written by <see cref="ToLine(Claim)"/>.</exception>
    internal static Claim ClaimOf(string line) => line.Split('|') is [var capability, var extent, var excludes]
        ? new Claim(
            new CapabilityId(NodeId.Parse(capability)), Enum.Parse<Extent>(extent),
            excludes.Length == 0 ? [] : [.. excludes.Split(',').Select(one => new CapabilityId(NodeId.Parse(one)))])
        : throw new FormatException($"'{line}' is no claim of a draft.");

    internal static string ToLine(ProposedDependency one) => $"{one.To.Node}|{one.Kind}|{one.Strength}";

    /// <exception cref="FormatException">The line was not written by <see cref="ToLine(ProposedDependency)"/>.</exception>
    internal static ProposedDependency DependencyOf(string line) => line.Split('|') is [var to, var kind, var strength]
        ? new ProposedDependency(new SolutionId(NodeId.Parse(to)), Enum.Parse<DependencyKind>(kind), Enum.Parse<DependencyStrength>(strength))
        : throw new FormatException($"'{line}' is no dependency of a draft.");
}

public readonly record struct DraftId(NodeId Node) : IRecordId<DraftId>
{
    public static NodeKind Kind => DraftGraph.Draft;
    public static DraftId From(NodeId node) => new(node);
}

/// <summary>A proposed solution that is not on record (utkast).</summary>
public sealed record Draft(GraphNode Node)
{
    public DraftId Id => new(Node.Id);
    public string Name => Node.Get(DraftGraph.Name)!;
    public SolutionKind? Kind => Node.Get(DraftGraph.Kind);
    public string? Description => Node.Get(DraftGraph.Description);
    public DraftStatus Status => Node.Get(DraftGraph.Status)!.Value;
    public DateOnly Saved => Node.Get(DraftGraph.Saved)!.Value;
    public ProductId? Product => Node.Get(DraftGraph.Product) is { } text ? new ProductId(NodeId.Parse(text)) : null;
    public ImmutableArray<Claim> Provides => [.. Node.Get(DraftGraph.Provides).Select(DraftGraph.ClaimOf)];
    public Audience Audience => new(
        Node.Get(DraftGraph.AudienceAll) ?? false,
        [.. Node.Get(DraftGraph.AudienceBoards).Select(text => new BoardId(NodeId.Parse(text)))],
        [.. Node.Get(DraftGraph.AudienceGroups).Select(text => new UserGroupId(NodeId.Parse(text)))]);
    public ImmutableArray<string> Aliases => Node.Get(DraftGraph.Aliases);
    public ImmutableArray<ProposedDependency> DependsOn => [.. Node.Get(DraftGraph.DependsOn).Select(DraftGraph.DependencyOf)];
    public ImmutableArray<InformationSetId> InformationSets => [.. Node.Get(DraftGraph.InformationSets).Select(text => new InformationSetId(NodeId.Parse(text)))];
    public long Version => Node.Get(DraftGraph.Version) ?? 1;
}

/// <summary>There is no such draft.</summary>
public sealed record DraftUnknownRefused(DraftId Draft) : Refusal
{
    public override string Code => "DRAFT_UNKNOWN";
    public override Message Message => new("Nämnden har inget sådant utkast.", "The board has no such draft.");
}

/// <summary>Reads of drafts.</summary>
public static class DraftReads
{
    public static async ValueTask<IReadOnlyList<Draft?>> DraftsAsync(this RegistryReader read, IReadOnlyList<DraftId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(DraftGraph.Draft, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Draft(node))];
    }

    /// <summary>For each draft its claims; a function that has been merged is what it became, one that is gone is left out.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<Claim>>> DraftClaimsAsync(
        this RegistryReader read, IReadOnlyList<Draft> drafts, CancellationToken cancellation)
    {
        ImmutableArray<CapabilityId> named = [.. drafts.SelectMany(draft => draft.Provides).SelectMany(claim => claim.Excludes.Prepend(claim.Capability)).Distinct()];
        var found = await read.CapabilitiesAsync(named, cancellation);
        var now = new Dictionary<CapabilityId, CapabilityId>();
        for (var i = 0; i < named.Length; i++)
            if ((found[i] ?? await read.AbsorberAsync(named[i], cancellation)) is { } function) now[named[i]] = function.Id;
        return
        [
            .. drafts.Select(draft => draft.Provides.Where(claim => now.ContainsKey(claim.Capability))
                .Select(claim => new Claim(now[claim.Capability], claim.Extent, [.. claim.Excludes.Where(now.ContainsKey).Select(one => now[one]).Distinct()]))
                .ToImmutableArray()),
        ];
    }

    /// <summary>A draft and the board whose it is today.</summary>
    public static async ValueTask<KeptDraft?> KeptDraftAsync(this RegistryReader read, DraftId id, CancellationToken cancellation)
    {
        if (await read.NodeAsync(DraftGraph.Draft, id.Node, cancellation) is not { } node) return null;
        var owners = await read.NeighboursAsync(new NeighbourQuery([id.Node], DraftGraph.Of, Direction.Outgoing), cancellation);
        var recorded = new Board(owners[0].Items[0].Node);
        return new KeptDraft(new Draft(node), (await read.TodaysBoardsAsync([recorded], cancellation))[recorded.Id]);
    }
}

/// <summary>A draft and the board whose it is.</summary>
public sealed record KeptDraft(Draft Draft, Board Board);
