using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>
/// Where a solution stands in the function tree: for each claim the line from the top down to the claimed function. Whoever changes
/// something that the gate can see (phase, audience, adoption, board, reach, what it runs on) writes the keys of all of it.
/// </summary>
public sealed record GateFootprint(ClaimKeys.Reach Side, ImmutableArray<ImmutableArray<CapabilityId>> Lines)
{
    public IEnumerable<ConflictKey> Written => ClaimKeys.Written(Side, Lines);
}

/// <summary>Reads of footprints.</summary>
public static class GateFootprintReads
{
    public static async ValueTask<GateFootprint> GateFootprintAsync(
        this RegistryReader read, Solution solution, CancellationToken cancellation)
    {
        var claims = (await read.ClaimsAsync([solution.Id], cancellation))[0];
        return await read.GateFootprintAsync(solution.Reach, claims, cancellation);
    }

    public static async ValueTask<GateFootprint> GateFootprintAsync(
        this RegistryReader read, Reach reach, ImmutableArray<Claim> claims, CancellationToken cancellation)
    {
        var lines = await read.LineagesAsync([.. claims.Select(claim => claim.Capability)], cancellation);
        var side = reach == Reach.Shared ? ClaimKeys.Reach.Shared : ClaimKeys.Reach.Local;
        return new GateFootprint(side, [.. lines.Select(line => line.Select(one => one.Id).ToImmutableArray())]);
    }
}
