using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>The gate's answer: the worst pair's, every pair that is not CLEAR, and what the board can do.</summary>
public sealed record ParallelVerdict(Verdict Verdict, ImmutableArray<ParallelPair> Pairs, ImmutableArray<WayForward> WaysForward)
{
    public static readonly ParallelVerdict Clear = new(Verdict.Clear, [], []);

    /// <summary>What was judged; null where nothing was.</summary>
    public Proposal? About { get; init; }

    public bool Is(Verdict verdict) => Verdict == verdict;
}

/// <summary>The proposal and one shared solution (domain §3.3, §3.8).</summary>
/// <param name="Shared">The shared solution.</param>
/// <param name="Verdict">Its worst cell's.</param>
/// <param name="Functions">The topmost functions that are wholly common, among the cells that gave the verdict; tree order.</param>
/// <param name="Boards">Today's boards of those cells.</param>
/// <param name="Groups">Their user groups, topmost; empty for everybody.</param>
/// <param name="Counts">False for one that has left (§3.2).</param>
/// <param name="Cells">What was judged, by answer.</param>
public sealed record ParallelPair(
    SharedOffer Shared,
    Verdict Verdict,
    ImmutableArray<CapabilityId> Functions,
    ImmutableArray<BoardId> Boards,
    ImmutableArray<UserGroupId> Groups,
    bool Counts,
    PairCells Cells)
{
    public SolutionId Solution => Shared.Id;
    public LifecyclePhase Phase => Shared.Phase;
    public BoardId Owner => Shared.Owner;

    /// <summary>What was judged.</summary>
    public Proposal? About { get; init; }
}

/// <summary>Why a cell is answered with REVIEW, in the order of domain §3.3.</summary>
public enum ReviewGround
{
    /// <summary>The shared solution is leaving, nothing succeeds it there, and KS has not decided its case.</summary>
    Leaving,
    OutsideAudience,
    CompanyNotAdopted,
    PartialCoverage,

    /// <summary>Built on the shared platform, whose owner has not confirmed the use.</summary>
    PlatformUse,
}

/// <summary>The judged cells of a pair, by answer; CLEAR ones are left out.</summary>
/// <param name="Blocked">Refused.</param>
/// <param name="Exempted">Refused or under review, but inside an exemption.</param>
/// <param name="Reviewed">By ground; no cell has two.</param>
/// <param name="Debt">Cells of any answer that stand as debt (all kinds), also those that the occasion did not judge.</param>
public sealed record PairCells(
    CellSet Blocked, CellSet Exempted, ImmutableSortedDictionary<ReviewGround, CellSet> Reviewed, CellSet Debt)
{
    /// <summary>All cells under review, whatever the ground.</summary>
    public CellSet InReview => Reviewed.Values.Aggregate(Blocked.Space.Nothing, (all, cells) => all.Union(cells));

    /// <summary>The cells of one answer.</summary>
    public CellSet Of(Verdict verdict) => verdict switch
    {
        Verdict.Block => Blocked,
        Verdict.Review => InReview,
        Verdict.Exempted => Exempted,
        _ => Blocked.Space.Nothing,
    };

    public Verdict Worst => !Blocked.IsEmpty ? Verdict.Block
        : Reviewed.Count > 0 ? Verdict.Review
        : !Exempted.IsEmpty ? Verdict.Exempted
        : Verdict.Clear;
}

/// <summary>What a blocked board can do (domain §3.8).</summary>
public enum WayForwardKind
{
    UseShared,
    RequestExtension,
    Narrow,
    Pilot,
    ApplyForExemption,
}

/// <summary>One way forward, about one shared solution, or (none named) about the proposal as a whole.</summary>
public sealed record WayForward(WayForwardKind Kind, SolutionId? Shared, Message Text);
