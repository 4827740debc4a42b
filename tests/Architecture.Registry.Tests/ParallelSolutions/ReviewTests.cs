using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.ParallelSolutions.Verdict;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>Review outcomes and mapping reviews (domain §3.5).</summary>
public sealed class ReviewTests
{
    /// <summary>SLK has reviewed the story's open cells against G as the estate tells it.</summary>
    private static OnRecord Reviewed(Estate estate, LocalStory local, bool parallel)
    {
        var open = estate.Ask(local).Pairs.Single(pair => pair.Shared.Code == "G").Cells.InReview;
        return new OnRecord { Outcomes = [ReviewOutcome.Of(estate.Space, estate.Offer("G"), parallel, open)] };
    }

    [Fact]
    public void Not_parallel_clears_the_reviewed_cells()
    {
        var estate = Shared("Bygglov", All, Extent.Partial);
        Assert.Equal(Clear, (estate with { OnRecord = Reviewed(estate, Local("Bygglov"), parallel: false) }).Judge(Local("Bygglov")));
    }

    [Fact]
    public void Parallel_blocks_the_reviewed_cells_until_exempted()
    {
        var estate = Shared("Bygglov", All, Extent.Partial);
        var found = estate with { OnRecord = Reviewed(estate, Local("Bygglov"), parallel: true) };
        Assert.Equal(Block, found.Judge(Local("Bygglov")));
        Assert.Equal(Exempted, found.Exempting("Bygglov", Only("BRO")).Judge(Local("Bygglov")));
    }

    [Fact]
    public void A_later_outcome_about_the_same_cells_wins()
    {
        var estate = Shared("Bygglov", All, Extent.Partial);
        var first = Reviewed(estate, Local("Bygglov"), parallel: true).Outcomes[0];
        var second = Reviewed(estate, Local("Bygglov"), parallel: false).Outcomes[0];
        Assert.Equal(Clear, (estate with { OnRecord = new OnRecord { Outcomes = [first, second] } }).Judge(Local("Bygglov")));
        Assert.Equal(Block, (estate with { OnRecord = new OnRecord { Outcomes = [second, first] } }).Judge(Local("Bygglov")));
    }

    [Fact]
    public void Not_parallel_lapses_for_new_cells_when_the_local_one_widens()
    {
        var estate = Shared("Bygglov", All, Extent.Partial);
        var reviewed = estate with { OnRecord = Reviewed(estate, Local("Klagan"), parallel: false) };
        var wider = reviewed.Ask(Local("Klagan").And("Ansökan"));
        Assert.Equal(Review, wider.Verdict);
        Assert.Equal([estate.Function("Ansökan")], wider.Pairs.Single().Functions);
        Assert.Equal(Review, reviewed.Judge(Local("Klagan").For(Only("BRO", "SOD"))));
    }

    [Fact]
    public void Not_parallel_lapses_when_the_shared_one_comes_to_cover_the_cell()
    {
        var outside = Shared("Bygglov", Only("SOD"), Extent.Partial);
        var onRecord = Reviewed(outside, Local("Bygglov"), parallel: false);
        Assert.Equal(Clear, (outside with { OnRecord = onRecord }).Judge(Local("Bygglov")));
        Assert.Equal(Review, (Shared("Bygglov", All, Extent.Partial) with { OnRecord = onRecord }).Judge(Local("Bygglov")));
    }

    [Fact]
    public void Not_parallel_to_a_part_is_no_leave_when_the_shared_one_does_it_fully()
    {
        var partial = Shared("Bygglov", All, Extent.Partial);
        Assert.Equal(Block, (Shared("Bygglov", All) with { OnRecord = Reviewed(partial, Local("Bygglov"), parallel: false) }).Judge(Local("Bygglov")));
    }

    [Fact]
    public void An_outcome_about_one_shared_solution_says_nothing_about_another()
    {
        var estate = Shared("Bygglov", All, Extent.Partial).Shared("Bygglov", All, Extent.Partial, "H");
        var pairs = (estate with { OnRecord = Reviewed(estate, Local("Bygglov"), parallel: false) }).Ask(Local("Bygglov")).Pairs;
        Assert.Equal(["H"], pairs.Select(pair => pair.Shared.Code));
    }

