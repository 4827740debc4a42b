using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Contracts;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.EndOfLife;

/// <summary>When solutions end: the facts are loaded level by level for all of them at once, then judged together.</summary>
public static class EffectiveEndReads
{
    public static async ValueTask<IReadOnlyList<EffectiveEnd>> EffectiveEndsAsync(
        this RegistryReader read, IReadOnlyList<Solution> solutions, CancellationToken cancellation)
    {
        var facts = await read.EndFactsAsync(solutions, cancellation);
        var settings = await read.SettingsAsync(cancellation);
        var ends = EffectiveEndRule.Of(facts, read.Today, new EndSettings(settings.LeadMonths, settings.LeadMonthsWithoutProcurement));
        return [.. solutions.Select(solution => ends[solution.Id])];
    }

    /// <summary>The solutions and everything that they depend on, directly by any dependency, further on by HARD ones.</summary>
    private static async ValueTask<ImmutableArray<SolutionEndFacts>> EndFactsAsync(
        this RegistryReader read, IReadOnlyList<Solution> solutions, CancellationToken cancellation)
    {
        var facts = ImmutableArray.CreateBuilder<SolutionEndFacts>();
        var seen = solutions.Select(one => one.Id).ToHashSet();
        var frontier = solutions.DistinctBy(one => one.Id).ToImmutableArray();
        var asked = true;
        while (!frontier.IsEmpty)
        {
            var ids = frontier.Select(one => one.Id).ToImmutableArray();
            var releases = await read.ReleasesUsedAsync(ids, cancellation);
            var dependencies = await read.DependenciesAsync(ids, Direction.Outgoing, cancellation);
            var contracts = await read.ContractFactsAsync(ids, cancellation);
            var nones = await read.RecordedNonesAsync(ids, cancellation);
            var next = new List<Solution>();
            for (var i = 0; i < frontier.Length; i++)
            {
                var counted = dependencies[i].Where(edge => asked || edge.Dependency.Strength == DependencyStrength.Hard).ToImmutableArray();
                var one = FactsOf(frontier[i], releases[i], [.. counted.Select(edge => edge.Dependency)]);
                facts.Add(WithAgreements(one, contracts[i], nones[i]));
                if (!frontier[i].IsGone) next.AddRange(counted.Select(edge => edge.Other).Where(other => seen.Add(other.Id)));
            }
            frontier = [.. next];
            asked = false;
        }
        return facts.DrainToImmutable();
    }

    private static SolutionEndFacts WithAgreements(
        SolutionEndFacts facts, ImmutableArray<ContractFact> contracts, ImmutableArray<RecordedNone> nones)
    {
        var hasNone = nones.Any(none => none.Of == NoneOf.Contract && none.Purpose is null);
        return facts with
        {
            Contracts = contracts,
            HasNoContract = hasNone,
            NoLongerNeeded = hasNone ? [.. Enum.GetValues<ContractPurpose>()] : [.. nones.Select(none => none.Purpose).OfType<ContractPurpose>()],
            HasNoTechnology = nones.Any(none => none.Of == NoneOf.Technology),
        };
    }

    private static SolutionEndFacts FactsOf(Solution solution, ImmutableArray<TechnologyRelease> releases, ImmutableArray<Dependency> dependencies) =>
        new(solution.Id, solution.Code, solution.Name, solution.Phase)
        {
            GoneOn = solution.IsGone ? solution.Actual(solution.Phase) : null,
            DeclaredEnd = solution.DeclaredEnd,
            LegalEnd = solution.LegalEnd,
            NoProcurement = solution.Node.Get(SolutionGraph.NoProcurement) ?? false,
            Releases =
            [
                .. releases.Select(release => new ReleaseFact(
                    release.Node.Id, release.Title, release.SupportEnds, release.ExtendedSupportEnds, release.EndedWithoutDate, release.Maintained)),
            ],
            DependsOn = [.. dependencies.Select(one => new DependencyFact(one.To, one.Kind, one.Strength))],
        };
}
