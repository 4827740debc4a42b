using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Solutions;

/// <summary>How solutions lie in the graph.</summary>
public static class SolutionGraph
{
    public static readonly NodeKind Solution = new("Solution");
    public static readonly Property<string?> Code = Solution.Text("code").Unique();
    public static readonly Property<string?> Name = Solution.Text("name");
    public static readonly Property<ImmutableArray<string>> Aliases = Solution.TextList("aliases");
    public static readonly Property<string?> Description = Solution.Text("description");
    public static readonly Property<string?> SortKey = Solution.Text("sortKey").Indexed();

    /// <summary>The name as names are compared: NFC, trimmed, case folded.</summary>
    public static readonly Property<string?> Folded = Solution.Text("folded").Indexed();
    public static readonly Property<ImmutableArray<string>> SearchTerms = Solution.TextList("searchTerms");
    public static readonly Property<SolutionKind?> Kind = Solution.Enum<SolutionKind>("kind").Indexed();
    public static readonly Property<Reach?> Reach = Solution.Enum<Reach>("reach").Indexed();
    public static readonly Property<SharedClass?> SharedClass = Solution.Enum<SharedClass>("sharedClass");
    public static readonly Property<LifecyclePhase?> Phase = Solution.Enum<LifecyclePhase>("phase").Indexed();

    /// <summary>Planned dates, one item a phase: <c>InUse=2027-01-01</c>.</summary>
    public static readonly Property<ImmutableArray<string>> PlannedDates = Solution.TextList("plannedDates");

    /// <summary>Actual dates, as <see cref="PlannedDates"/>.</summary>
    public static readonly Property<ImmutableArray<string>> ActualDates = Solution.TextList("actualDates");

    /// <summary>Why it was taken to the phase that it is in; absent where the step needed no reason and none was given.</summary>
    public static readonly Property<string?> PhaseReason = Solution.Text("phaseReason");
    public static readonly Property<bool?> AudienceAll = Solution.Boolean("audienceAll");
    public static readonly Property<DateOnly?> DeclaredEnd = Solution.Date("declaredEnd");
    public static readonly Property<DateOnly?> LegalEnd = Solution.Date("legalEnd");
    public static readonly Property<string?> LegalEndReason = Solution.Text("legalEndReason");

    /// <summary>Said to have no predecessor: nothing did its work before.</summary>
    public static readonly Property<bool?> NoPredecessor = Solution.Boolean("noPredecessor");
    public static readonly Property<string?> NoPredecessorReason = Solution.Text("noPredecessorReason");

    /// <summary>Security levels that it is approved for, 0 to 4 by aspect; absent is unknown.</summary>
    public static readonly ImmutableArray<Property<long?>> ApprovedLevels =
        [.. SecurityLevels.Aspects.Select(aspect => Solution.Integer("approved" + aspect))];

    /// <summary>Who approved: a role or function, never a person's name.</summary>
    public static readonly Property<string?> LevelsApprovedBy = Solution.Text("levelsApprovedBy");
    public static readonly Property<DateOnly?> LevelsApprovedOn = Solution.Date("levelsApprovedOn");
    public static readonly Property<bool?> NoProcurement = Solution.Boolean("noProcurement");
    public static readonly Property<string?> NoProcurementReason = Solution.Text("noProcurementReason");
    public static readonly Property<long?> Version = Solution.Integer("version");

    /// <summary>What shows that a solution entered as existing was there already.</summary>
    public static readonly Property<string?> Evidence = Solution.Text("evidence");

    /// <summary>The day on which its board last said that what is on record is right.</summary>
    public static readonly Property<DateOnly?> AttestedOn = Solution.Date("attestedOn");

    // Worked out by rules (Projections) for lists to filter, order and count by; no rule reads one.
    public static readonly Property<DateOnly?> EndDate = Solution.Date("endDate").Indexed().Projected();
    public static readonly Property<EndState?> EndState = Solution.Enum<EndState>("endState").Indexed().Projected();

    /// <summary>The state's place in domain §6.3, to order by.</summary>
    public static readonly Property<long?> EndRank = Solution.Integer("endRank").Indexed().Projected();
    public static readonly Property<Verdict?> Verdict = Solution.Enum<Verdict>("verdict").Indexed().Projected();

