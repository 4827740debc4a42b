using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A solution on record, as the gate sees it, with what is decided about it.</summary>
public sealed record StandingSolution(Solution Solution, Proposal Proposal, OnRecord OnRecord);

/// <summary>The solutions whose verdicts a change of boards, functions or groups may alter, as they stand before it.</summary>
/// <param name="Space">Functions, boards and groups before the change.</param>
/// <param name="Offers">The shared solutions.</param>
/// <param name="Shared">The same as solutions, aligned.</param>
/// <param name="Locals">The local ones; those that are gone are left out.</param>
public sealed record EstateFacts(
    CellSpace Space, ImmutableArray<SharedOffer> Offers, ImmutableArray<StandingSolution> Shared, ImmutableArray<StandingSolution> Locals)
{
    /// <summary>No shared solution is concerned.</summary>
    internal static EstateFacts Empty(DateOnly day) =>
        new(new CellSpace(FunctionTree.Of([]), BoardRegister.Of([], [], day), UserGroupTree.Empty), [], [], []);

    /// <summary>Every solution of both sides.</summary>
    public IEnumerable<StandingSolution> All => Shared.Concat(Locals);
}

/// <summary>Loads of <see cref="EstateFacts"/>.</summary>
/// <remarks>
/// Who judges the whole city reads one key a side (<see cref="ClaimKeys.Everywhere"/>), which every change that the gate can see writes;
/// it stands for the searches here, which therefore are advisory reads.
/// </remarks>
public static class EstateReads
{
    /// <summary>More solutions than a city has.</summary>
    private const int MostSolutions = 1_000_000;

    /// <summary>
    /// What a change of these boards may alter: the local solutions that one of them is responsible for, uses or is named by, those for
    /// all boards, and every shared solution.
    /// </summary>
    public static async ValueTask<EstateFacts> EstateOfBoardsAsync(
        this RegistryReader read, IReadOnlyCollection<BoardId> boards, CancellationToken cancellation)
    {
        read.Note(Sides.Select(ClaimKeys.Everywhere));
        var shared = await read.FindSolutionsAsync(Filter.Is(SolutionGraph.Reach, GraphValue.Of(nameof(Reach.Shared))), cancellation);
        if (shared.IsEmpty) return await read.EstateAsync([], [], [], cancellation);
        var near = new List<Solution>(await read.FindSolutionsAsync(Filter.Is(SolutionGraph.AudienceAll, GraphValue.Of(true)), cancellation));
        foreach (var (edge, direction) in BoardEdges)
        {
            var query = new NeighbourQuery([.. boards.Select(board => board.Node)], edge, direction);
            near.AddRange((await read.View.NeighboursAsync(query, cancellation)).SelectMany(page => page.Items).Select(item => new Solution(item.Node)));
        }
        return await read.EstateAsync(shared, [.. near.Where(one => one.Reach != Reach.Shared)], [], cancellation);
    }

    /// <summary>Every solution: what a change of the tree of user groups may alter.</summary>
    public static async ValueTask<EstateFacts> WholeEstateAsync(this RegistryReader read, CancellationToken cancellation)
    {
        read.Note(Sides.Select(ClaimKeys.Everywhere));
        var shared = await read.FindSolutionsAsync(Filter.Is(SolutionGraph.Reach, GraphValue.Of(nameof(Reach.Shared))), cancellation);
        if (shared.IsEmpty) return await read.EstateAsync([], [], [], cancellation);
        var locals = await read.FindSolutionsAsync(Filter.Where(SolutionGraph.Reach, Comparison.NotEqual, GraphValue.Of(nameof(Reach.Shared))), cancellation);
        return await read.EstateAsync(shared, locals, [], cancellation);
    }

