using System.Collections.Immutable;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>What is wrong with a list of claims (domain §3.1); the use case makes the refusal.</summary>
public abstract record ClaimFault
{
    private ClaimFault() { }

    /// <summary>CAPABILITY_REQUIRED: no claim.</summary>
    public sealed record Required : ClaimFault;

    /// <summary>CAPABILITY_EXCLUDED_AWAY: the exclusions leave nothing of this claim.</summary>
    public sealed record ExcludedAway(CapabilityId Capability) : ClaimFault;

    /// <summary>EXCLUSION_NOT_BELOW: the exclusion is not below the claimed function.</summary>
    public sealed record ExclusionNotBelow(CapabilityId Capability, CapabilityId Exclusion) : ClaimFault;

    /// <summary>The first fault in the order above; null when there is none. Unknown functions are <see cref="FunctionTree.Missing"/>.</summary>
    public static ClaimFault? In(ImmutableArray<Claim> claims, FunctionTree tree)
    {
        if (claims.IsDefaultOrEmpty) return new Required();
        foreach (var claim in claims)
            if (tree.Contains(claim.Capability) && CoversNothing(claim, tree)) return new ExcludedAway(claim.Capability);
        foreach (var claim in claims)
            foreach (var exclusion in claim.Excludes)
                if (!tree.IsBelow(exclusion, claim.Capability)) return new ExclusionNotBelow(claim.Capability, exclusion);
        return null;
    }

    private static bool CoversNothing(Claim claim, FunctionTree tree) => tree.Leaves(claim.Capability)
        .All(leaf => claim.Excludes.Any(exclusion => tree.IsBelow(exclusion, claim.Capability) && (leaf == exclusion || tree.IsBelow(leaf, exclusion))));
}
