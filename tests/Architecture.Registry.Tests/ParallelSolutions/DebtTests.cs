using System.Collections.Immutable;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.ParallelSolutions.Verdict;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>What stood before a shared solution came to cover it (domain §3.6).</summary>
public sealed class DebtTests
{
    private static readonly DateOnly Merger = new(2026, 6, 1);

    private static ArisenDebt? Arisen(Estate? before, Estate after, LocalStory local, LifecyclePhase phase) =>
        DebtRule.Arisen(before?.Scene, after.Scene, [new LocalSolution(after.Proposal(local), phase)]).SingleOrDefault();

    private static Estate Owing(Estate estate, LocalStory local, LifecyclePhase phase) =>
        estate with { OnRecord = new OnRecord { Debts = [Arisen(null, estate, local, phase)!.Debt] } };

    [Theory]
    [InlineData(LifecyclePhase.Planned, DebtKind.Pending)]
    [InlineData(LifecyclePhase.Procurement, DebtKind.Pending)]
    [InlineData(LifecyclePhase.Introducing, DebtKind.Established)]
    [InlineData(LifecyclePhase.InUse, DebtKind.Established)]
    [InlineData(LifecyclePhase.PhasingOut, DebtKind.Established)]
    public void A_designation_makes_debt_of_what_stands(LifecyclePhase phase, DebtKind kind)
    {
        var debt = Arisen(null, Shared("Bygglov/Klagan", All), Local("Bygglov"), phase)!;
        Assert.Equal(kind, debt.Debt.Kind);
        Assert.Equal(Block, debt.Pair.Verdict);
        Assert.Equal([Estate.Bare.Function("Klagan")], debt.Pair.Functions);
    }

    [Theory, InlineData(LifecyclePhase.Retired), InlineData(LifecyclePhase.Abandoned)]
    public void What_is_gone_owes_nothing(LifecyclePhase phase) => Assert.Null(Arisen(null, Shared("Bygglov", All), Local("Bygglov"), phase));

    [Fact]
    public void Row_14_established_debt_passes_its_steps_and_is_still_shown()
    {
        var estate = Owing(Shared("Bygglov", All), Local("Bygglov"), LifecyclePhase.Introducing);
        Assert.Equal(Clear, estate.Ask(Local("Bygglov"), GateOccasion.Stepping).Verdict);
        var shown = estate.Ask(Local("Bygglov"), GateOccasion.Standing);
        Assert.Equal(Block, shown.Verdict);
        Assert.Equal(shown.Pairs[0].Cells.Blocked.Count, shown.Pairs[0].Cells.Debt.Count);
    }

    [Fact]
    public void Row_14_debt_in_one_function_does_not_carry_another()
    {
        var estate = Owing(Shared("Bygglov", All), Local("Klagan"), LifecyclePhase.InUse);
        var step = estate.Ask(Local("Bygglov"), GateOccasion.Stepping);
        Assert.Equal(Block, step.Verdict);
        Assert.DoesNotContain(estate.Function("Klagan"), step.Pairs[0].Functions);
    }

    [Fact]
    public void Row_36_pending_debt_is_blocked_at_the_next_step()
    {
        var estate = Owing(Shared("Bygglov", All), Local("Bygglov"), LifecyclePhase.Procurement);
        Assert.Equal(DebtKind.Pending, estate.OnRecord.Debts[0].Kind);
        Assert.Equal(Block, estate.Ask(Local("Bygglov"), GateOccasion.Stepping).Verdict);
    }

    [Fact]
    public void A_violation_is_blocked_at_every_step()
    {
        var estate = Shared("Bygglov", All);
        var violation = new Debt(Estate.Solution("G"), DebtKind.Violation, estate.Cells(Local("Bygglov")));
        Assert.Equal(Block, (estate with { OnRecord = new OnRecord { Debts = [violation] } }).Ask(Local("Bygglov"), GateOccasion.Stepping).Verdict);
    }

