using System.Collections.Immutable;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;
using static Architecture.Registry.EndOfLife.EndState;
using static Architecture.Registry.Tests.EndOfLife.EndTableTests;

namespace Architecture.Registry.Tests.EndOfLife;

/// <summary>Ends that come over dependencies (domain §6.2, §6.3).</summary>
public sealed class EndInheritanceTests
{
    /// <summary>A documented solution with a declared end, or none.</summary>
    private static SolutionEndFacts One(string code, string? end, params ImmutableArray<string> hard) => new(Id(code), code, code, LifecyclePhase.InUse)
    {
        HasNoContract = true,
        HasNoTechnology = true,
        DeclaredEnd = end is null ? null : Day(end),
        DependsOn = [.. hard.Select(to => new DependencyFact(Id(to), DependencyKind.RunsOn, DependencyStrength.Hard))],
    };

    private static IReadOnlyDictionary<SolutionId, EffectiveEnd> Of(params SolutionEndFacts[] facts) => EffectiveEndRule.Of(facts, Today, EndSettings.Default);

    [Fact]
    public void Row_8_a_hard_dependency_gives_its_end()
    {
        var end = Of(One("A", "2035-01-01", "B"), One("B", null, "C"), One("C", "2031-06-30"))[Id("A")];
        Assert.Equal((Day("2031-06-30"), Safe), (end.Date!.Value, end.State));
        Assert.Equal((EndKind.Dependency, EndKind.DeclaredEnd), (end.Explanation!.Kind, end.Explanation.Source));
        Assert.Equal("A → RUNS_ON B → RUNS_ON C → planerat slut 2031-06-30", end.Explanation.Text.Swedish);
    }

    [Fact]
    public void Row_6_the_platforms_release_ends_what_runs_on_it()
    {
        var server = One("Servrar", null) with { Releases = [Release("Windows Server 2016", "2027-01-12")], HasNoTechnology = false };
        var end = Of(One("Bygglov", null, "Servrar"), server)[Id("Bygglov")];
        Assert.Equal("Bygglov → RUNS_ON Servrar → RUNS_ON Windows Server 2016 → support ends 2027-01-12", end.Explanation!.Text.English);
        Assert.Equal(Approaching, end.State);
    }

    [Fact]
    public void Hosting_is_a_dependency_like_others()
    {
        var hosted = One("A", null) with { DependsOn = [new DependencyFact(Id("B"), DependencyKind.HostedBy, DependencyStrength.Hard)] };
        Assert.Equal("A → HOSTED_BY B → planerat slut 2031-06-30", Of(hosted, One("B", "2031-06-30"))[Id("A")].Explanation!.Text.Swedish);
    }

    [Fact]
    public void Row_9_a_soft_dependency_only_warns()
    {
        var soft = One("A", "2035-01-01") with { DependsOn = [new DependencyFact(Id("B"), DependencyKind.ReadsFrom, DependencyStrength.Soft)] };
        var end = Of(soft, One("B", "2031-06-30"))[Id("A")];
        Assert.Equal(Day("2035-01-01"), end.Date);
        Assert.Equal("A använder B, som upphör 2031-06-30.", end.Warnings.Single().Text.Swedish);
        Assert.Empty(Of(soft, One("B", "2036-06-30"))[Id("A")].Warnings);
    }

    [Fact]
    public void Row_10_a_circle_ends_with_its_earliest()
    {
        var ends = Of(One("A", "2033-01-01", "B"), One("B", "2032-01-01", "C"), One("C", "2031-01-01", "A"));
        Assert.All(ends.Values, end => Assert.Equal(Day("2031-01-01"), end.Date));
        Assert.Equal(["A", "B", "C"], ends[Id("A")].Explanation!.Path.Select(step => step.Name));
    }

    [Fact]
    public void A_solution_that_needs_itself_ends_by_its_own_date() =>
        Assert.Equal("A → planerat slut 2031-01-01", Of(One("A", "2031-01-01", "A"))[Id("A")].Explanation!.Text.Swedish);

    [Fact]
    public void What_is_gone_ends_others_by_its_date_and_needs_nothing_itself()
    {
        var retired = One("B", null, "C") with { Phase = LifecyclePhase.Retired, GoneOn = Day("2025-05-31") };
        var end = Of(One("A", null, "B"), retired, One("C", "2020-01-01"))[Id("A")];
        Assert.Equal((Overdue, Day("2025-05-31")), (end.State, end.Date!.Value));
        Assert.Equal("A → RUNS_ON B → avvecklad 2025-05-31", end.Explanation!.Text.Swedish);
    }