    /// <summary>What a change of the tree may alter: the solutions with a claim at one of these functions.</summary>
    /// <param name="read">The reader.</param>
    /// <param name="at">Functions whose claims are concerned: those moved, all below them, all above them before and after.</param>
    /// <param name="known">Functions that the space is to hold besides.</param>
    /// <param name="cancellation">Cancellation.</param>
    public static async ValueTask<EstateFacts> EstateOfFunctionsAsync(
        this RegistryReader read, IReadOnlyCollection<CapabilityId> at, IReadOnlyCollection<CapabilityId> known, CancellationToken cancellation)
    {
        read.Note(Sides.SelectMany(side => at.Select(function => ClaimKeys.Self(side, function))));
        var query = new NeighbourQuery([.. at.Select(function => function.Node)], SolutionGraph.Provides, Direction.Incoming);
        var claiming = (await read.View.NeighboursAsync(query, cancellation)).SelectMany(page => page.Items).Select(item => new Solution(item.Node)).ToList();
        return await read.EstateAsync(
            [.. claiming.Where(one => one.Reach == Reach.Shared)], [.. claiming.Where(one => one.Reach != Reach.Shared)], known, cancellation);
    }

    /// <summary>What a new part at the end of a line may alter: the solutions with a claim in it. Where no shared one has, nothing more is read.</summary>
    public static ValueTask<EstateFacts> EstateOfLineAsync(
        this RegistryReader read, ImmutableArray<Capability> line, CancellationToken cancellation) => line.IsEmpty
        ? new(EstateFacts.Empty(read.Today))
        : read.EstateOfFunctionsAsync([.. line.Select(one => one.Id)], [], cancellation);

    private static readonly ImmutableArray<ClaimKeys.Reach> Sides = [ClaimKeys.Reach.Shared, ClaimKeys.Reach.Local];

    private static readonly ImmutableArray<(EdgeKind Edge, Direction Direction)> BoardEdges =
    [
        (SolutionGraph.ResponsibleBoard, Direction.Incoming),
        (SolutionGraph.AudienceBoard, Direction.Incoming),
        (Adoptions.AdoptionGraph.Adopts, Direction.Outgoing),
    ];

    private static async ValueTask<ImmutableArray<Solution>> FindSolutionsAsync(this RegistryReader read, Filter filter, CancellationToken cancellation)
    {
        var page = await read.View.FindAsync(NodeQuery.First(SolutionGraph.Solution, MostSolutions, filter), cancellation);
        return [.. page.Nodes.Select(node => new Solution(node))];
    }

    private static async ValueTask<EstateFacts> EstateAsync(
        this RegistryReader read, ImmutableArray<Solution> shared, ImmutableArray<Solution> locals, IReadOnlyCollection<CapabilityId> known,
        CancellationToken cancellation)
    {
        // Without a shared solution no verdict can change: an import of a whole tree into an empty registry reads nothing here.
        if (shared.IsEmpty && known.Count == 0) return EstateFacts.Empty(read.Today);
        ImmutableArray<Solution> solutions =
        [
            .. Ordered(shared.Where(one => !one.IsGone || one.Phase == LifecyclePhase.Retired)),
            .. Ordered(locals.Where(one => !one.IsGone)),
        ];
        var count = solutions.Count(one => one.Reach == Reach.Shared);
        var proposals = await read.ProposalsAsync(solutions, cancellation);
        var onRecord = solutions.IsEmpty ? [] : await read.OnRecordAsync([.. solutions.Select(one => one.Id)], cancellation);
        var asked = proposals.SelectMany(one => one.Scope.Claims).SelectMany(claim => claim.Excludes.Prepend(claim.Capability)).Concat(known);
        var space = new CellSpace(
            await read.FunctionsAsync(asked, cancellation), await read.BoardRegisterAsync(cancellation), await read.UserGroupTreeAsync(cancellation));
        var standing = solutions.Select((one, index) => new StandingSolution(one, proposals[index], onRecord[index])).ToImmutableArray();
        return new EstateFacts(space, await read.OffersAsync([.. solutions.Take(count)], cancellation), standing[..count], standing[count..]);
    }

    private static IEnumerable<Solution> Ordered(IEnumerable<Solution> solutions) =>
        solutions.DistinctBy(one => one.Id).OrderBy(one => one.Code, StringComparer.Ordinal);
}
