using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A mapping review with the shared solution that it is held against.</summary>
public sealed record MappingCase(MappingQuestion Question, SharedOffer Shared);

/// <summary>What mapping reviews do to a verdict: an open one holds, one answered "parallel" blocks (domain §3.5).</summary>
public static class MappingHold
{
    /// <summary>The verdict for a step towards use. A suspicion that nobody has asked about holds it too: the step opens its review.</summary>
    public static ParallelVerdict Stepping(
        ParallelVerdict verdict, Proposal proposal, CellSpace space, ImmutableArray<MappingCase> cases, ImmutableArray<MappingSuspicion> unasked) =>
        With(verdict, proposal, space, cases, withOpen: true, unasked);

    /// <summary>The verdict as it stands: an open mapping review is a question yet, no answer.</summary>
    public static ParallelVerdict Standing(ParallelVerdict verdict, Proposal proposal, CellSpace space, ImmutableArray<MappingCase> cases) =>
        With(verdict, proposal, space, cases, withOpen: false, unasked: []);

    private static ParallelVerdict With(
        ParallelVerdict verdict, Proposal proposal, CellSpace space, ImmutableArray<MappingCase> cases, bool withOpen,
        ImmutableArray<MappingSuspicion> unasked)
    {
        var held = ImmutableArray.CreateBuilder<ParallelPair>();
        held.AddRange(unasked.Select(one => Pair(one.Shared, Verdict.Review, space.Nothing, proposal)));
        foreach (var about in cases.GroupBy(one => one.Shared.Id))
        {
            var last = about.LastOrDefault(one => one.Question.Review.Answer is not null);
            var cells = last is null ? space.Nothing : space.Recall(last.Question.Cells).Intersect(proposal.Cells(space));
            if (last is { Question.Review.Answer: ReviewAnswer.Parallel, Shared.Counts: true } && !cells.IsEmpty)
                held.Add(Pair(last.Shared, Verdict.Block, cells, proposal));
            else if (withOpen && about.FirstOrDefault(one => one.Question.Review.Answer is null) is { } open)
                held.Add(Pair(open.Shared, Verdict.Review, space.Nothing, proposal));
        }
        if (held.Count == 0) return verdict;
        held.AddRange(verdict.Pairs);
        return ParallelRule.Verdict(held, proposal, proposal.Cells(space), GateOccasion.Stepping);
    }

    private static ParallelPair Pair(SharedOffer shared, Verdict verdict, CellSet cells, Proposal proposal) => new(
        shared, verdict, cells.Functions, cells.Boards, cells.Groups, shared.Counts,
        new PairCells(cells, cells.Space.Nothing, ImmutableSortedDictionary<ReviewGround, CellSet>.Empty, cells.Space.Nothing))
    { About = proposal };
}

/// <summary>Loads for mapping reviews.</summary>
public static class MappingReads
{
    /// <summary>More shared solutions than a city has.</summary>
    private const int MostShared = 10_000;

    /// <summary>For each solution its mapping reviews.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<MappingCase>>> MappingCasesAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> solutions, CancellationToken cancellation)
    {
        var questions = await read.MappingQuestionsAsync(solutions, cancellation);
        var shared = await read.SolutionsAsync([.. questions.SelectMany(list => list).Select(one => one.Against).Distinct()], cancellation);
        var offers = (await read.OffersAsync([.. shared.OfType<Solution>()], cancellation)).ToDictionary(offer => offer.Id);
        return
        [
            .. questions.Select(list => list
                .Where(one => offers.ContainsKey(one.Against))
                .Select(one => new MappingCase(one, offers[one.Against]))
                .ToImmutableArray()),
        ];
    }

    /// <summary>The shared solutions that a solution on record could be like.</summary>
    public static ValueTask<ImmutableArray<SharedOffer>> SharedLikeAsync(this RegistryReader read, Proposal proposal, CancellationToken cancellation) =>
        read.SharedLikeAsync(proposal.Name, proposal.Aliases, proposal.Product, cancellation);

    /// <summary>
    /// The shared solutions of the same product or with a word of the name in common, wherever in the tree. An advisory read on purpose:
    /// a likeness opens a question, it decides nothing, and a key for it would make every registration wait for every designation.
    /// </summary>
    public static async ValueTask<ImmutableArray<SharedOffer>> SharedLikeAsync(
        this RegistryReader read, string name, ImmutableArray<string> aliases, NodeId? product, CancellationToken cancellation)
    {
        var shared = Filter.Is(SolutionGraph.Reach, GraphValue.Of(nameof(Reach.Shared)));
        var page = await read.View.FindAsync(NodeQuery.First(SolutionGraph.Solution, MostShared, shared), cancellation);
        var stems = aliases.Prepend(name).SelectMany(text => SearchTerms.Of(text)).ToHashSet(StringComparer.Ordinal);
        var same = product is { } id
            ? (await read.View.NeighboursAsync(new NeighbourQuery([id], SolutionGraph.InstanceOf, Direction.Incoming), cancellation))[0]
                .Items.Select(item => item.Node.Id).ToHashSet()
            : [];
        var like = page.Nodes.Where(node => same.Contains(node.Id) || node.Get(SolutionGraph.SearchTerms).Any(stems.Contains));
        return await read.OffersAsync([.. like.Select(node => new Solution(node))], cancellation);
    }
}
