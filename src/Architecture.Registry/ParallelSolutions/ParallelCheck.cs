using System.Collections.Immutable;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>The gate asked without writing: in advance (parallelCheck), or of what is on record (parallelVerdict).</summary>
public static class ParallelCheck
{
    /// <summary>The answer that a registration would get now, or what is wrong with the question.</summary>
    public static async ValueTask<(ParallelVerdict? Verdict, Refusal? Fault)> ParallelCheckAsync(
        this RegistryReader read, Proposal proposal, CancellationToken cancellation)
    {
        var gate = await read.GateFactsAsync(proposal.Scope.Claims, cancellation);
        if (gate.Boards.Today(proposal.ResponsibleBoard) is not [var board, ..])
            return (null, new Boards.BoardUnknownRefused(proposal.ResponsibleBoard) { Path = ["board"] });
        if (ScopeRule.Fault(proposal.Scope, gate.Space) is { } fault) return (null, fault);
        if (await read.UnknownAsync(proposal, cancellation) is { } unknown) return (null, unknown);
        var asked = proposal with { ResponsibleBoard = board };
        return (ParallelRule.Judge(gate.Space, asked, GateOccasion.Registering, gate.Offers, OnRecord.Nothing), null);
    }

    /// <summary>What the proposal names beside functions and boards has to be on record, as when it is registered.</summary>
    private static async ValueTask<Refusal?> UnknownAsync(this RegistryReader read, Proposal proposal, CancellationToken cancellation)
    {
        if (proposal.Product is { } product && (await read.ProductsAsync([new ProductId(product)], cancellation))[0] is null)
            return new ProductUnknownRefused(new ProductId(product)) { Path = ["product"] };
        if (!proposal.RunsOn.IsEmpty)
        {
            var platforms = await read.SolutionsAsync(proposal.RunsOn, cancellation);
            for (var i = 0; i < platforms.Count; i++)
                if (platforms[i] is null) return new SolutionUnknownRefused(proposal.RunsOn[i]) { Path = ["dependsOn"] };
        }
        return !proposal.InformationSets.IsEmpty && (await read.InformationSetsAsync(proposal.InformationSets, cancellation)).Any(set => set is null)
            ? new InformationSetUnknownRefused { Path = ["informationSets"] }
            : null;
    }

    /// <summary>What the gate says now of solutions on record: a local one against the shared ones, a shared one against the others.</summary>
    public static async ValueTask<IReadOnlyList<ParallelVerdict>> ParallelVerdictsAsync(
        this RegistryReader read, IReadOnlyList<Solution> solutions, CancellationToken cancellation)
    {
        var proposals = await read.ProposalsAsync([.. solutions], cancellation);
        var onRecord = await read.OnRecordAsync([.. solutions.Select(one => one.Id)], cancellation);
        var mapping = await read.MappingCasesAsync([.. solutions.Select(one => one.Id)], cancellation);
        var verdicts = ImmutableArray.CreateBuilder<ParallelVerdict>();

        // One load for all of them: what else the space and the offers hold does a judgement no harm.
        var gate = await read.GateFactsAsync([.. proposals.SelectMany(proposal => proposal.Scope.Claims)], cancellation);
        for (var i = 0; i < solutions.Count; i++)
        {
            verdicts.Add(solutions[i].IsGone ? ParallelVerdict.Clear with { About = proposals[i] }
                : solutions[i].Reach == Reach.Shared
                    ? await SharedAsync(read, gate, solutions[i], proposals[i], cancellation)
                    : MappingHold.Standing(
                        ParallelRule.Judge(gate.Space, proposals[i], GateOccasion.Standing, gate.Offers, onRecord[i]),
                        proposals[i], gate.Space, mapping[i]));
        }
        return verdicts.ToImmutable();
    }

    private static async ValueTask<ParallelVerdict> SharedAsync(
        RegistryReader read, GateFacts gate, Solution solution, Proposal proposal, CancellationToken cancellation)
    {
        var own = gate.Offers.FirstOrDefault(offer => offer.Id == solution.Id) ?? (await read.OffersAsync([solution], cancellation))[0];
        return DesignationRule.Judge(gate.Space, own, before: null, replaces: null, gate.Offers, proposal.RunsOn, OnRecord.Nothing);
    }
}
