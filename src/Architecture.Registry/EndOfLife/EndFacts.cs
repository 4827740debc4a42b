using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.EndOfLife;

/// <summary>What a contract is for; contracts of one purpose follow each other in chains (domain §1, §6.2).</summary>
public enum ContractPurpose
{
    Licence,
    Operation,
    Support,
    Hosting,

    /// <summary>Extended support of one release: it moves that release's end and has none of its own.</summary>
    ExtendedSupport,
}

/// <summary>An option of a contract; only an exercised one counts.</summary>
public sealed record ContractOption(DateOnly End, bool Exercised);

/// <summary>A contract as the effective end needs it.</summary>
/// <remarks>No end and not open-ended means that the end is not known. Dates are last days in force; no start means since before anything recorded.</remarks>
public sealed record ContractFact(NodeId Id, string Title, ContractPurpose Purpose, DateOnly? Start, DateOnly? End)
{
    public bool OpenEnded { get; init; }

    public ImmutableArray<ContractOption> Options { get; init; } = [];

    /// <summary>A call-off's framework, if it is one.</summary>
    public NodeId? Framework { get; init; }

    /// <summary>The release of an EXTENDED_SUPPORT contract.</summary>
    public NodeId? ExtendedSupportFor { get; init; }

    /// <summary>Last day to give notice.</summary>
    public DateOnly? NoticeDate { get; init; }

    /// <summary>A termination or the exercise of an option is recorded for that notice date. A renewal is seen from the chain.</summary>
    public bool NoticeAnswered { get; init; }

    /// <summary>The end with exercised options; null when open-ended or not known.</summary>
    internal DateOnly? LastDay => OpenEnded || End is not { } end
        ? null
        : Options.Where(option => option.Exercised).Select(option => option.End).Append(end).Max();

    internal bool IsUnknown => !OpenEnded && End is null;

    internal bool HasStarted(DateOnly day) => Start is not { } start || start <= day;

    internal bool Runs(DateOnly day) => HasStarted(day) && (LastDay is not { } last || last >= day);
}

/// <summary>A release that the solution uses now, with its vendor's dates.</summary>
/// <param name="Id">The release.</param>
/// <param name="Title">Product and release: <c>Windows Server 2016</c>.</param>
/// <param name="SupportEnds">eolFrom.</param>
/// <param name="ExtendedSupportEnds">eoesFrom; counts only with a contract for it.</param>
/// <param name="EndedWithoutDate">The source says that support has ended but not when.</param>
/// <param name="Maintained">The source says that the release is maintained; with no eolFrom it has no end.</param>
public sealed record ReleaseFact(
    NodeId Id, string Title, DateOnly? SupportEnds, DateOnly? ExtendedSupportEnds = null, bool EndedWithoutDate = false, bool? Maintained = null);

/// <summary>A dependency that holds now.</summary>
public sealed record DependencyFact(SolutionId To, DependencyKind Kind, DependencyStrength Strength);

/// <summary>A solution with everything that can end it.</summary>
public sealed record SolutionEndFacts(SolutionId Id, string Code, string Name, LifecyclePhase Phase)
{
    /// <summary>The actual date of RETIRED or ABANDONED.</summary>
    public DateOnly? GoneOn { get; init; }

    public DateOnly? DeclaredEnd { get; init; }

    public DateOnly? LegalEnd { get; init; }

    /// <summary>"No procurement" is recorded with a reason: the lead is shorter.</summary>
    public bool NoProcurement { get; init; }

    public ImmutableArray<ContractFact> Contracts { get; init; } = [];

    /// <summary>Recorded: there is no contract.</summary>
    public bool HasNoContract { get; init; }

    /// <summary>Purposes recorded as no longer needed.</summary>
    public ImmutableArray<ContractPurpose> NoLongerNeeded { get; init; } = [];

    public ImmutableArray<ReleaseFact> Releases { get; init; } = [];

    /// <summary>Recorded: there is no technology with a vendor's support behind it.</summary>
    public bool HasNoTechnology { get; init; }

    public ImmutableArray<DependencyFact> DependsOn { get; init; } = [];

    public bool IsGone => Phase is LifecyclePhase.Retired or LifecyclePhase.Abandoned;
}

/// <summary>How long before its end a solution counts as approaching it (domain §6.3).</summary>
public sealed record EndSettings(int LeadMonths = 24, int LeadMonthsWithoutProcurement = 18)
{
    public static readonly EndSettings Default = new();

    public int LeadFor(bool noProcurement) => noProcurement ? LeadMonthsWithoutProcurement : LeadMonths;
}