    /// <summary>From CLEAR to BLOCK, to order by.</summary>
    public static readonly Property<long?> VerdictRank = Solution.Integer("verdictRank").Indexed().Projected();

    /// <summary>By how many levels the approval falls short in its worst aspect.</summary>
    public static readonly Property<long?> SecurityGap = Solution.Integer("securityGap").Indexed().Projected();
    public static readonly Property<bool?> Stale = Solution.Boolean("stale").Indexed().Projected();

    /// <summary>The responsible board; exactly one.</summary>
    public static readonly EdgeKind ResponsibleBoard = new("RESPONSIBLE_BOARD", Solution, BoardGraph.Board);

    /// <summary>
    /// The board that answers for the solution on some days instead of the responsible one (or of who took that over): the former board
    /// until a transfer takes effect, the successor that a split gave it to.
    /// </summary>
    public static readonly EdgeKind AnsweredBy = new("ANSWERED_BY", Solution, BoardGraph.Board);

    /// <summary>First day; absent: as long as the solution is on record.</summary>
    public static readonly Property<DateOnly?> AnsweredFrom = AnsweredBy.Date("from");

    /// <summary>Last day; absent: until further notice.</summary>
    public static readonly Property<DateOnly?> AnsweredUntil = AnsweredBy.Date("until");

    /// <summary>The decisions behind it, one line each: body, date, case number and paragraph, parted by bars.</summary>
    public static readonly Property<ImmutableArray<string>> AnsweredDecisions = AnsweredBy.TextList("decisions");

    /// <summary>A claim.</summary>
    public static readonly EdgeKind Provides = new("PROVIDES", Solution, CapabilityGraph.Capability);
    public static readonly Property<Extent?> ProvidesExtent = Provides.Enum<Extent>("extent");
    public static readonly Property<ImmutableArray<string>> ProvidesExcludes = Provides.TextList("excludes");

    /// <summary>A board named in the declared audience.</summary>
    public static readonly EdgeKind AudienceBoard = new("AUDIENCE_BOARD", Solution, BoardGraph.Board);

    /// <summary>What the solution is an instance of.</summary>
    public static readonly EdgeKind InstanceOf = new("INSTANCE_OF", Solution, TechnologyGraph.Product);

    /// <summary>A release of technology that the solution uses now.</summary>
    public static readonly EdgeKind UsesRelease = new("USES_RELEASE", Solution, TechnologyGraph.Release);
    public static readonly Property<DateOnly?> UsedSince = UsesRelease.Date("since");

    /// <summary>From a solution to what it depends on.</summary>
    public static readonly EdgeKind DependsOn = new("DEPENDS_ON", Solution, Solution);
    public static readonly Property<DependencyKind?> DependencyKind = DependsOn.Enum<DependencyKind>("kind");
    public static readonly Property<DependencyStrength?> DependencyStrength = DependsOn.Enum<DependencyStrength>("strength");
    public static readonly Property<long?> DependencyVersion = DependsOn.Integer("version");

    /// <summary>On RUNS_ON a shared platform: the cells for which its owner has confirmed the use.</summary>
    public static readonly Property<ImmutableArray<string>> ConfirmedCells = DependsOn.TextList("confirmedCells");
    public static readonly Property<DateOnly?> ConfirmedOn = DependsOn.Date("confirmedOn");

    /// <summary>From a shared solution to the one that it is designated to replace.</summary>
    public static readonly EdgeKind Replaces = new("REPLACES", Solution, Solution);

    /// <summary>From a solution to the one whose work it takes over, as its board says.</summary>
    public static readonly EdgeKind TakesOverFrom = new("TAKES_OVER_FROM", Solution, Solution);

    /// <summary>Name of the counter that gives a board's running numbers.</summary>
    public static string Counter(string boardCode) => $"solution/{boardCode}";

    /// <summary>Solutions that have not left: the filter that says what <see cref="Solutions.Solution.IsGone"/> denies.</summary>
    internal static Filter Living { get; } = Filter.Where(
        Phase, Comparison.NotIn, GraphValue.Of(nameof(LifecyclePhase.Retired)), GraphValue.Of(nameof(LifecyclePhase.Abandoned)));

    static SolutionGraph() => Solution.SearchedBy(Folded, SearchTerms, Code);
}
