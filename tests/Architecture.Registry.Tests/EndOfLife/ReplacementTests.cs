using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests.EndOfLife;

/// <summary>The duty cannot be walked around by not naming a predecessor (domain §6.5).</summary>
public sealed class ReplacementTests
{
    private static Replacement? Replaced(LocalStory newer, LocalStory older, LifecyclePhase phase = LifecyclePhase.InUse)
    {
        var estate = Estate.Bare;
        var onRecord = estate.Proposal(older) with { Self = Estate.Solution("OLD") };
        return ReplacementRule.Of(estate.Space, estate.Proposal(newer), [new LocalSolution(onRecord, phase)]).SingleOrDefault();
    }

    [Theory]
    [InlineData(LifecyclePhase.Planned, false)]
    [InlineData(LifecyclePhase.Procurement, false)]
    [InlineData(LifecyclePhase.Introducing, false)]
    [InlineData(LifecyclePhase.InUse, true)]
    [InlineData(LifecyclePhase.PhasingOut, true)]
    [InlineData(LifecyclePhase.Retired, false)]
    [InlineData(LifecyclePhase.Abandoned, false)]
    public void Only_what_is_in_use_or_phasing_out_is_replaced(LifecyclePhase phase, bool replaces) =>
        Assert.Equal(replaces, Replaced(Local("Bygglov"), Local("Klagan"), phase) is not null);

    [Fact]
    public void The_common_functions_and_boards_are_named()
    {
        var replaced = Replaced(Local("Bygglov").For(All), Local("Klagan").OwnedBy("SOD").AdoptedBy("FAR").For(Only("SOD")))!;
        Assert.Equal([Estate.Bare.Function("Klagan")], replaced.Functions);
        Assert.Equal([Estate.Board("FAR"), Estate.Board("SOD")], replaced.Boards);
    }

    [Fact]
    public void A_board_that_was_only_in_the_older_ones_audience_has_nothing_to_replace() =>
        Assert.Null(Replaced(Local("Bygglov"), Local("Bygglov").OwnedBy("SOD").For(All)));

    [Fact]
    public void Other_functions_or_other_groups_replace_nothing()
    {
        Assert.Null(Replaced(Local("Detaljplan"), Local("Bygglov")));
        Assert.Null(Replaced(Local("Omsorg").For(Only("BRO").For("Äldre")), Local("Omsorg").For(Only("BRO").For("Skola"))));
    }
}
