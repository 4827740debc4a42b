using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.ParallelSolutions.Verdict;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>The table of domain §3, row by row, where the answer is the gate's. Rows about what the gate does besides are below or in the rule's other tests.</summary>
public sealed class GateTableTests
{
    private static readonly DateOnly Merger = new(2026, 1, 1);

    public static TheoryData<int, string, Estate, LocalStory, Verdict> Cases => new()
    {
        { 1, "same node, same audience", Shared("Bygglov", All), Local("Bygglov"), Block },
        { 2, "L on the child, G on the parent", Shared("Bygglov", All), Local("Bygglov/Klagan"), Block },
        { 3, "L on the parent, G on the child", Shared("Bygglov/Klagan", All), Local("Bygglov"), Block },
        { 4, "siblings", Shared("Bygglov/Ansökan", All), Local("Bygglov/Klagan"), Clear },
        { 5, "G covers the node partly", Shared("Bygglov", All, Extent.Partial), Local("Bygglov"), Review },
        { 5, "G covers the parent partly", Shared("Bygglov", All, Extent.Partial), Local("Bygglov/Klagan"), Review },
        { 5, "G covers the child partly", Shared("Bygglov/Klagan", All, Extent.Partial), Local("Bygglov"), Review },
        { 5, "a full claim beside a partial one decides",
            Shared("Bygglov", All, Extent.Partial).Last(g => g with { Claims = g.Claims.Add(new ClaimStory("Bygglov/Klagan")) }), Local("Bygglov/Klagan"), Block },
        { 6, "the child is excluded from G", Shared("Bygglov", All).Except("Klagan"), Local("Bygglov/Klagan"), Clear },
        { 7, "another product, same function",
            Shared("Bygglov", All).Last(g => g with { Product = "Platsen" }), Local("Bygglov").InstanceOf("Byggärende"), Block },
        { 8, "a second instance of G's product", Shared("Bygglov", All).Last(g => g with { Product = "Platsen" }), Local("Bygglov").InstanceOf("Platsen"), Block },
        { 9, "same product, other function", Shared("Bygglov", All).Last(g => g with { Product = "Platsen" }), Local("Detaljplan").InstanceOf("Platsen"), Clear },
        { 10, "in the audience, has not adopted G", Shared("Bygglov", Only("SOD", "BRO")), Local("Bygglov"), Block },
        { 11, "G for schools, L for elderly care", Shared("Elevhälsa", All.For("Skola")), Local("Elevhälsa").For(Only("BRO").For("Äldre")), Review },
        { 12, "G for all, a board created later",
            Shared("Bygglov", All).AndBoard(new("NYA", Architecture.Registry.Boards.BoardKind.District) { From = new DateOnly(2027, 1, 1) }),
            Local("Bygglov").OwnedBy("NYA").For(Only("NYA")), Block },
        { 13, "merged boards: an inherited solution keeps its part",
            Shared("Bygglov", Only("SOD")).Merging("BRO", "FAR", Merger).Merging("SOD", "FAR", Merger), Local("Bygglov"), Review },
        { 13, "a successor's own act means all its parts",
            Shared("Bygglov", Only("SOD")).Merging("BRO", "FAR", Merger).Merging("SOD", "FAR", Merger), Local("Bygglov").OwnedBy("FAR").For(Only("FAR")), Block },
        { 13, "what names the successor covers its parts",
            Shared("Bygglov", Only("FAR")).Merging("BRO", "FAR", Merger), Local("Bygglov"), Block },
        { 15, "L adds a function that G covers", Shared("Detaljplan", All), Local("Bygglov").And("Detaljplan").After(Local("Bygglov")), Block },
        { 15, "L adds a function that nobody covers",
            Shared("Bygglov", All), Local("Bygglov").And("Detaljplan").After(Local("Bygglov")), Clear },
        { 16, "version upgrade, same scope", Shared("Bygglov", All), Local("Bygglov").After(Local("Bygglov")), Clear },
        { 19, "G designated, not live", Shared("Bygglov", All).In(LifecyclePhase.Planned), Local("Bygglov"), Block },
        { 20, "G leaving, no successor, no decision", Shared("Bygglov", All).In(LifecyclePhase.PhasingOut), Local("Bygglov"), Review },
        { 20, "G leaving, KS has decided", Shared("Bygglov", All).In(LifecyclePhase.PhasingOut).Last(g => g with { OwnCaseDecided = true }), Local("Bygglov"), Clear },
        { 20, "G retired", Shared("Bygglov", All).In(LifecyclePhase.Retired), Local("Bygglov"), Clear },
        { 20, "G leaving, successor not live",
            Shared("Bygglov", All).In(LifecyclePhase.PhasingOut).SucceededBy("G2", "Bygglov", All, LifecyclePhase.Introducing),
            Local("Bygglov"), Block },
        { 20, "G leaving, its successor abandoned",
            Shared("Bygglov", All).In(LifecyclePhase.PhasingOut).SucceededBy("G2", "Bygglov", All, LifecyclePhase.Abandoned), Local("Bygglov"), Review },
        { 20, "G leaving, its successor revoked",
            Shared("Bygglov", All).In(LifecyclePhase.PhasingOut).SucceededBy("G2", "Bygglov", All, LifecyclePhase.Planned).Last(g => g with { Revoked = true }),
            Local("Bygglov"), Review },
        { 21, "two local ones, no G", Estate.Bare, Local("Bygglov"), Clear },
        { 22, "a free tool or spreadsheet", Shared("Bygglov", All), Local("Bygglov").Named("Bygglov i Excel"), Block },
        { 23, "a company that has not adopted, for itself", Shared("Bygglov", All), Local("Bygglov").OwnedBy("SVB").For(Only("SVB")), Review },
        { 23, "the same company for all", Shared("Bygglov", All), Local("Bygglov").OwnedBy("SVB").For(All), Block },
        { 23, "a company that has adopted", Shared("Bygglov", All), Local("Bygglov").OwnedBy("STO").For(Only("STO")), Block },
        { 26, "L excludes exactly what G covers", Shared("Bygglov/Klagan", All), Local("Bygglov").Without("Klagan"), Clear },
        { 27, "G on N without C1, L on N without all but C1",
            Shared("Bygglov", All).Except("Klagan"), Local("Bygglov").Without("Ansökan", "Handläggning"), Clear },
        { 29, "boards in G's audience adopt it",
            Shared("Bygglov", Only("SOD", "FAR")), Local("Bygglov").AdoptedBy("SOD").After(Local("Bygglov")), Block },
        { 29, "a board outside G's audience adopts it",
            Shared("Bygglov", Only("SOD")), Local("Bygglov").AdoptedBy("FAR").After(Local("Bygglov")), Review },
        { 30, "an e-service built on the platform G",
            Shared("E-tjänster", All).Last(g => g with { Class = SharedClass.InfrastructureOrPlatform }), Local("E-tjänster/Formulär").On("G"), Review },
        { 30, "built beside the platform", Shared("E-tjänster", All).Last(g => g with { Class = SharedClass.InfrastructureOrPlatform }), Local("E-tjänster/Formulär"), Block },
        { 30, "built on a business system", Shared("E-tjänster", All), Local("E-tjänster/Formulär").On("G"), Block },
        { 31, "both answer until G2 is in use",
            Shared("Bygglov", All).SucceededBy("G2", "Bygglov", All, LifecyclePhase.Introducing), Local("Bygglov"), Block },
        { 32, "inside an exemption for the node", Shared("Bygglov", All).Exempting("Bygglov", Only("BRO")), Local("Bygglov/Klagan").Named("Nytt namn"), Exempted },
        { 32, "on its sibling too", Shared("Samhällsbyggnad", All).Exempting("Bygglov", Only("BRO")), Local("Bygglov/Klagan").And("Detaljplan"), Block },
        { 32, "for another board too", Shared("Bygglov", All).Exempting("Bygglov", Only("BRO")), Local("Bygglov/Klagan").For(Only("BRO", "SOD")), Block },
        { 33, "L for no group, G for schools", Shared("Elevhälsa", All.For("Skola")), Local("Elevhälsa"), Block },
        { 34, "one pair exempted, one under review",
            Shared("Bygglov", All).Exempting("Bygglov", Only("BRO")).Shared("Detaljplan", All, Extent.Partial, "G2"),
            Local("Bygglov").And("Detaljplan"), Review },
        { 35, "one company not adopted, one board outside", Shared("Bygglov", Only("BRO", "SVB")), Local("Bygglov").OwnedBy("SOD").For(Only("SVB", "SOD")), Review },
        { 38, "the rest, while G1 is in use",
            Shared("Bygglov", All).SucceededBy("G2", "Bygglov/Klagan", All, LifecyclePhase.InUse), Local("Bygglov/Ansökan"), Block },
        { 38, "the rest, when G1 leaves",
            Shared("Bygglov", All).In(LifecyclePhase.PhasingOut).SucceededBy("G2", "Bygglov/Klagan", All, LifecyclePhase.Introducing), Local("Bygglov/Ansökan"), Review },
        { 38, "what G2 takes over, when G1 leaves",
            Shared("Bygglov", All).In(LifecyclePhase.PhasingOut).SucceededBy("G2", "Bygglov/Klagan", All, LifecyclePhase.Introducing), Local("Bygglov/Klagan"), Block },
    };

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void The_gate_answers_as_the_programme_says(int row, string why, Estate estate, LocalStory local, Verdict expected) =>
        Assert.True(expected == estate.Judge(local), $"Row {row}, {why}: {estate.Judge(local)} instead of {expected}.");
}
