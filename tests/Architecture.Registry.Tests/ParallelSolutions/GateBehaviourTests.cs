using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.ParallelSolutions.Verdict;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>What the verdict says besides its colour, and rows of domain §3 that take more than one step.</summary>
public sealed class GateBehaviourTests
{
    private static Estate Platform => Shared("E-tjänster", All).Last(g => g with { Class = SharedClass.InfrastructureOrPlatform });

    [Fact]
    public void Row_3_names_the_child_that_both_have()
    {
        var estate = Shared("Bygglov/Klagan", All);
        Assert.Equal([estate.Function("Klagan")], estate.Ask(Local("Bygglov")).Pairs[0].Functions);
    }

    [Fact]
    public void Row_3_names_the_child_even_when_it_is_the_only_one()
    {
        var estate = (Estate.Bare with { Functions = ["Bygglov", "Bygglov/Klagan"] }).Shared("Klagan", All);
        Assert.Equal([estate.Function("Klagan")], estate.Ask(Local("Bygglov")).Pairs[0].Functions);
    }

    [Fact]
    public void A_node_of_which_everything_is_common_is_named_once()
    {
        var estate = Shared("Samhällsbyggnad", All);
        Assert.Equal([estate.Function("Bygglov")], estate.Ask(Local("Bygglov").And("Klagan")).Pairs[0].Functions);
    }

    [Fact]
    public void Where_a_part_is_excluded_the_other_parts_are_named()
    {
        var estate = Shared("Bygglov", All).Except("Klagan");
        Assert.Equal(
            ["Samhällsbyggnad/Bygglov/Ansökan", "Samhällsbyggnad/Bygglov/Handläggning"],
            estate.Ask(Local("Samhällsbyggnad")).Pairs[0].Functions.Select(estate.Space.Functions.Path));
    }

    [Fact]
    public void Functions_boards_and_groups_are_those_of_the_worst_cells_only()
    {
        var estate = Shared("Elevhälsa", Only("BRO", "SOD").For("Skola"));
        var pair = estate.Ask(Local("Elevhälsa").For(Only("BRO", "FAR"))).Pairs.Single();
        Assert.Equal([Estate.Board("BRO")], pair.Boards);
        Assert.Equal([estate.Group("Skola")], pair.Groups);
        Assert.Equal([Estate.Board("BRO"), Estate.Board("FAR")], pair.Cells.InReview.Boards);
    }

    [Fact]
    public void Row_23_a_company_for_all_is_blocked_for_the_boards_that_follow_and_reviewed_for_itself()
    {
        var pair = Shared("Bygglov", All).Ask(Local("Bygglov").OwnedBy("SVB").For(All)).Pairs.Single();
        Assert.DoesNotContain(Estate.Board("SVB"), pair.Boards);
        Assert.Contains(Estate.Board("STO"), pair.Boards);
        Assert.Equal([Estate.Board("SVB")], pair.Cells.Reviewed[ReviewGround.CompanyNotAdopted].Boards);
    }

    [Fact]
    public void Row_33_schools_are_blocked_and_the_rest_is_reviewed()
    {
        var estate = Shared("Elevhälsa", All.For("Skola"));
        var cells = estate.Ask(Local("Elevhälsa")).Pairs.Single().Cells;
        Assert.Equal([estate.Group("Skola")], cells.Blocked.Groups);
        Assert.Equal(3, cells.Blocked.Count);
        Assert.Equal([null, estate.Group("Äldre")], cells.InReview.Cells().Select(cell => cell.Group));
    }

    [Fact]
    public void Every_pair_that_is_not_clear_is_shown_worst_first()
    {
        var estate = Shared("Bygglov", All, Extent.Partial).Shared("Klagan", All, code: "H").Shared("Detaljplan", All, code: "I");
        Assert.Equal([("H", Block), ("G", Review)], estate.Ask(Local("Bygglov")).Pairs.Select(pair => (pair.Shared.Code, pair.Verdict)));
    }

    [Fact]
    public void Row_13_boards_are_shown_as_they_are_today()
    {
        var estate = Shared("Bygglov", All).Merging("BRO", "FAR", new DateOnly(2026, 1, 1)).Merging("FAR", "SOD", new DateOnly(2026, 6, 1));
        Assert.Equal([Estate.Board("SOD")], estate.Ask(Local("Bygglov")).Pairs.Single().Boards);
    }

    [Fact]
    public void Row_13_going_beyond_an_inherited_part_is_a_new_cell()
    {
        var estate = Shared("Bygglov", All).Merging("BRO", "FAR", new DateOnly(2026, 1, 1));
        Assert.Equal(Clear, estate.Judge(Local("Bygglov").After(Local("Bygglov"))));
        var wider = estate.Ask(Local("Bygglov").For(Only("FAR")).After(Local("Bygglov")));
        Assert.Equal(Block, wider.Verdict);
        Assert.Equal([Estate.Board("FAR")], wider.Pairs.Single().Cells.Blocked.Parts);
    }

    [Fact]
    public void A_merger_recorded_for_a_later_day_is_judged_as_if_in_force()
    {
        var estate = Shared("Bygglov", Only("FAR")).Merging("BRO", "FAR", new DateOnly(2027, 1, 1));
        Assert.Equal(Block, estate.Judge(Local("Bygglov")));
        Assert.Equal([Estate.Board("BRO")], estate.Ask(Local("Bygglov")).Pairs.Single().Boards);
    }

