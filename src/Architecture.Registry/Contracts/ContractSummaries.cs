using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Contracts;

/// <summary>What a solution's contracts come to.</summary>
/// <param name="Ends">The last day of the purpose that runs out first; null where none has a last day.</param>
/// <param name="YearlyCost">Whole kronor a year over the contracts in force; null where no cost is known.</param>
public sealed record ContractSummary(DateOnly? Ends, long? YearlyCost)
{
    internal static ContractSummary Of(ImmutableArray<Contract> contracts, ImmutableArray<ContractFact> facts, DateOnly today)
    {
        var ends = facts.Where(fact => fact.ExtendedSupportFor is null).GroupBy(fact => fact.Purpose)
            .Select(purpose => ContractChain.On(today, purpose, noLongerNeeded: false).Ends)
            .Where(end => end is not null)
            .Min();
        var known = contracts.Where(contract => !(contract.Start > today) && !(contract.LastDay < today) && contract.YearlyCost is not null).ToList();
        return new ContractSummary(ends, known.Count == 0 ? null : known.Sum(contract => contract.YearlyCost!.Value));
    }
}

/// <summary>Reads of <see cref="ContractSummary"/>.</summary>
public static class ContractSummaryReads
{
    public static async ValueTask<IReadOnlyList<ContractSummary>> ContractSummariesAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var facts = await read.ContractFactsAsync(ids, cancellation);
        var pages = await read.NeighboursAsync(
            new NeighbourQuery([.. ids.Select(id => id.Node)], ContractGraph.For, Direction.Incoming), cancellation);
        return
        [
            .. pages.Select((page, index) => ContractSummary.Of([.. page.Items.Select(item => new Contract(item.Node))], facts[index], read.Today)),
        ];
    }
}
