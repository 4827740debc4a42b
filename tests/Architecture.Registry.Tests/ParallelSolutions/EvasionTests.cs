using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.ParallelSolutions.Verdict;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>Attempts to walk around the gate, each named after the evasion, as far as the rule alone can meet them.</summary>
public sealed class EvasionTests
{
    [Fact]
    public void Narrow_then_widen()
    {
        var estate = Shared("Bygglov", All);
        var debt = DebtRule.Arisen(null, estate.Scene, [new LocalSolution(estate.Proposal(Local("Klagan")), LifecyclePhase.InUse)]).Single().Debt;
        var owing = estate with { OnRecord = new OnRecord { Debts = [debt] } };
        Assert.Equal(Clear, owing.Judge(Local("Detaljplan").After(Local("Klagan"))));
        Assert.Equal(Block, owing.Judge(Local("Klagan").After(Local("Detaljplan"))));
    }

    [Fact]
    public void Exclude_then_un_exclude()
    {
        var estate = Shared("Bygglov/Klagan", All);
        Assert.Equal(Clear, estate.Judge(Local("Bygglov").Without("Klagan")));
        Assert.Equal(Block, estate.Judge(Local("Bygglov").After(Local("Bygglov").Without("Klagan"))));
    }

    [Fact]
    public void Empty_claims() => Assert.IsType<ClaimFault.Required>(ClaimFault.In([], Estate.Bare.Space.Functions));

    [Fact]
    public void Claims_that_exclude_themselves_piece_by_piece() => Assert.IsType<ClaimFault.ExcludedAway>(ClaimFault.In(
        Estate.Bare.Proposal(Local("Samhällsbyggnad").Without("Bygglov", "Detaljplan")).Scope.Claims, Estate.Bare.Space.Functions));

    [Fact]
    public void Proxy_owner_a_declared_audience_without_the_owner_still_means_the_owner() =>
        Assert.Equal(Block, Shared("Bygglov", Only("BRO")).Judge(Local("Bygglov").For(Only("FAR"))));

    [Fact]
    public void Proxy_adoption_a_board_that_uses_it_is_judged_as_its_audience() =>
        Assert.Equal([Estate.Board("SOD")], Shared("Bygglov", Only("SOD")).Ask(Local("Bygglov").AdoptedBy("SOD").After(Local("Bygglov"))).Pairs.Single().Boards);

    [Fact]
    public void Free_text_groups_a_group_that_is_not_kept_narrows_nothing()
    {
        var estate = Shared("Elevhälsa", All.For("Skola"));
        var proposal = estate.Proposal(Local("Elevhälsa"));
        var invented = new Audience(All: false, proposal.Scope.Audience.Boards, [new UserGroupId(new Graph.NodeId(7))]);
        var verdict = ParallelRule.Judge(estate.Space, proposal with { Scope = proposal.Scope with { Audience = invented } }, GateOccasion.Registering, estate.Offers, OnRecord.Nothing);
        Assert.Equal(Block, verdict.Verdict);
    }

    [Fact]
    public void Straw_man_company_owning_for_boards_that_follow() =>
        Assert.Equal(Block, Shared("Bygglov", All).Judge(Local("Bygglov").OwnedBy("SVB").For(Only("BRO"))));

    [Fact]
    public void Rename_changes_nothing() => Assert.Equal(Block, Shared("Bygglov", All).Judge(Local("Bygglov").Named("Något helt annat")));

    [Fact]
    public void Partial_extent_of_ones_own_changes_nothing() =>
        Assert.Equal(Block, Shared("Bygglov", All).Judge(Local("Bygglov") with { Claims = [new ClaimStory("Bygglov", Extent.Partial)] }));

    [Fact]
    public void Claiming_every_child_instead_of_the_parent_changes_nothing() =>
        Assert.Equal([Estate.Bare.Function("Klagan")], Shared("Klagan", All).Ask(Local("Ansökan").And("Handläggning").And("Klagan")).Pairs.Single().Functions);

    [Fact]
    public void Swapping_the_platform_dependency_for_a_soft_one_runs_the_gate_on_what_was_confirmed()
    {
        var estate = Shared("E-tjänster", All).Last(g => g with { Class = SharedClass.InfrastructureOrPlatform });
        var confirmed = estate with { OnRecord = new OnRecord { Confirmations = [new(Estate.Solution("G"), estate.Cells(Local("Formulär").On("G")))] } };
        Assert.Equal(Block, confirmed.Ask(Local("Formulär"), GateOccasion.Leaving(Estate.Solution("G"))).Verdict);
    }

    [Fact]
    public void A_planned_phase_out_of_the_shared_one_changes_nothing() => // only the actual phase is a fact of the offer
        Assert.Equal(Block, Shared("Bygglov", All).Last(g => g with { OwnCaseDecided = true }).Judge(Local("Bygglov")));

    [Fact]
    public void Revived_from_phasing_out_is_judged_as_a_step() =>
        Assert.Equal(Block, Shared("Bygglov", All).Ask(Local("Bygglov"), GateOccasion.Stepping).Verdict);

    [Fact]
    public void Moving_to_the_other_part_of_a_merged_board_is_a_new_cell()
    {
        var estate = Shared("Bygglov", All).Merging("BRO", "FAR", new DateOnly(2026, 1, 1)).Merging("SOD", "FAR", new DateOnly(2026, 1, 1));
        Assert.Equal(Block, estate.Judge(Local("Bygglov").AdoptedBy("SOD").After(Local("Bygglov"))));
    }
}
