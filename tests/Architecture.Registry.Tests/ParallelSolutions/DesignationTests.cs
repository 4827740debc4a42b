using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.ParallelSolutions.Verdict;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>Shared against shared (domain §3.4, §3.7).</summary>
public sealed class DesignationTests
{
    [Theory]
    [InlineData(LifecyclePhase.Planned, LifecyclePhase.Planned, "Block Block")]
    [InlineData(LifecyclePhase.InUse, LifecyclePhase.Planned, "Clear Block")]
    [InlineData(LifecyclePhase.Planned, LifecyclePhase.InUse, "Block Clear")]
    [InlineData(LifecyclePhase.InUse, LifecyclePhase.Retired, "Clear Clear")]
    [InlineData(LifecyclePhase.Abandoned, LifecyclePhase.Planned, "Review Block")]
    public void Of_several_successors_each_holds_its_own_part_until_it_is_in_use(LifecyclePhase application, LifecyclePhase complaint, string answers)
    {
        var estate = Shared("Bygglov", All).In(LifecyclePhase.PhasingOut);
        estate = estate.Last(g => g with { Successors = ["A", "K"] })
            .With(new SharedStory("A", [new ClaimStory("Ansökan")], All) { Phase = application })
            .With(new SharedStory("K", [new ClaimStory("Klagan")], All) { Phase = complaint });
        var former = estate.Offer("G");
        var judged = ((string[])["Ansökan", "Klagan"]).Select(function => ParallelRule.Judge(
            estate.Space, estate.Proposal(Local(function)), GateOccasion.Registering, [former], OnRecord.Nothing).Verdict);
        Assert.Equal(answers, string.Join(' ', judged));
    }

    private static SharedStory Candidate(string function, AudienceStory audience, Extent extent = Extent.Full) =>
        new("N", [new ClaimStory(function, extent)], audience);

    private static Verdict Judge(Estate estate, SharedStory candidate, SharedStory? before = null, string? replaces = null) => DesignationRule.Judge(
        estate.Space, estate.Offer(candidate), before is null ? null : estate.Offer(before), replaces is null ? null : Estate.Solution(replaces),
        estate.Offers, [], OnRecord.Nothing).Verdict;

    [Fact]
    public void Two_for_the_same_function_and_boards_do_not_both_pass()
    {
        Assert.Equal(Block, Judge(Shared("Bygglov", All), Candidate("Klagan", Only("BRO"))));
        Assert.Equal(Clear, Judge(Shared("Bygglov", All), Candidate("Detaljplan", All)));
    }

    [Fact]
    public void Beside_one_for_other_boards_or_a_partial_one_it_is_a_review() // which does not refuse
    {
        Assert.Equal(Review, Judge(Shared("Bygglov", Only("SOD")), Candidate("Bygglov", Only("BRO"))));
        Assert.Equal(Review, Judge(Shared("Bygglov", All, Extent.Partial), Candidate("Bygglov", All)));
    }

    [Fact]
    public void Row_31_with_replaces_the_pair_is_not_judged()
    {
        Assert.Equal(Clear, Judge(Shared("Bygglov", All), Candidate("Bygglov", All), replaces: "G"));
        Assert.Equal(Block, Judge(Shared("Bygglov", All).Shared("Klagan", All, code: "H"), Candidate("Bygglov", All), replaces: "G"));
    }

    [Fact]
    public void The_successor_is_not_judged_against_what_it_replaces_later_either()
    {
        var estate = Shared("Bygglov", All).SucceededBy("G2", "Klagan", All, LifecyclePhase.Introducing);
        var wider = estate.SharedSolutions[1] with { Claims = [new ClaimStory("Bygglov")] };
        Assert.Equal(Clear, Judge(estate, wider, estate.SharedSolutions[1]));
    }

    [Fact]
    public void Widening_is_judged_on_what_is_new()
    {
        // The two came to overlap by a change of the tree: that is reported, and no ground to refuse a widening elsewhere.
        var estate = Shared("Bygglov", All).With(Candidate("Klagan", All));
        var wider = Candidate("Klagan", All) with { Claims = [new ClaimStory("Klagan"), new ClaimStory("Detaljplan")] };
        Assert.Equal(Clear, Judge(estate, wider, Candidate("Klagan", All)));
        Assert.Equal(Block, Judge(estate, Candidate("Bygglov", All), Candidate("Klagan", All)));
    }

    [Fact]
    public void Partial_to_full_is_a_widening()
    {
        var space = Estate.Bare.Space;
        SharedOffer Offer(SharedStory story) => Estate.Bare.Offer(story);
        var partial = Candidate("Bygglov", All, Extent.Partial);
        Assert.True(DesignationRule.Widens(space, Offer(partial), Offer(Candidate("Bygglov", All))));
        Assert.Equal(Block, Judge(Shared("Bygglov", All), Candidate("Bygglov", All), partial));
    }

    [Fact]
    public void What_its_owner_may_do_alone_is_narrowing()
    {
        var space = Estate.Bare.Space;
        SharedOffer Offer(SharedStory story) => Estate.Bare.Offer(story);
        var now = Offer(Candidate("Bygglov", Only("BRO", "SOD")));
        Assert.False(DesignationRule.Widens(space, now, Offer(Candidate("Klagan", Only("BRO")))));
        Assert.False(DesignationRule.Widens(space, now, Offer(Candidate("Bygglov", Only("BRO", "SOD"), Extent.Partial))));
        Assert.True(DesignationRule.Widens(space, now, Offer(Candidate("Bygglov", Only("BRO", "FAR")))));
        Assert.True(DesignationRule.Widens(space, Offer(Candidate("Bygglov", All.For("Skola"))), Offer(Candidate("Bygglov", All))));
    }
}
