using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Needs;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>What a sweep came to.</summary>
/// <param name="Examined">Records that the rules were applied to.</param>
/// <param name="Opened">Findings opened.</param>
/// <param name="Closed">Findings whose cause was gone.</param>
/// <param name="Changed">Findings whose due date or owner moved.</param>
public sealed record SweepReport(int Examined, ImmutableArray<FindingId> Opened, ImmutableArray<FindingId> Closed, ImmutableArray<FindingId> Changed)
{
    public static readonly SweepReport Nothing = new(0, [], [], []);

    /// <summary>Planned solutions that were found parallel, and whose time to ask for an exemption has run out.</summary>
    public ImmutableArray<SolutionId> Abandoned { get; init; } = [];

    /// <summary>With what some records came to.</summary>
    public SweepReport And(SettledFindings settled) => this with
    {
        Opened = Opened.AddRange(settled.Opened),
        Closed = Closed.AddRange(settled.Closed),
        Changed = Changed.AddRange(settled.Changed),
    };
}

/// <summary>
/// Applies every rule to every record (domain §8): daily by the server, on demand by <c>runSweep</c> and the verb <c>sweep</c>. It goes
/// through the first door in batches, each decided on what is true at its commit: sweeps may meet, stop half way and be run again.
/// </summary>
public sealed class Sweep(Registry registry)
{
    /// <summary>Records in a step: enough to share the reads, few enough that a conflict repeats little.</summary>
    private const int Batch = 50;

    public async ValueTask<Ran<SweepReport>> RunAsync(Actor actor, CancellationToken cancellation)
    {
        // Says whether the actor may at all, also where there is nothing to examine.
        var last = await registry.RunAsync(new SettleFindings(SolutionGraph.Solution, []), actor, RunOptions.None, cancellation);
        if (last.Refusal is { } refusal) return new Ran<SweepReport>(null, refusal, null, last.Reader);

        var report = SweepReport.Nothing;
        foreach (var kind in SubjectReads.Kinds)
        {
            await foreach (var subjects in SubjectsAsync(await registry.ReadAsync(actor, ReadMoment.Now, cancellation), kind, cancellation))
            {
                last = await registry.RunAsync(new SettleFindings(kind, subjects), actor, RunOptions.None, cancellation);
                report = report.And(last.Result!) with { Examined = report.Examined + subjects.Length };
                var abandoned = await AbandonAsync(last.Result!.Lapsed, actor, cancellation);
                if (abandoned.IsEmpty) continue;
                last = await registry.RunAsync(new SettleFindings(kind, [.. abandoned.Select(one => one.Node)]), actor, RunOptions.None, cancellation);
                report = report.And(last.Result!) with { Abandoned = report.Abandoned.AddRange(abandoned) };
            }
        }
        return new Ran<SweepReport>(report, null, last.Sequence, await registry.ReadAsync(actor, ReadMoment.Now, cancellation));
    }

    /// <summary>Gives up what has lapsed, one by one.</summary>
    private async ValueTask<ImmutableArray<SolutionId>> AbandonAsync(ImmutableArray<SolutionId> lapsed, Actor actor, CancellationToken cancellation)
    {
        var abandoned = ImmutableArray.CreateBuilder<SolutionId>();
        foreach (var solution in lapsed)
        {
            var ran = await registry.RunAsync(new AbandonLapsed(solution), actor, RunOptions.None, cancellation);
            if (ran.Result?.Solution is { } gone) abandoned.Add(gone);
        }
        return abandoned.ToImmutable();
    }

    /// <summary>The records of a kind at which something may be found, and those at which something was, batch by batch.</summary>
    internal static async IAsyncEnumerable<ImmutableArray<NodeId>> SubjectsAsync(
        RegistryReader read, NodeKind kind, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var seen = new HashSet<NodeId>();
        Keyset? after = null;
        while (true)
        {
            var page = await read.Whole.FindAsync(new NodeQuery(kind, Candidates(kind), [], new PageRequest(Batch, after)), cancellation);
            var ids = page.Nodes.Select(node => node.Id).ToImmutableArray();
            seen.UnionWith(ids);
            if (!ids.IsEmpty) yield return ids;
            if (!page.HasMore) break;
            after = new Keyset([], ids[^1]);
        }
        await foreach (var found in FoundAsync(read, cancellation))
        {
            var known = await read.Whole.NodesAsync([.. found.Where(id => !seen.Contains(id))], cancellation);
            ImmutableArray<NodeId> left = [.. known.OfType<GraphNode>().Where(node => node.Kind == kind).Select(node => node.Id)];
            seen.UnionWith(left);
            if (!left.IsEmpty) yield return left;
        }
    }

    /// <summary>Subjects of open findings, page by page.</summary>
    private static async IAsyncEnumerable<ImmutableArray<NodeId>> FoundAsync(
        RegistryReader read, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        Keyset? after = null;
        while (true)
        {
            var page = await read.Whole.FindAsync(new NodeQuery(FindingGraph.Finding, FindingReads.IsOpen, [], new PageRequest(Batch, after)), cancellation);
            if (page.Nodes.IsEmpty) yield break;
            yield return [.. page.Nodes.Select(node => new Finding(node).Subject).Distinct()];
            if (!page.HasMore) yield break;
            after = new Keyset([], page.Nodes[^1].Id);
        }
    }

    /// <summary>What is answered needs no look; its open findings are looked at all the same.</summary>
    private static Filter? Candidates(NodeKind kind)
    {
        if (kind == ReviewGraph.Review) return Filter.Is(ReviewGraph.Status, GraphValue.Of(nameof(ReviewStatus.Open)));
        if (kind == ExtensionGraph.Request) return Filter.Is(ExtensionGraph.Status, GraphValue.Of(nameof(ExtensionStatus.Submitted)));
        return kind == SolutionGraph.Solution ? SolutionGraph.Living : null;
    }
}
