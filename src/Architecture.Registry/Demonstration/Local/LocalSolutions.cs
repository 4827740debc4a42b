using System.Collections.Immutable;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>The local solutions of every board and company.</summary>
internal static class LocalSolutions
{
    public static ImmutableArray<LocalSolution> All { get; } =
    [
        .. Stadsbyggnad.Solutions, .. Miljö.Solutions, .. Välfärden.Solutions, .. Kultur.Solutions,
        .. Stadsdelar.Solutions, .. Bostadsbolag.Solutions, .. Bolag.Solutions,
    ];
}
