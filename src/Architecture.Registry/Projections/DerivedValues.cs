using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Findings;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Projections;

/// <summary>What is worked out about solutions and stored, so that lists can filter, order and count by it.</summary>
public static class DerivedValues
{
    /// <summary>Solutions worked out at once.</summary>
    private const int Batch = 500;

    /// <summary>Reads by the rules themselves, so that a list and the field beside it never disagree.</summary>
    public static async ValueTask<ImmutableArray<ProjectedValue>> DerivedValuesAsync(
        this RegistryReader read, IReadOnlyCollection<Solution> solutions, CancellationToken cancellation)
    {
        var values = ImmutableArray.CreateBuilder<ProjectedValue>();
        var settings = await read.SettingsAsync(cancellation);
        foreach (var some in solutions.Chunk(Batch))
        {
            var ids = some.Select(one => one.Id).ToImmutableArray();
            var ends = await read.EffectiveEndsAsync(some, cancellation);
            var verdicts = await read.ParallelVerdictsAsync(some, cancellation);
            var required = await read.RequirementsAsync(ids, cancellation);
            for (var i = 0; i < some.Length; i++)
            {
                foreach (var value in Of(some[i], ends[i], verdicts[i].Verdict, required[i], Attestation.IsStale(some[i], settings, read.Today)))
                    values.Add(new ProjectedValue(some[i].Node.Id, value));
            }
        }
        return values.DrainToImmutable();
    }

    /// <summary>True for a filter by something that is worked out.</summary>
    public static bool Mentions(Filter? filter) => filter?.Has(one => one is PropertyFilter { Property.IsProjected: true }) ?? false;

    private static IEnumerable<PropertyValue> Of(Solution solution, EffectiveEnd end, Verdict verdict, Requirement required, bool isStale) =>
    [
        SolutionGraph.EndDate.Is(end.Date),
        SolutionGraph.EndState.Is(end.State),
        SolutionGraph.EndRank.Is((long)end.State),
        SolutionGraph.Verdict.Is(verdict),
        SolutionGraph.VerdictRank.Is((long)verdict),
        SolutionGraph.SecurityGap.Is(SecurityRule.LargestGap(required, solution.ApprovedLevels)),
        SolutionGraph.Stale.Is(isStale),
    ];
}
