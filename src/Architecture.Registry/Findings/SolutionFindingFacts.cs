using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>What the findings of one solution are judged on.</summary>
/// <param name="Id">The solution.</param>
/// <param name="Reach">Its reach.</param>
/// <param name="Phase">Its phase.</param>
/// <param name="Board">The board that answers for it today.</param>
/// <param name="Executive">KS.</param>
public sealed record SolutionFindingFacts(SolutionId Id, Reach Reach, LifecyclePhase Phase, BoardId Board, BoardId Executive)
{
    /// <summary>False where the board is no more and nobody took over from it.</summary>
    public bool IsBoardInForce { get; init; } = true;

    public required EffectiveEnd End { get; init; }

    /// <summary>Its overlaps with shared solutions as they stand today.</summary>
    public ImmutableArray<StandingOverlap> Overlaps { get; init; } = [];

    /// <summary>Shared: the boards that its audience binds today and that neither use it nor have said that they have no need of it.</summary>
    public ImmutableArray<BoardId> NotUsing { get; init; } = [];

    /// <summary>The day on which it came into use.</summary>
    public DateOnly? InUseSince { get; init; }

    /// <summary>Other living solutions of its board with the same name.</summary>
    public ImmutableArray<SolutionId> NamedTheSame { get; init; } = [];

    /// <summary>Insolvent suppliers of its contracts in force.</summary>
    public ImmutableArray<SupplierId> InsolventSuppliers { get; init; } = [];

    /// <summary>Said to have no predecessor, with a reason, although there is one.</summary>
    public bool IsPredecessorDenied { get; init; }

    /// <summary>In use: its predecessor, where that one is in use past its end date or has none.</summary>
    public SolutionId? PredecessorRunningOn { get; init; }

    /// <summary>Approved for less than is required, in some aspect.</summary>
    public bool HasSecurityGap { get; init; }

    /// <summary>No information that it handles is on record.</summary>
    public bool HandlesNothingOnRecord { get; init; }

    /// <summary>The last day on which what is on record counts as attested.</summary>
    public DateOnly AttestedUntil { get; init; } = DateOnly.MaxValue;

    public bool IsGone => Phase is LifecyclePhase.Retired or LifecyclePhase.Abandoned;

    /// <summary>It runs, or is about to.</summary>
    public bool IsEstablished => Phase is LifecyclePhase.Introducing or LifecyclePhase.InUse or LifecyclePhase.PhasingOut;
}

/// <summary>An overlap of a local solution with a shared one, by how its cells stand.</summary>
/// <param name="Shared">The shared solution.</param>
/// <param name="SharedInUseSince">The day on which that one came into use.</param>
/// <param name="IsEstablishedDebt">Cells that are not CLEAR, nor exempted, are established debt.</param>
/// <param name="IsBlockedBeside">Cells are BLOCK and no established debt.</param>
/// <param name="IsPendingDebt">All of those are pending debt.</param>
public sealed record StandingOverlap(
    SolutionId Shared, DateOnly? SharedInUseSince, bool IsEstablishedDebt, bool IsBlockedBeside, bool IsPendingDebt)
{
    /// <summary>The day on which SLK first found cells parallel that are BLOCK and no established debt; null where it was not SLK's answer that made them so.</summary>
    public DateOnly? FoundParallelOn { get; init; }
}
