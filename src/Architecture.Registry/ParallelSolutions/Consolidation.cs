using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Contracts;
using Architecture.Registry.Needs;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A local solution with what it costs.</summary>
public sealed record CostedLocal(Proposal Proposal, long? YearlyCost)
{
    public SolutionId Id => Proposal.Self!.Value;

    /// <summary>The boards that own or use it, as recorded: a merged board's parts are boards of their own here.</summary>
    public IEnumerable<BoardId> Boards => [Proposal.ResponsibleBoard, .. Proposal.UsedBy];
}

/// <summary>A board's open need of a function.</summary>
public sealed record OpenNeed(NeedId Id, CapabilityId Capability, BoardId Board);

/// <summary>Several boards use separate local solutions for a function, and no shared one does it for them (domain §3.9).</summary>
/// <param name="Capability">The topmost function that all of the solutions do wholly.</param>
/// <param name="Solutions">The solutions.</param>
/// <param name="Boards">The boards that own, use or need one, as recorded.</param>
/// <param name="YearlyCost">What is known of what the solutions cost a year; null where nothing is.</param>
/// <param name="CostsUnknown">Solutions whose cost is not known.</param>
/// <param name="Needs">Open needs of the function, of a part of it, or of what it is a part of.</param>
public sealed record ConsolidationCandidate(
    CapabilityId Capability, ImmutableArray<SolutionId> Solutions, ImmutableArray<BoardId> Boards, long? YearlyCost, int CostsUnknown, ImmutableArray<NeedId> Needs)
{
    /// <summary>Boards × known yearly cost: the rank.</summary>
    public long Weight => Boards.Length * (YearlyCost ?? 0);
}

/// <summary>Where the city could use one solution instead of several.</summary>
public static class ConsolidationRule
{
    /// <summary>Ranked by boards × known yearly cost, then by boards, then by solutions, then by the function's path.</summary>
    public static ImmutableArray<ConsolidationCandidate> Candidates(
        CellSpace space, IEnumerable<CostedLocal> locals, IEnumerable<SharedOffer> offers, IReadOnlyCollection<OpenNeed> needs)
    {
        var covered = offers.Where(offer => offer.Counts).Aggregate(space.Nothing, (all, offer) => all.Union(Coverage.Of(offer, space).InsideFully));
        var onLeaf = new SortedDictionary<int, List<CostedLocal>>();
        foreach (var local in locals)
        {
            foreach (var leaf in local.Proposal.Cells(space).Except(covered).FunctionBits.Ordinals())
            {
                if (!onLeaf.TryGetValue(leaf, out var list)) onLeaf.Add(leaf, list = []);
                list.Add(local);
            }
        }
        var groups = onLeaf.Where(pair => pair.Value.Count > 1 && pair.Value.SelectMany(one => one.Boards).Distinct().Count() > 1)
            .GroupBy(pair => string.Join(',', pair.Value.Select(one => one.Id.Node)));
        return
        [
            .. groups.SelectMany(group => Named(space, [.. group.Select(pair => pair.Key)], group.First().Value, needs))
                .OrderByDescending(one => one.Weight)
                .ThenByDescending(one => one.Boards.Length)
                .ThenByDescending(one => one.Solutions.Length)
                .ThenBy(one => space.Functions.Path(one.Capability), StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<ConsolidationCandidate> Named(
        CellSpace space, ImmutableArray<int> leaves, List<CostedLocal> locals, IReadOnlyCollection<OpenNeed> needs)
    {
        var bits = Bits.None(space.Functions.LeafCount);
        foreach (var leaf in leaves) bits = bits.With(leaf);
        var others = locals.Skip(1).SelectMany(one => one.Proposal.Scope.Claims).ToImmutableArray();
        foreach (var capability in CommonFunctions.Of(space.Functions, locals[0].Proposal.Scope.Claims, others, bits))
        {
            var related = needs.Where(need => IsRelated(space.Functions, need.Capability, capability)).ToImmutableArray();
            var known = locals.Where(one => one.YearlyCost is not null).ToImmutableArray();
            yield return new ConsolidationCandidate(
                capability,
                [.. locals.Select(one => one.Id)],
                [.. locals.SelectMany(one => one.Boards).Concat(related.Select(need => need.Board)).Distinct()],
                known.IsEmpty ? null : known.Sum(one => one.YearlyCost!.Value),
                locals.Count - known.Length,
                [.. related.Select(need => need.Id)]);
        }
    }

    private static bool IsRelated(FunctionTree functions, CapabilityId needed, CapabilityId candidate) =>
        functions.Contains(needed) && (needed == candidate || functions.IsBelow(needed, candidate) || functions.IsBelow(candidate, needed));
}

/// <summary>Reads of candidates for consolidation.</summary>
public static class ConsolidationReads
{
    /// <summary>More local solutions and needs than a city has.</summary>
    private const int MostRead = 100_000;

    public static async ValueTask<ImmutableArray<ConsolidationCandidate>> ConsolidationCandidatesAsync(
        this RegistryReader read, CancellationToken cancellation)
    {
        var living = Filter.All(Filter.Is(SolutionGraph.Reach, GraphValue.Of(nameof(Reach.Local))), SolutionGraph.Living);
        var page = await read.View.FindAsync(NodeQuery.First(SolutionGraph.Solution, MostRead, living, new OrderBy(SolutionGraph.Code)), cancellation);
        ImmutableArray<Solution> locals = [.. page.Nodes.Select(node => new Solution(node))];
        if (locals.IsEmpty) return [];
        var proposals = await read.ProposalsAsync(locals, cancellation);
        var gate = await read.GateFactsAsync([.. proposals.SelectMany(proposal => proposal.Scope.Claims)], cancellation);
        var costs = await read.ContractSummariesAsync([.. locals.Select(one => one.Id)], cancellation);
        return ConsolidationRule.Candidates(
            gate.Space, proposals.Select((proposal, index) => new CostedLocal(proposal, costs[index].YearlyCost)), gate.Offers,
            await OpenNeedsAsync(read, cancellation));
    }

    private static async ValueTask<ImmutableArray<OpenNeed>> OpenNeedsAsync(RegistryReader read, CancellationToken cancellation)
    {
        var open = Filter.Where(NeedGraph.Until, Comparison.Exists, GraphValue.Of(false));
        var page = await read.View.FindAsync(NodeQuery.First(NeedGraph.Need, MostRead, open), cancellation);
        ImmutableArray<NodeId> ids = [.. page.Nodes.Select(node => node.Id)];
        if (ids.IsEmpty) return [];
        var functions = await read.NeighboursAsync(new NeighbourQuery(ids, NeedGraph.Of, Direction.Outgoing), cancellation);
        var boards = await read.NeighboursAsync(new NeighbourQuery(ids, NeedGraph.By, Direction.Outgoing), cancellation);
        return
        [
            .. ids.Select((id, index) => new OpenNeed(
                new NeedId(id), new CapabilityId(functions[index].Items[0].Node.Id), new BoardId(boards[index].Items[0].Node.Id))),
        ];
    }
}