    [Fact]
    public void A_company_that_merges_into_a_board_that_follows_follows()
    {
        var estate = Shared("Bygglov", All);
        var company = Local("Bygglov").OwnedBy("SVB").For(Only("SVB"));
        Assert.Equal(Review, estate.Judge(company));
        Assert.Equal(Block, estate.Merging("SVB", "SBN", new DateOnly(2026, 1, 1)).Judge(company));
    }

    [Fact]
    public void Row_30_the_owners_word_clears_the_cells_at_confirmation_and_no_others()
    {
        var service = Local("Formulär").On("G");
        var confirmed = Platform with { OnRecord = new OnRecord { Confirmations = [new(Estate.Solution("G"), Platform.Cells(service))] } };
        Assert.Equal(Clear, confirmed.Judge(service));
        var wider = confirmed.Ask(service.And("Betalning"));
        Assert.Equal(Review, wider.Verdict);
        Assert.Equal([confirmed.Function("Betalning")], wider.Pairs.Single().Functions);
    }

    [Fact]
    public void Row_30_leaving_the_platform_runs_the_gate_again_for_it_alone()
    {
        var estate = Platform.Shared("Formulär", All, code: "H");
        var service = Local("Formulär");
        var recorded = estate with { OnRecord = new OnRecord { Confirmations = [new(Estate.Solution("G"), estate.Cells(service))] } };
        Assert.Equal(["G"], recorded.Ask(service, GateOccasion.Leaving(Estate.Solution("G"))).Pairs.Select(pair => pair.Shared.Code));
        Assert.Equal(Clear, recorded.Ask(service.On("G"), GateOccasion.Leaving(Estate.Solution("G"))).Verdict);
    }

    [Fact]
    public void Row_37_an_exemption_serves_the_solution_it_names()
    {
        var exempted = Shared("Bygglov", All).Exempting("Bygglov", Only("BRO"));
        Assert.Equal(Exempted, exempted.Judge(Local("Bygglov")));
        Assert.Equal(Block, (exempted with { OnRecord = OnRecord.Nothing }).Judge(Local("Bygglov")));
    }

    [Fact]
    public void An_exemption_against_one_shared_solution_is_none_against_another()
    {
        var estate = Shared("Bygglov", All).Shared("Bygglov", All, code: "H").Exempting("Bygglov", Only("BRO"));
        var only = estate.OnRecord.Exemptions[0] with { Against = [Estate.Solution("G")] };
        var pairs = (estate with { OnRecord = new OnRecord { Exemptions = [only] } }).Ask(Local("Bygglov")).Pairs;
        Assert.Equal([("H", Block), ("G", Exempted)], pairs.Select(pair => (pair.Shared.Code, pair.Verdict)));
    }

    [Fact]
    public void A_path_is_written_with_slashes_inside_names_escaped()
    {
        var tree = FunctionTree.Of([new FunctionNode(Estate.Bare.Function("Omsorg"), "Vård/omsorg", null),
            new FunctionNode(Estate.Bare.Function("Hemtjänst"), "Hemtjänst", Estate.Bare.Function("Omsorg"))]);
        Assert.Equal("Vård\\/omsorg/Hemtjänst", tree.Path(Estate.Bare.Function("Hemtjänst")));
    }

    [Fact]
    public void What_is_asked_for_and_not_there_is_missing()
    {
        var known = Estate.Bare.Function("Omsorg");
        var unknown = Estate.Bare.Function("Bygglov");
        Assert.Equal([unknown], FunctionTree.Of([new FunctionNode(known, "Omsorg", null)], [known, unknown, unknown]).Missing);
    }

    [Fact]
    public void Row_28_claims_that_cover_nothing_are_faults()
    {
        var estate = Estate.Bare;
        ClaimFault? Fault(LocalStory local) => ClaimFault.In(estate.Proposal(local).Scope.Claims, estate.Space.Functions);
        Assert.Equal(new ClaimFault.Required(), ClaimFault.In([], estate.Space.Functions));
        Assert.Equal(new ClaimFault.ExcludedAway(estate.Function("Bygglov")), Fault(Local("Bygglov").Without("Ansökan", "Handläggning", "Klagan")));
        Assert.Equal(new ClaimFault.ExclusionNotBelow(estate.Function("Bygglov"), estate.Function("Detaljplan")), Fault(Local("Bygglov").Without("Detaljplan")));
        Assert.Equal(new ClaimFault.ExclusionNotBelow(estate.Function("Bygglov"), estate.Function("Bygglov")), Fault(Local("Bygglov").Without("Bygglov")));
        Assert.Null(Fault(Local("Bygglov").Without("Klagan")));
    }

    [Fact]
    public void A_blocked_board_is_shown_its_ways_forward()
    {
        var ways = Shared("Bygglov/Klagan", Only("BRO")).Last(g => g with { Name = "Klagan för alla" }).Ask(Local("Bygglov").For(Only("BRO", "SOD"))).WaysForward;
        Assert.Equal(
            [WayForwardKind.UseShared, WayForwardKind.RequestExtension, WayForwardKind.Narrow, WayForwardKind.Pilot, WayForwardKind.ApplyForExemption],
            ways.Select(way => way.Kind));
        Assert.Equal("Anslut nämnden till Klagan för alla, som redan gör detta åt er.", ways[0].Text.Swedish);
    }

    [Fact]
    public void Narrowing_is_no_way_forward_where_everything_overlaps()
    {
        var ways = Shared("Bygglov", All).Ask(Local("Bygglov")).WaysForward;
        Assert.Equal([WayForwardKind.UseShared, WayForwardKind.Pilot, WayForwardKind.ApplyForExemption], ways.Select(way => way.Kind));
    }
}
