using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Solutions;

/// <summary>What makes a solution the one that it is, beside its scope: product, likeness, predecessor.</summary>
/// <param name="Solution">As it is on record.</param>
/// <param name="Now">As the gate sees it.</param>
/// <param name="Product">The product named.</param>
/// <param name="Question">What the duty and the gate are asked of another product; null for a shared solution.</param>
/// <param name="Predecessor">The predecessor named.</param>
/// <param name="Gate">Functions, boards, groups.</param>
/// <param name="Replacement">The other local solutions, where "no predecessor" is said.</param>
/// <param name="Alike">The shared solutions that it could be like.</param>
/// <param name="Mapping">Its mapping reviews.</param>
/// <param name="Edges">Its edges to product and predecessor.</param>
public sealed record IdentityFacts(
    Solution Solution, Proposal Now, Product? Product, ContractQuestion? Question, Solution? Predecessor, GateFacts Gate, ReplacementFacts Replacement,
    ImmutableArray<SharedOffer> Alike, ImmutableArray<MappingCase> Mapping, ImmutableArray<GraphEdge> Edges)
{
    /// <summary>PREDECESSOR_EXISTS.</summary>
    internal PredecessorExistsRefused? PredecessorFault(ChangeSolution command)
    {
        if (command.Predecessor is not StatedPredecessor.Nothing { Reason: var reason } || !string.IsNullOrWhiteSpace(reason)) return null;
        var replaced = ReplacementRule.Of(Gate.Space, Now, Replacement.Others);
        return replaced.IsEmpty ? null : new PredecessorExistsRefused([.. replaced.Select(one => one.Older)], Replacement.NamesOf(replaced));
    }

    /// <summary>
    /// From PROCUREMENT on, another product than before is a replacement. So is taking the product away: else it could be taken away and
    /// another be given. Until a product is on record, saying which it is replaces nothing.
    /// </summary>
    internal Refusal? ProductFault(ChangeSolution command, DecisionContext context)
    {
        if (!command.Product.IsGiven || Now.Product is not { } before || command.Product.Value?.Node == before) return null;
        return Question is null || Solution is { Phase: LifecyclePhase.Planned } or { IsGone: true }
            ? null
            : ContractDuty.Fault(Question, ReplacementCause.OtherProduct, context);
    }

    internal GraphChange Change(ChangeSolution command, DecisionContext context)
    {
        var change = GraphChange.None;
        if (command.Product.IsGiven && command.Product.Value?.Node != Now.Product)
        {
            change = change.And(Edges.Where(edge => edge.Kind == SolutionGraph.InstanceOf).Select(GraphChange.Disconnect));
            if (command.Product.Value is { } product)
                change = change.And(GraphChange.Connect(SolutionGraph.InstanceOf, context.NewNodeId(), Solution.Node.Id, product.Node));
        }
        if (command.Predecessor is { } stated)
        {
            var nothing = stated as StatedPredecessor.Nothing;
            change = change.And(Edges.Where(edge => edge.Kind == SolutionGraph.TakesOverFrom).Select(GraphChange.Disconnect))
                .And(GraphChange.Change(
                    SolutionGraph.Solution, Solution.Node.Id,
                    SolutionGraph.NoPredecessor.Is(nothing is null ? null : true),
                    SolutionGraph.NoPredecessorReason.Is(string.IsNullOrWhiteSpace(nothing?.Reason) ? null : nothing.Reason.Trim())));
            if (stated is StatedPredecessor.Named named)
                change = change.And(GraphChange.Connect(SolutionGraph.TakesOverFrom, context.NewNodeId(), Solution.Node.Id, named.Solution.Node));
        }
        return change.And(MappingReview(command, context));
    }

    /// <summary>A new name or product may be suspiciously like a shared solution's; what was asked already is not asked again.</summary>
    private GraphChange MappingReview(ChangeSolution command, DecisionContext context)
    {
        if (Solution is { Reach: not Reach.Local } or { IsGone: true }) return GraphChange.None;
        var after = Now with
        {
            Name = command.Name ?? Now.Name,
            Aliases = command.Aliases.IsDefault ? Now.Aliases : command.Aliases,
            Product = command.Product.IsGiven ? command.Product.Value?.Node : Now.Product,
        };
        return OpenReview.Mapping(Solution.Id, Now, Gate.Space, MappingReviewRule.Unasked(Gate.Space, after, Alike, Mapping), context);
    }
}

/// <summary>Loads of <see cref="IdentityFacts"/>.</summary>
public static class IdentityReads
{
    internal static async ValueTask<IdentityFacts> IdentityFactsAsync(
        this RegistryReader read, ChangeSolution command, Solution solution, CancellationToken cancellation)
    {
        var now = (await read.ProposalsAsync([solution], cancellation))[0];
        var gate = await read.GateFactsAsync(now.Scope.Claims, cancellation);
        var product = command.Product.Value is { } id ? (await read.ProductsAsync([id], cancellation))[0] : null;
        var questions = await read.ContractQuestionsAsync(command.Product.IsGiven ? [solution] : [], cancellation);
        var predecessor = command.Predecessor is StatedPredecessor.Named named ? await read.SolutionAsync(named.Solution, cancellation) : null;
        var replaces = solution.Reach == Reach.Local && command.Predecessor is StatedPredecessor.Nothing;
        return new IdentityFacts(
            solution, now, product, questions.FirstOrDefault(), predecessor, gate,
            replaces ? await read.ReplacementFactsAsync(gate, now.Scope.Claims, cancellation) : ReplacementFacts.None,
            await read.SharedLikeAsync(
                command.Name ?? solution.Name, command.Aliases.IsDefault ? solution.Aliases : command.Aliases,
                command.Product.IsGiven ? command.Product.Value?.Node : now.Product, cancellation),
            (await read.MappingCasesAsync([solution.Id], cancellation))[0],
            await read.IdentityEdgesAsync(solution.Id, cancellation));
    }

    private static async ValueTask<ImmutableArray<GraphEdge>> IdentityEdgesAsync(
        this RegistryReader read, SolutionId solution, CancellationToken cancellation)
    {
        var edges = ImmutableArray.CreateBuilder<GraphEdge>();
        foreach (var kind in (EdgeKind[])[SolutionGraph.InstanceOf, SolutionGraph.TakesOverFrom])
        {
            var pages = await read.NeighboursAsync(new NeighbourQuery([solution.Node], kind, Direction.Outgoing), cancellation);
            edges.AddRange(pages[0].Items.Select(item => item.Edge));
        }
        return edges.ToImmutable();
    }
}
