using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.EndOfLife;

/// <summary>What a solution can be said to have none of (domain §6.3).</summary>
public enum NoneOf
{
    Contract,
    Technology,
}

/// <summary>How an explicit "none" lies in the graph.</summary>
public static class NoneGraph
{
    public static readonly NodeKind None = new("RecordedNone");
    public static readonly Property<NoneOf?> Of = None.Enum<NoneOf>("of");

    /// <summary>The contract purpose that is no longer needed; absent: none at all.</summary>
    public static readonly Property<ContractPurpose?> Purpose = None.Enum<ContractPurpose>("purpose");
    public static readonly Property<string?> Reason = None.Text("reason");
    public static readonly Property<DateOnly?> Since = None.Date("since");

    /// <summary>Set when something is recorded after all.</summary>
    public static readonly Property<DateOnly?> Until = None.Date("until");

    /// <summary>From a "none" to the solution that has none.</summary>
    public static readonly EdgeKind At = new("NONE_AT", None, SolutionGraph.Solution);
}

/// <summary>Somebody's word that a solution has no contract, or no technology, and why.</summary>
public sealed record RecordedNone(GraphNode Node)
{
    public NoneOf Of => Node.Get(NoneGraph.Of)!.Value;
    public ContractPurpose? Purpose => Node.Get(NoneGraph.Purpose);
    public string Reason => Node.Get(NoneGraph.Reason)!;
    public DateOnly Since => Node.Get(NoneGraph.Since)!.Value;
    internal bool Holds => Node.Get(NoneGraph.Until) is null;

    /// <summary>It holds no longer: something is on record.</summary>
    internal GraphChange Lapse(DateOnly today) => GraphChange.Change(NoneGraph.None, Node.Id, NoneGraph.Until.Is(today));
}

/// <summary>Reads of explicit "none".</summary>
public static class NoneReads
{
    /// <summary>For each solution what it is said to have none of now.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<RecordedNone>>> RecordedNonesAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(new NeighbourQuery([.. ids.Select(id => id.Node)], NoneGraph.At, Direction.Incoming), cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new RecordedNone(item.Node)).Where(none => none.Holds).ToImmutableArray())];
    }
}
