using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Benchmarks.Gate;

/// <summary>
/// What the gate's decision costs: a proposal with 20 claims for all of 60 boards, in a tree of 2,000 functions, against 300 shared solutions. The yardstick is what any
/// gate must do at the least: hold the proposal's cells, a bit each, against those of each shared solution, all bitmaps made beforehand.
/// </summary>
internal static class GateBenchmark
{
    private const int Functions = 2_000, Boards = 60, Groups = 20, Shared = 300;

    public static void Run(IReadOnlyList<Estate> estates)
    {
        var tree = FunctionTree.Of(Enumerable.Range(0, Functions).Select(number => new FunctionNode(
            Function(number), $"F{number}", number < 10 ? null : Function((number / 6) - (number < 12 ? 1 : 0)))));
        var boards = Enumerable.Range(0, Boards).Select(number => new BoardFact(Board(number), $"B{number:00}", "", BoardKind.District));
        var groups = Enumerable.Range(0, Groups).Select(number => new UserGroupNode(new UserGroupId(Id(3, number)), $"U{number}", null));
        var space = new CellSpace(tree, BoardRegister.Of(boards, [], new DateOnly(2026, 11, 22)), UserGroupTree.Of(groups));
        Console.WriteLine($"{"",-52}{"median",12}{"yardstick",14}{"ratio",10}");
        foreach (var (what, claims, from) in new[] { ("20 claims on leaves, one claim a shared one", 1, 400), ("20 claims on leaves, five claims a shared one", 5, 400), ("20 claims anywhere, five claims a shared one", 5, 0) })
        {
            ImmutableArray<SharedOffer> offers = [.. Enumerable.Range(0, Shared).Select(number => new SharedOffer(
                new SolutionId(Id(4, number)), $"G{number}", "", Claims(claims, number, from), Board(0), SharedClass.BusinessSystem, LifecyclePhase.InUse))];
            var proposal = new Proposal(Claims(20, 7, from), Board(1));
            var flat = offers.Select(offer => Flat(tree, offer.Scope)).ToArray();
            var own = Flat(tree, proposal.Scope);
            var pairs = ParallelRule.Judge(space, proposal, GateOccasion.Registering, offers, OnRecord.Nothing).Pairs.Length;
            var times = Measure.Medians(
                200,
                _ => ParallelRule.Judge(space, proposal, GateOccasion.Registering, offers, OnRecord.Nothing),
                _ => { if (flat.Count(one => Overlaps(own, one)) != pairs) throw new InvalidOperationException("The bitmaps find other pairs."); });
            Console.WriteLine($"{what,-52}{times[0],9:F0} µs{times[1],11:F0} µs{times[0] / times[1],9:F2} ×   {pairs} pairs shown");
        }
    }

    private static ulong[] Flat(FunctionTree tree, Scope scope)
    {
        var cells = new ulong[(Functions * Boards * (Groups + 1) / 64) + 1];
        foreach (var leaf in scope.Claims.SelectMany(claim => tree.Leaves(claim.Capability)))
        {
            var number = (int)((UInt128)leaf.Node.Value - 100_000);
            for (var cell = number * Boards * (Groups + 1); cell < (number + 1) * Boards * (Groups + 1); cell++) cells[cell / 64] |= 1UL << (cell % 64);
        }
        return cells;
    }

    private static bool Overlaps(ulong[] own, ulong[] other)
    {
        var found = 0UL;
        for (var word = 0; word < own.Length; word++) found |= own[word] & other[word];
        return found != 0;
    }

    private static Scope Claims(int count, int seed, int from)
    {
        var random = new Random(seed);
        return new Scope([.. Enumerable.Range(0, count).Select(_ => new Claim(Function(random.Next(from, Functions))))], Audience.Everyone);
    }

    private static CapabilityId Function(int number) => new(Id(1, number));

    private static BoardId Board(int number) => new(Id(2, number));

    private static NodeId Id(int kind, int number) => new((UInt128)((kind * 100_000) + number));
}
