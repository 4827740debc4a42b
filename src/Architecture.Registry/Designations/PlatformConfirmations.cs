using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Designations;

/// <summary>Reads of what owners of platforms have confirmed (domain §3.3).</summary>
public static class PlatformConfirmationReads
{
    /// <summary>For each solution the platforms that it runs on by their owners' word.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<PlatformConfirmation>>> PlatformConfirmationsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var dependencies = await read.DependenciesAsync(ids, Direction.Outgoing, cancellation);
        return
        [
            .. dependencies.Select(list => list
                .Where(one => one.Dependency is { IsRunningOn: true, ConfirmedOn: not null })
                .Select(one => new PlatformConfirmation(
                    one.Dependency.To, RecordedCells.FromLines(one.Dependency.Edge.Get(SolutionGraph.ConfirmedCells))))
                .ToImmutableArray()),
        ];
    }
}
