using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.EndOfLife;

/// <summary>Domain §6.3; the first that fits.</summary>
public enum EndState
{
    Overdue,
    Approaching,
    Unknown,
    Safe,
    None,
}

/// <summary>What gives a date, in the order in which ties are settled (domain §6.2).</summary>
public enum EndKind
{
    Contract,
    Technology,
    DeclaredEnd,
    LegalEnd,
    Dependency,
}

/// <summary>A date that is not recorded although it is needed.</summary>
public enum MissingDate
{
    /// <summary>Neither a contract nor "none" is recorded.</summary>
    NoContract,

    /// <summary>A contract has no end and is not said to be open-ended.</summary>
    ContractEnd,

    /// <summary>Neither a release in use nor "none" is recorded.</summary>
    NoTechnology,

    /// <summary>A release has no date and is not said to be maintained.</summary>
    ReleaseEnd,

    /// <summary>What it depends on was not found.</summary>
    Dependency,
}

/// <summary>One thing on the way from a solution to what ends it.</summary>
/// <param name="Record">The solution, contract or release.</param>
/// <param name="Name">As shown.</param>
/// <param name="By">How the step before it depends on it; null for the first and for contracts and releases.</param>
public sealed record EndPathStep(NodeId Record, string Name, DependencyKind? By);

/// <summary>Why a solution ends when it does: the path and the date in words.</summary>
/// <param name="Kind">What gives the date, seen from the solution: DEPENDENCY as soon as it is another's.</param>
/// <param name="Source">What gives the date where it arises; DEPENDENCY when that solution itself is gone.</param>
/// <param name="Date">Null when it has ended and nobody says when.</param>
/// <param name="Path">The solution first; then what it depends on, down to the contract or release where there is one.</param>
/// <param name="Text">The path and the date in words.</param>
public sealed record EndExplanation(EndKind Kind, EndKind Source, DateOnly? Date, ImmutableArray<EndPathStep> Path, Message Text);

/// <summary>A SOFT dependency that ends before the solution does.</summary>
public sealed record SoftWarning(SolutionId On, DateOnly? Date, Message Text);

/// <summary>When a solution ends, and why (domain §6.2, §6.3).</summary>
public sealed record EffectiveEnd(SolutionId Solution)
{
    /// <summary>The earliest known date; null when none is known.</summary>
    public DateOnly? Date { get; init; }

    public EndState State { get; init; } = EndState.None;

    /// <summary>A notice date has passed with nothing done: a ground for APPROACHING of its own (step NOTICE_PASSED). The contract.</summary>
    public NodeId? NoticePassed { get; init; }

    /// <summary>Something it needs has ended, and nobody says when.</summary>
    public bool EndedWithoutDate { get; init; }

    /// <summary>A date is missing, here or over HARD dependencies.</summary>
    public bool IsUnknown { get; init; }

    /// <summary>The dates missing at this solution itself: where the finding is raised.</summary>
    public ImmutableArray<MissingDate> Missing { get; init; } = [];

    /// <summary>The nearest solution where a date is missing; itself, or one it depends on HARD.</summary>
    public SolutionId? MissingAt { get; init; }

    public EndExplanation? Explanation { get; init; }

    public ImmutableArray<SoftWarning> Warnings { get; init; } = [];

    /// <summary>The lead that applies to it, in months.</summary>
    public int LeadMonths { get; init; }

    /// <summary>The state of a stored date against a day: OVERDUE, APPROACHING, UNKNOWN, SAFE, NONE, the first that fits.</summary>
    public static EndState StateOn(DateOnly today, DateOnly? date, int leadMonths, bool endedWithoutDate, bool noticePassed, bool isUnknown)
    {
        if (endedWithoutDate || today > date) return EndState.Overdue;
        if (noticePassed || (date is { } end && today >= end.AddMonths(-leadMonths))) return EndState.Approaching;
        if (isUnknown) return EndState.Unknown;
        return date is null ? EndState.None : EndState.Safe;
    }
}