    [Theory]
    [InlineData("Bygglov", null, true)]
    [InlineData("Detaljplan", null, false)]
    [InlineData("Bygglov", DebtKind.Established, false)]
    [InlineData("Bygglov", DebtKind.Pending, false)]
    public void A_violation_stands_while_its_cells_are_blocked_and_the_shared_one_has_not_come_anew(string function, DebtKind? newer, bool stands)
    {
        var estate = Shared("Bygglov", All);
        var cells = estate.Cells(Local("Bygglov"));
        var debts = ImmutableArray.Create(new Debt(Estate.Solution("G"), DebtKind.Violation, cells));
        if (newer is { } kind) debts = debts.Add(new Debt(Estate.Solution("G"), kind, cells));
        var verdict = StandingViolation.Of(estate.Space, estate.Proposal(Local(function)), estate.Offers, new OnRecord { Debts = debts });
        Assert.Equal(stands, verdict is not null);
    }

    [Fact]
    public void Row_18_a_contract_beyond_options_is_judged_for_debt_too_unless_a_time_limited_extension_is_decided()
    {
        var estate = Owing(Shared("Bygglov", All), Local("Bygglov"), LifecyclePhase.InUse);
        Assert.Equal(Block, estate.Ask(Local("Bygglov"), GateOccasion.Contracting(timeLimitedExtension: false)).Verdict);
        Assert.Equal(Clear, estate.Ask(Local("Bygglov"), GateOccasion.Contracting(timeLimitedExtension: true)).Verdict);
        Assert.Equal(Exempted, estate.Exempting("Bygglov", Only("BRO")).Ask(Local("Bygglov"), GateOccasion.Contracting(timeLimitedExtension: false)).Verdict);
    }

    [Fact]
    public void Outside_its_audience_a_shared_solution_makes_no_debt() =>
        Assert.Null(Arisen(null, Shared("Bygglov", Only("SOD")), Local("Bygglov"), LifecyclePhase.InUse));

    [Fact]
    public void A_partial_one_makes_debt_that_a_full_one_later_does_not_make_again()
    {
        var partial = Arisen(null, Shared("Bygglov", All, Extent.Partial), Local("Bygglov"), LifecyclePhase.Introducing)!;
        Assert.Equal(Review, partial.Pair.Verdict);
        var full = Owing(Shared("Bygglov", All, Extent.Partial), Local("Bygglov"), LifecyclePhase.Introducing) with { SharedSolutions = Shared("Bygglov", All).SharedSolutions };
        Assert.Equal(Clear, full.Ask(Local("Bygglov"), GateOccasion.Stepping).Verdict);
    }

    [Fact]
    public void Partial_then_full_is_judged_by_where_the_local_one_stands_then()
    {
        var debt = Arisen(Shared("Bygglov", All, Extent.Partial), Shared("Bygglov", All), Local("Bygglov"), LifecyclePhase.InUse)!;
        Assert.Equal(Block, debt.Pair.Verdict);
        Assert.Equal(DebtKind.Established, debt.Debt.Kind);
    }

    [Fact]
    public void A_widening_makes_debt_of_the_new_cells_only()
    {
        var debt = Arisen(Shared("Klagan", All), Shared("Bygglov", All), Local("Bygglov"), LifecyclePhase.InUse)!;
        Assert.Equal(["Ansökan", "Handläggning"], debt.Pair.Functions.Select(Estate.Bare.Space.Functions.Name));
        Assert.Null(Arisen(Shared("Bygglov", All), Shared("Bygglov", All), Local("Bygglov"), LifecyclePhase.InUse));
        Assert.Null(Arisen(Shared("Bygglov", All), Shared("Klagan", All), Local("Bygglov"), LifecyclePhase.InUse));
    }

    [Fact]
    public void Row_13_a_merger_makes_debt_where_it_makes_the_overlap()
    {
        var before = Shared("Bygglov", Only("FAR"));
        Assert.Equal(Block, Arisen(before, before.Merging("BRO", "FAR", Merger), Local("Bygglov"), LifecyclePhase.InUse)!.Pair.Verdict);
        var apart = Shared("Bygglov", Only("SOD"));
        Assert.Null(Arisen(apart, apart.Merging("BRO", "FAR", Merger).Merging("SOD", "FAR", Merger), Local("Bygglov"), LifecyclePhase.InUse));
    }

