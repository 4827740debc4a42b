using System.Collections.Immutable;

namespace Architecture.Registry.EndOfLife;

/// <summary>Where the contracts of one purpose end (domain §6.2).</summary>
/// <param name="Last">The contract whose last day is the chain's end; null when there is no such day.</param>
/// <param name="Ends">Last day of the chain.</param>
/// <param name="IsUnknown">A running contract's end is not known.</param>
internal readonly record struct ContractChain(ContractFact? Last, DateOnly? Ends, bool IsUnknown)
{
    /// <summary>
    /// An unbroken chain through the day ends where it ends. Where none runs, the chain to come counts if one is recorded, else the last
    /// one's end, which is past. A framework is not counted beside its own call-offs: they have their own dates.
    /// </summary>
    public static ContractChain On(DateOnly day, IEnumerable<ContractFact> contracts, bool noLongerNeeded)
    {
        ImmutableArray<ContractFact> given = [.. contracts];
        ImmutableArray<ContractFact> own = [.. given.Where(contract => !given.Any(other => other.Framework == contract.Id))];
        var unknown = own.Any(contract => contract.IsUnknown && contract.HasStarted(day));
        ImmutableArray<ContractFact> known = [.. own.Where(contract => !contract.IsUnknown)];
        if (known.Any(contract => contract.Runs(day))) return From(day, known) with { IsUnknown = unknown };
        if (unknown) return new ContractChain(null, null, IsUnknown: true);
        if (noLongerNeeded) return default;
        if (own.Where(contract => contract.Start > day).MinBy(contract => contract.Start) is { } next)
            return From(next.Start!.Value, known) with { IsUnknown = next.IsUnknown };
        return known.MaxBy(contract => contract.LastDay) is { } last ? new ContractChain(last, last.LastDay, IsUnknown: false) : default;
    }

    /// <summary>Follows contracts that begin at latest the day after the chain so far ends.</summary>
    public static ContractChain From(DateOnly day, ImmutableArray<ContractFact> contracts)
    {
        ContractFact? last = null;
        var ends = day.AddDays(-1);
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var contract in contracts)
            {
                if (contract.IsUnknown || contract.Start > ends.AddDays(1)) continue;
                if (contract.OpenEnded) return default;
                if (contract.LastDay is not { } lastDay || lastDay <= ends) continue;
                (last, ends, grew) = (contract, lastDay, true);
            }
        }
        return last is null ? default : new ContractChain(last, ends, IsUnknown: false);
    }
}
