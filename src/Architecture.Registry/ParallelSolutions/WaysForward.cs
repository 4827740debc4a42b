using System.Collections.Immutable;

namespace Architecture.Registry.ParallelSolutions;

internal static class WaysForward
{
    public static ImmutableArray<WayForward> For(
        Proposal proposal, CellSet judged, ImmutableArray<ParallelPair> pairs, CellSpace space, GateOccasion occasion) => [];
}
