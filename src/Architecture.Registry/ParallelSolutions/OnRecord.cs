using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>
/// An exemption in force that names the solution (or the draft it is registered from), against the shared solutions named, or against
/// every one when none is.
/// </summary>
public sealed record ExemptionInForce(NodeId Id, Scope Scope, ImmutableArray<SolutionId> Against);

/// <summary>What SLK found about some cells of the solution and one shared solution (domain §3.5).</summary>
/// <param name="Shared">The shared solution compared with.</param>
/// <param name="Parallel">True: they are parallel, BLOCK. False: they are not; holds for the reviewed cells and the coverage then.</param>
/// <param name="Cells">The cells reviewed.</param>
/// <param name="CoveredThen">Those of them that the shared solution covered then; one that it came to cover later is open again.</param>
public sealed record ReviewOutcome(SolutionId Shared, bool Parallel, RecordedCells Cells, RecordedCells CoveredThen)
{
    /// <summary>The day on which SLK answered; null in a proposal.</summary>
    public DateOnly? AnsweredOn { get; init; }

    /// <summary>The outcome of a review of some cells, with the coverage as it is now.</summary>
    public static ReviewOutcome Of(CellSpace space, SharedOffer shared, bool parallel, CellSet reviewed) =>
        new(shared.Id, parallel, reviewed.Record(), reviewed.Intersect(Coverage.Of(shared, space).Inside).Record());
}

/// <summary>The owner of a platform has confirmed that the solution is built on it, for these cells (domain §3.3).</summary>
public sealed record PlatformConfirmation(SolutionId Platform, RecordedCells Cells);

public enum DebtKind
{
    /// <summary>Stood as INTRODUCING or later when the shared solution came to cover it: steps pass.</summary>
    Established,

    /// <summary>Stood as PLANNED or PROCUREMENT: listed, and judged at its next step.</summary>
    Pending,

    /// <summary>Entered as existing, without confirmed evidence that it was first: blocks until exempted or gone.</summary>
    Violation,
}

/// <summary>Cells of the solution that overlap a shared solution which came later (domain §3.6).</summary>
public sealed record Debt(SolutionId Shared, DebtKind Kind, RecordedCells Cells);

/// <summary>What is already decided about one solution, and bears on its verdict.</summary>
public sealed record OnRecord
{
    public static readonly OnRecord Nothing = new();

    public ImmutableArray<ExemptionInForce> Exemptions { get; init; } = [];

    /// <summary>In the order decided: a later one about the same cell wins.</summary>
    public ImmutableArray<ReviewOutcome> Outcomes { get; init; } = [];

    public ImmutableArray<PlatformConfirmation> Confirmations { get; init; } = [];

    public ImmutableArray<Debt> Debts { get; init; } = [];
}
