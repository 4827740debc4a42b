using System.Collections.Immutable;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Capabilities;

/// <summary>What becomes of claims when functions are merged into one (row 25).</summary>
/// <remarks>
/// A claim on a merged function is a claim on what it became; of several one is left, FULL if any was. The merged function is excluded only where all that
/// became it was: whoever did some of it does the merged function.
/// </remarks>
/// <param name="before">The tree before the merger.</param>
/// <param name="after">The tree after it.</param>
/// <param name="into">The function that stays.</param>
/// <param name="absorbed">The functions that become it.</param>
internal sealed class MergedClaims(FunctionTree before, FunctionTree after, CapabilityId into, IReadOnlySet<CapabilityId> absorbed)
{
    public Scope Of(Scope scope) => scope with { Claims = Of(scope.Claims) };

    /// <summary>The same array where nothing changes.</summary>
    public ImmutableArray<Claim> Of(ImmutableArray<Claim> claims)
    {
        if (!claims.Any(claim => IsTouched(claim.Capability) || claim.Excludes.Any(IsTouched))) return claims;
        return
        [
            .. claims.GroupBy(claim => Now(claim.Capability)).Select(same => new Claim(
                same.Key,
                same.Any(claim => claim.Extent == Extent.Full) ? Extent.Full : Extent.Partial,
                Excludes(same.Key, [.. same]))),
        ];
    }

    private bool IsTouched(CapabilityId function) => function == into || absorbed.Contains(function);

    private CapabilityId Now(CapabilityId function) => absorbed.Contains(function) ? into : function;

    /// <summary>What none of the claims that became one covered, and still lies below it.</summary>
    private ImmutableArray<CapabilityId> Excludes(CapabilityId at, ImmutableArray<Claim> claims)
    {
        var excluded = claims.SelectMany(claim => claim.Excludes).Distinct().Where(one => !claims.Any(claim => Covers(claim, one))).ToList();
        var kept = excluded.Where(one => !IsTouched(one)).ToList();
        var members = absorbed.Append(into).Where(member => claims.Any(claim => before.IsBelow(member, claim.Capability))).ToList();
        if (excluded.Exists(IsTouched) && members.TrueForAll(member => !claims.Any(claim => Covers(claim, member)))) kept.Add(into);
        return [.. kept.Where(one => after.IsBelow(one, at))];
    }

    private bool Covers(Claim claim, CapabilityId function) =>
        (function == claim.Capability || before.IsBelow(function, claim.Capability))
        && !claim.Excludes.Any(excluded => excluded == function || before.IsBelow(function, excluded));
}