    private static IEnumerable<MappingReviewCause> Suspicions(Estate estate, LocalStory local) =>
        MappingReviewRule.Suspicions(estate.Space, estate.Proposal(local), estate.Offers).Select(suspicion => suspicion.Cause);

    [Fact]
    public void Row_9_the_same_product_for_another_function_opens_a_mapping_review()
    {
        var estate = Shared("Bygglov", All).Last(g => g with { Product = "Platsen" });
        Assert.Equal([MappingReviewCause.SameProduct], Suspicions(estate, Local("Detaljplan").InstanceOf("Platsen")));
        Assert.Empty(Suspicions(estate, Local("Detaljplan").InstanceOf("Annat")));
    }

    [Fact]
    public void What_has_been_asked_is_not_asked_again()
    {
        var estate = Shared("Bygglov", All).Last(g => g with { Product = "Platsen" });
        var local = estate.Proposal(Local("Detaljplan").InstanceOf("Platsen"));
        var unasked = MappingReviewRule.Unasked(estate.Space, local, estate.Offers, []);
        Assert.Equal("G", Assert.Single(unasked).Shared.Code);
        var held = MappingHold.Stepping(ParallelVerdict.Clear, local, estate.Space, [], unasked);
        Assert.Equal((Review, "G"), (held.Verdict, Assert.Single(held.Pairs).Shared.Code));

        // Any review of the pair will do: what it says is not asked here.
        var asked = new MappingCase(new Reviews.MappingQuestion(null!, Estate.Solution("G"), RecordedCells.None), estate.Offer("G"));
        Assert.Empty(MappingReviewRule.Unasked(estate.Space, local, estate.Offers, [asked]));
    }

    [Fact]
    public void With_a_common_leaf_the_gate_itself_answers()
    {
        var estate = Shared("Bygglov", All).Last(g => g with { Product = "Platsen" });
        Assert.Empty(Suspicions(estate, Local("Klagan").InstanceOf("Platsen")));
    }

    [Fact]
    public void Without_common_audience_there_is_no_suspicion()
    {
        var estate = Shared("Bygglov", Only("SOD")).Last(g => g with { Product = "Platsen" });
        Assert.Empty(Suspicions(estate, Local("Detaljplan").InstanceOf("Platsen")));
        Assert.Single(Suspicions(estate, Local("Detaljplan").InstanceOf("Platsen").AdoptedBy("SOD")));
    }

    [Fact]
    public void One_that_no_longer_counts_raises_no_suspicion() =>
        Assert.Empty(Suspicions(Shared("Bygglov", All).In(LifecyclePhase.Retired).Last(g => g with { Product = "P" }), Local("Detaljplan").InstanceOf("P")));

    [Theory]
    [InlineData("Bygglov", "bygglovet", true)]
    [InlineData("Bygglov Stockholm", "Stockholms bygglov", true)]
    [InlineData("Bygglov Stockholm", "Stockholms bygglov öst", true)]
    [InlineData("Bygglov", "Bygglov öst", false)]
    [InlineData("E-tjänst bygglov", "Bygglov e-tjänster", true)]
    [InlineData("Bygglov", "Detaljplan", false)]
    [InlineData("Skola", "Skåla", false)]
    [InlineData("", "", false)]
    public void Named_like_is_the_same_stems_or_two_that_lie_in_the_other(string one, string other, bool alike)
    {
        var likeness = new StemmedNames(one, []).To(new StemmedNames(other, []));
        Assert.Equal(alike, likeness == Likeness.NamedLike);
        Assert.Equal(likeness, new StemmedNames(other, []).To(new StemmedNames(one, [])));
    }

    [Fact]
    public void An_alias_is_a_name()
    {
        Assert.Equal(Likeness.NamedLike, new StemmedNames("Platsen", ["Bygglov öst"]).To(new StemmedNames("Öst: bygglov", [])));
        Assert.Equal(Likeness.Weak, new StemmedNames("Bygglov öst", []).To(new StemmedNames("Bygglov väst", [])));
    }

    [Fact]
    public void A_name_like_a_shared_ones_opens_a_mapping_review() => Assert.Equal(
        [MappingReviewCause.NamedLike],
        Suspicions(Shared("Bygglov", All).Last(g => g with { Name = "Stadens bygglov" }), Local("Detaljplan").Named("Bygglov i staden")));
}
