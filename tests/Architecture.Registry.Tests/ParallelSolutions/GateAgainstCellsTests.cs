using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using FsCheck;
using FsCheck.Fluent;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>The rule computes with sets; on any city it must answer as if it had asked cell by cell.</summary>
public sealed class GateAgainstCellsTests
{
    private static readonly Config Effort = Config.QuickThrowOnFailure.WithQuietOnSuccess(true).WithEndSize(250)
        .WithMaxTest(Environment.GetEnvironmentVariable("REGISTRY_EFFORT") == "deep" ? 50_000 : 600);

    private static void Holds(Action<RandomCity> property) =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), tape => property(new RandomCity(tape))).Check(Effort);

    private static HashSet<Cell> Cells(CellSet cells) => [.. cells.Cells().Select(cell => new Cell(cell.Function, cell.Part, cell.Group))];

    [Fact]
    public void A_proposal_covers_the_cells_that_its_words_say() => Holds(city =>
        Assert.Equivalent(new NaiveGate(city).Covered(city.Local), Cells(city.Local.Cells(city.Space)), strict: true));

    [Fact]
    public void Every_cell_is_answered_by_the_first_that_fits() => Holds(city =>
    {
        var naive = new NaiveGate(city);
        var occasion = city.Before is { } before ? GateOccasion.ChangingScope(before) : city.Next(2) == 0 ? GateOccasion.Stepping : GateOccasion.Standing;
        var verdict = ParallelRule.Judge(city.Space, city.Local, occasion, city.Offers, city.OnRecord);
        var judged = naive.Covered(city.Local);
        if (city.Before is not null) judged.ExceptWith(naive.Covered(city.Before));

        var worst = Verdict.Clear;
        foreach (var offer in city.Offers)
        {
            var cells = judged.Where(cell => occasion != GateOccasion.Stepping || !city.OnRecord.Debts.Any(debt =>
                debt.Shared == offer.Id && debt.Kind == DebtKind.Established && NaiveGate.Has(debt.Cells, cell)));
            var answers = cells.Select(cell => (Cell: cell, naive.Answer(cell, offer, city.Local, city.OnRecord).Answer,
                naive.Answer(cell, offer, city.Local, city.OnRecord).Ground)).ToList();
            var expected = answers.Select(answer => answer.Answer).DefaultIfEmpty(Verdict.Clear).Max();
            worst = expected > worst ? expected : worst;
            var pair = verdict.Pairs.SingleOrDefault(one => one.Solution == offer.Id);
            Assert.Equal(expected, pair?.Verdict ?? Verdict.Clear);
            if (pair is null) continue;

            HashSet<Cell> Expected(Func<Verdict, ReviewGround?, bool> fits) => [.. answers.Where(answer => fits(answer.Answer, answer.Ground)).Select(answer => answer.Cell)];
            Assert.True(Expected((answer, _) => answer == Verdict.Block).SetEquals(Cells(pair.Cells.Blocked)));
            Assert.True(Expected((answer, _) => answer == Verdict.Exempted).SetEquals(Cells(pair.Cells.Exempted)));
            foreach (var ground in Enum.GetValues<ReviewGround>())
                Assert.True(Expected((_, because) => because == ground).SetEquals(pair.Cells.Reviewed.TryGetValue(ground, out var found) ? Cells(found) : []));
            HashSet<CapabilityId> leaves = [.. Expected((answer, _) => answer == expected).Select(cell => cell.Function)];
            Assert.Equal(naive.Topmost(city.Local, offer, leaves).Order(), pair.Functions.Order());
        }
        Assert.Equal(worst, verdict.Verdict);
    });

    [Fact]
    public void Debt_is_what_a_shared_solution_came_to_cover_or_to_answer_more_sharply() => Holds(city =>
    {
        var naive = new NaiveGate(city);
        var local = city.Local with { Self = new SolutionId(new Graph.NodeId(42)) };
        var earlier = city.OtherOffers();
        var arisen = DebtRule.Arisen(new GateScene(city.Space, earlier), new GateScene(city.Space, city.Offers), [new LocalSolution(local, LifecyclePhase.InUse)]);
        for (var number = 0; number < city.Offers.Length; number++)
        {
            var (before, after) = (earlier[number], city.Offers[number]);
            HashSet<Cell> expected = [.. naive.Covered(local).Where(cell => Owed(after, cell) > Owed(before, cell))];
            var found = arisen.SingleOrDefault(debt => debt.Debt.Shared == after.Id);
            Assert.True(expected.SetEquals(found is null ? [] : Cells(city.Space.Recall(found.Debt.Cells))));
        }

        Verdict Owed(SharedOffer offer, Cell cell) => naive.IsBinding(offer, cell)
            && naive.Raw(cell, offer, local, OnRecord.Nothing) is var (answer, ground) && ground != ReviewGround.Leaving ? answer : Verdict.Clear;
    });

    [Fact]
    public void Sets_of_cells_obey_the_laws_of_sets() => Holds(city =>
    {
        CellSet a = city.Local.Cells(city.Space), b = (city.Before ?? city.Local).Cells(city.Space);
        var c = city.OnRecord.Confirmations.Aggregate(city.Space.Nothing, (all, one) => all.Union(city.Space.Recall(one.Cells)));
        var (first, second) = (a.Union(c), b.Except(c));
        HashSet<Cell> x = Cells(first), y = Cells(second);
        Assert.Equal(x.Count, first.Count);
        Assert.True(x.Union(y).ToHashSet().SetEquals(Cells(first.Union(second))));
        Assert.True(x.Intersect(y).ToHashSet().SetEquals(Cells(first.Intersect(second))));
        Assert.True(x.Except(y).ToHashSet().SetEquals(Cells(first.Except(second))));
        Assert.Equal(x.Overlaps(y), first.Overlaps(second));
        Assert.Equal(x.IsSubsetOf(y), first.IsWithin(second));
    });
}
