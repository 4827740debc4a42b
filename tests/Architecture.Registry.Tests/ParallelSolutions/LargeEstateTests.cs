using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>Twenty claims, two thousand functions, three hundred shared solutions: what is asserted is work, not time.</summary>
public sealed class LargeEstateTests
{
    [Fact]
    public void A_judgement_does_not_enumerate_cells()
    {
        var functions = FunctionTree.Of(Enumerable.Range(0, 2000).Select(number => new FunctionNode(
            Function(number), $"F{number}", number < 10 ? null : Function((number / 6) - (number < 12 ? 1 : 0)))));
        var boards = Enumerable.Range(0, 60).Select(number => new BoardFact(Board(number), $"B{number:00}", "", BoardKind.District));
        var groups = Enumerable.Range(0, 20).Select(number => new UserGroupNode(new UserGroupId(Id(3, number)), $"U{number}", null));
        var space = new CellSpace(functions, BoardRegister.Of(boards, [], new DateOnly(2026, 11, 22)), UserGroupTree.Of(groups));
        ImmutableArray<SharedOffer> offers = [.. Enumerable.Range(0, 300).Select(number => new SharedOffer(
            new SolutionId(Id(4, number)), $"G{number}", "", Claims(5, number), Board(0), SharedClass.BusinessSystem, LifecyclePhase.InUse))];
        var proposal = new Proposal(Claims(20, 7), Board(1));

        var verdict = ParallelRule.Judge(space, proposal, GateOccasion.Registering, offers, OnRecord.Nothing);
        Assert.True(verdict.Pairs.Length > 10);
        Assert.True(proposal.Cells(space).Count > 20_000);
        // Tens of thousands of cells, held once for each of three hundred shared solutions, would be hundreds of megabytes.
        var before = GC.GetAllocatedBytesForCurrentThread();
        ParallelRule.Judge(space, proposal, GateOccasion.Registering, offers, OnRecord.Nothing);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 2_000_000);
    }

    private static Scope Claims(int count, int seed)
    {
        var random = new Random(seed);
        return new Scope([.. Enumerable.Range(0, count).Select(_ => new Claim(Function(random.Next(100, 2000))))], Audience.Everyone);
    }

    private static CapabilityId Function(int number) => new(Id(1, number));

    private static BoardId Board(int number) => new(Id(2, number));

    private static NodeId Id(int kind, int number) => new((UInt128)((kind * 100_000) + number));
}