    [Fact]
    public void Ended_without_a_date_is_inherited_as_overdue()
    {
        var platform = One("B", null) with { Releases = [Release("Gammal", null) with { EndedWithoutDate = true }], HasNoTechnology = false };
        var end = Of(One("A", "2033-01-01", "B"), platform)[Id("A")];
        Assert.Equal((Overdue, Day("2033-01-01")), (end.State, end.Date!.Value));
        Assert.Equal("A → RUNS_ON B → RUNS_ON Gammal → stöd har upphört, datum saknas", end.Explanation!.Text.Swedish);
    }

    [Fact]
    public void Row_24_an_undocumented_network_under_fifty_solutions_is_one_finding()
    {
        var network = new SolutionEndFacts(Id("Nät"), "Nät", "Nät", LifecyclePhase.InUse);
        var ends = Of([network, .. Enumerable.Range(0, 50).Select(number => One($"L{number}", "2035-01-01", "Nät"))]);
        Assert.All(ends.Values, end => Assert.Equal(Unknown, end.State));
        Assert.All(ends.Values, end => Assert.Equal(Id("Nät"), end.MissingAt));
        Assert.Equal([Id("Nät")], ends.Values.Where(end => !end.Missing.IsEmpty).Select(end => end.Solution));
        Assert.Equal([MissingDate.NoContract, MissingDate.NoTechnology], ends[Id("Nät")].Missing);
        Assert.Equal(Day("2035-01-01"), ends[Id("L7")].Date);
    }

    [Fact]
    public void A_dependency_that_was_not_found_is_unknown() => Assert.Equal(Unknown, Of(One("A", "2035-01-01", "B"))[Id("A")].State);

    [Fact]
    public void Ties_go_to_the_own_date_then_the_shortest_path_then_the_code()
    {
        Assert.Equal(EndKind.DeclaredEnd, Of(One("A", "2031-01-01", "B"), One("B", "2031-01-01"))[Id("A")].Explanation!.Kind);
        var longer = Of(One("A", null, "B", "D"), One("B", null, "C"), One("C", "2031-01-01"), One("D", "2031-01-01"));
        Assert.Equal(["A", "D"], longer[Id("A")].Explanation!.Path.Select(step => step.Name));
        var equal = Of(One("A", null, "Y", "X"), One("Y", "2031-01-01"), One("X", "2031-01-01"));
        Assert.Equal(["A", "X"], equal[Id("A")].Explanation!.Path.Select(step => step.Name));
    }

    [Fact]
    public void Many_are_answered_as_one_by_one()
    {
        var random = new Random(20261122);
        for (var round = 0; round < 200; round++)
        {
            var count = random.Next(2, 12);
            var facts = Enumerable.Range(0, count).Select(node => One(
                $"S{node:00}",
                random.Next(3) == 0 ? $"20{random.Next(27, 40)}-01-01" : null,
                [.. Enumerable.Range(0, random.Next(4)).Select(_ => $"S{random.Next(count):00}")])).ToArray();
            var ends = Of(facts);
            foreach (var one in facts)
            {
                var reachable = Reachable(one.Id, facts);
                Assert.Equal(reachable.Min(other => other.DeclaredEnd), ends[one.Id].Date);
                if (ends[one.Id].Explanation is { } why) Assert.Equal(ShortestTo(one.Id, why.Date!.Value, facts), why.Path.Length - 1);
            }
        }
    }

    private static List<SolutionEndFacts> Reachable(SolutionId from, SolutionEndFacts[] facts)
    {
        var found = new List<SolutionEndFacts> { facts.Single(one => one.Id == from) };
        for (var i = 0; i < found.Count; i++)
            foreach (var dependency in found[i].DependsOn)
                if (found.All(one => one.Id != dependency.To)) found.Add(facts.Single(one => one.Id == dependency.To));
        return found;
    }

    private static int ShortestTo(SolutionId from, DateOnly date, SolutionEndFacts[] facts)
    {
        HashSet<SolutionId> near = [from];
        for (var steps = 0; ; steps++)
        {
            if (facts.Any(one => near.Contains(one.Id) && one.DeclaredEnd == date)) return steps;
            near.UnionWith(facts.Where(one => near.Contains(one.Id)).SelectMany(one => one.DependsOn).Select(dependency => dependency.To).ToList());
        }
    }
}
