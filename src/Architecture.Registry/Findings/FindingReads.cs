using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>A finding that is open, with whom it is for.</summary>
public sealed record OpenFinding(Finding Finding, ImmutableArray<GraphEdge> OwnedBy, ImmutableArray<GraphEdge> AlsoFor);

/// <summary>Reads of findings.</summary>
public static class FindingReads
{
    /// <summary>More findings than a batch of records has.</summary>
    private const int Most = 1_000_000;

    public static readonly Filter IsOpen = Filter.Where(FindingGraph.Status, Comparison.NotEqual, GraphValue.Of(nameof(FindingStatus.Closed)));

    public static async ValueTask<IReadOnlyList<Finding?>> FindingsAsync(
        this RegistryReader read, IReadOnlyList<FindingId> ids, CancellationToken cancellation)
    {
        var nodes = await read.NodesAsync(FindingGraph.Finding, [.. ids.Select(id => id.Node)], cancellation);
        return [.. nodes.Select(node => node is null ? null : new Finding(node))];
    }

    /// <summary>For each finding the board that is to act, as it is today.</summary>
    public static async ValueTask<IReadOnlyList<Board?>> FindingOwnersAsync(
        this RegistryReader read, IReadOnlyList<FindingId> ids, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(new NeighbourQuery([.. ids.Select(id => id.Node)], FindingGraph.OwnedBy, Direction.Outgoing), cancellation);
        var recorded = pages.Select(page => page.Items is [var item, ..] ? new Board(item.Node) : null).ToImmutableArray();
        var today = await read.TodaysBoardsAsync([.. recorded.OfType<Board>()], cancellation);
        return [.. recorded.Select(board => board is null ? null : today[board.Id])];
    }

    /// <summary>The findings of some records that are not closed.</summary>
    public static async ValueTask<ImmutableArray<OpenFinding>> OpenFindingsAsync(
        this RegistryReader read, ImmutableArray<NodeId> subjects, CancellationToken cancellation)
    {
        if (subjects.IsEmpty) return [];
        var wanted = Filter.All(Filter.Where(FindingGraph.Subject, Comparison.In, [.. subjects.Select(id => GraphValue.Of(id.ToString()))]), IsOpen);
        var page = await read.FindAsync(NodeQuery.First(FindingGraph.Finding, Most, wanted), [.. subjects.Select(FindingGraph.Of)], cancellation);
        var ids = page.Nodes.Select(node => node.Id).ToImmutableArray();
        if (ids.IsEmpty) return [];
        read.Note(ids.Select(ConflictKey.Record));
        var owners = await read.NeighboursAsync(new NeighbourQuery(ids, FindingGraph.OwnedBy, Direction.Outgoing), cancellation);
        var others = await read.NeighboursAsync(new NeighbourQuery(ids, FindingGraph.AlsoFor, Direction.Outgoing), cancellation);
        return
        [
            .. page.Nodes.Select((node, index) => new OpenFinding(
                new Finding(node), [.. owners[index].Items.Select(item => item.Edge)], [.. others[index].Items.Select(item => item.Edge)])),
        ];
    }
}

/// <summary>There is no such finding.</summary>
public sealed record FindingUnknownRefused : Refusal
{
    public override string Code => "FINDING_UNKNOWN";
    public override Message Message => new("Iakttagelsen finns inte i registret.", "The finding is not in the registry.");
}

/// <summary>The finding is closed: its cause is gone.</summary>
public sealed record FindingClosedRefused(DateOnly Closed) : Refusal
{
    public override string Code => "FINDING_CLOSED";
    public override Message Message => new(
        $"Iakttagelsen stängdes {Closed:yyyy-MM-dd}, när orsaken var borta.", $"The finding closed on {Closed:yyyy-MM-dd}, when its cause was gone.");
}