    [Fact]
    public void A_companys_adoption_makes_debt_of_what_it_has()
    {
        var before = Shared("Bygglov", All);
        var after = before with { Boards = [.. before.Boards.Select(board => board.Code == "SVB" ? board with { Adopted = new DateOnly(2027, 1, 1) } : board)] };
        var own = Local("Bygglov").OwnedBy("SVB").For(Only("SVB"));
        Assert.Null(Arisen(null, before, own, LifecyclePhase.InUse));
        Assert.Equal(DebtKind.Established, Arisen(before, after, own, LifecyclePhase.InUse)!.Debt.Kind);
    }

    [Fact]
    public void Row_25_a_function_split_below_a_debt_stays_debt_and_a_new_sibling_is_found()
    {
        var before = Shared("Bygglov", All);
        var owing = Owing(before, Local("Bygglov"), LifecyclePhase.InUse);
        var split = owing with { Functions = [.. owing.Functions, "Samhällsbyggnad/Bygglov/Klagan/Överklagan", "Samhällsbyggnad/Bygglov/Klagan/Rättelse"] };
        Assert.Equal(Clear, split.Ask(Local("Bygglov"), GateOccasion.Stepping).Verdict);
        Assert.Null(Arisen(before, before with { Functions = split.Functions }, Local("Bygglov"), LifecyclePhase.InUse));

        var added = owing with { Functions = [.. owing.Functions, "Samhällsbyggnad/Bygglov/Tillsyn"] };
        Assert.Equal([added.Function("Tillsyn")], Arisen(before, before with { Functions = added.Functions }, Local("Bygglov"), LifecyclePhase.InUse)!.Pair.Functions);
    }

    [Fact]
    public void A_group_added_later_is_covered_by_what_is_recorded_for_everybody()
    {
        var owing = Owing(Shared("Bygglov", All), Local("Bygglov"), LifecyclePhase.InUse);
        Assert.Equal(Clear, (owing with { Groups = [.. owing.Groups, "Näringsliv"] }).Ask(Local("Bygglov"), GateOccasion.Stepping).Verdict);
    }

    [Fact]
    public void Recorded_cells_survive_being_written_down()
    {
        var estate = Shared("Elevhälsa", All);
        foreach (var local in new[] { Local("Elevhälsa"), Local("Omsorg").For(Only("BRO", "SOD").For("Skola")) })
        {
            var cells = estate.Cells(local);
            Assert.Equal(cells, RecordedCells.FromLines(cells.ToLines()));
            Assert.True(estate.Space.Recall(cells).Count == estate.Proposal(local).Cells(estate.Space).Count);
        }
    }

    [Fact]
    public void What_is_entered_as_existing_is_a_violation_where_the_gate_would_have_refused()
    {
        var estate = Shared("Klagan", All).Shared("Ansökan", All, Extent.Partial, "H");
        var violation = DebtRule.Violations(estate.Ask(Local("Bygglov"))).Single();
        Assert.Equal((Estate.Solution("G"), DebtKind.Violation), (violation.Shared, violation.Kind));
        Assert.Equal([estate.Function("Klagan")], estate.Space.Recall(violation.Cells).Functions);
    }

    [Theory]
    [InlineData("2028-12-31", "2026-01-01", "2027-12-31")]
    [InlineData("2035-12-31", "2026-01-01", "2029-01-01")]
    [InlineData(null, "2026-01-01", "2029-01-01")]
    [InlineData("2028-12-31", null, "2027-12-31")]
    [InlineData(null, null, null)]
    public void Debt_is_due_a_year_before_the_end_or_three_years_after_the_shared_one_is_in_use(string? end, string? inUse, string? due)
    {
        static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd");
        Assert.Equal(Day(due), DebtRule.DueOn(Day(end), Day(inUse)));
    }
}
