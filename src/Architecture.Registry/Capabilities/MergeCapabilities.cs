using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Designations;
using Architecture.Registry.Needs;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Capabilities;

/// <param name="Capability">The function that they became.</param>
/// <param name="Recomputed">What the merger does to verdicts.</param>
public sealed record MergedCapabilities(CapabilityId Capability, Recomputation Recomputed);

/// <summary>KS merges functions into one of the tree.</summary>
/// <remarks>
/// Domain §2, §3.4, row 25. Claims, needs and requests on the merged functions are on the one that stays, and so are their parts; the merged ones leave the
/// tree, and what was decided of them holds for it. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, CAPABILITY_UNKNOWN, STALE_VERSION, INPUT_INVALID,
/// CAPABILITY_BELOW_ITSELF, BOARD_UNKNOWN, DECISION_IN_FUTURE, CAPABILITY_NAME_TAKEN.
/// </remarks>
/// <param name="Capabilities">The functions merged.</param>
/// <param name="Into">The function that stays.</param>
/// <param name="Version">The version of that function that the caller saw.</param>
/// <param name="Decision">Where it is on file.</param>
public sealed record MergeCapabilities(ImmutableArray<CapabilityId> Capabilities, CapabilityId Into, long Version, Decision? Decision)
    : ICommand<MergeCapabilities.Facts, MergedCapabilities>
{
    /// <param name="Tree">The tree.</param>
    /// <param name="Claims">Claims on functions concerned, as edges.</param>
    /// <param name="Solutions">The solutions that make them.</param>
    /// <param name="Requests">Functions that requests ask for, as edges.</param>
    /// <param name="Needs">Needs of the merged functions and of the one that stays, as edges.</param>
    public sealed record Facts(
        TreeFacts Tree, ImmutableArray<GraphEdge> Claims, ImmutableDictionary<SolutionId, Solution> Solutions,
        ImmutableArray<GraphEdge> Requests, ImmutableArray<GraphEdge> Needs);

    /// <summary>Who lists the function that stays among those that merge means the others.</summary>
    private ImmutableArray<CapabilityId> Absorbed { get; } = [.. Capabilities.Where(one => one != Into).Distinct()];

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var tree = await read.TreeFactsAsync([.. Capabilities.Append(Into).Distinct()], Decision, cancellation);
        var claims = await IncomingAsync(read, tree.Concerned, SolutionGraph.Provides, cancellation);
        return new Facts(
            tree,
            [.. claims.Select(claim => claim.Edge)],
            claims.Select(claim => new Solution(claim.Node)).DistinctBy(one => one.Id).ToImmutableDictionary(one => one.Id),
            [.. (await IncomingAsync(read, tree.Concerned, ExtensionGraph.Function, cancellation)).Select(one => one.Edge)],
            [.. (await IncomingAsync(read, [.. Absorbed.Append(Into)], NeedGraph.Of, cancellation)).Select(one => one.Edge)]);
    }

    public Outcome<MergedCapabilities> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        var tree = facts.Tree;
        if (tree.Get(Into) is not { } into) return new CapabilityUnknownRefused(Into) { Path = ["into"] };
        if (Absorbed.Cast<CapabilityId?>().FirstOrDefault(id => tree.Get(id!.Value) is null) is { } unknown) return new CapabilityUnknownRefused(unknown) { Path = ["capabilities"] };
        if (Version != into.Version) return new StaleVersionRefused(Version, into.Version) { Path = ["version"] };
        if (Absorbed.IsEmpty) return InputInvalidRefused.At("capabilities", "Ange minst en funktion som slås ihop med den.", "Name at least one function that is merged into it.");
        if (Absorbed.Where(id => tree.Tree.IsBelow(Into, id)).Select(id => tree.Get(id)).FirstOrDefault() is { } above)
            return new CapabilityBelowItselfRefused(above.Name, into.Name) { Path = ["into"] };
        if (Decision?.Fault(tree.Body, context.Today) is { } fault) return fault;
        var orphans = Absorbed.SelectMany(id => tree.Parts(id)).Where(part => !Absorbed.Contains(part) && part != Into).ToImmutableArray();
        if (NameTaken(orphans, tree) is { } taken) return taken;

        var after = After(into, orphans, tree);
        var claims = new MergedClaims(tree.Tree, after, Into, Absorbed.ToHashSet());
        var recomputed = Recomputation.Of(tree.Estate, tree.Estate.Space.With(functions: after), claims.Of);
        var change = Absorbing(into, tree)
            .And(orphans.Select(part => TreeChange.Placing(tree.Get(part)!, Into, tree, context)))
            .And(Claiming(facts, claims, context))
            .And(Requesting(facts, claims, context))
            .And(Needing(facts, context))
            .And(Absorbed.Select(id => Leaving(tree.Get(id)!, tree)))
            .And(Absorbed.Select(id => GraphChange.Of(new RemoveNode(CapabilityGraph.Capability, id.Node))))
            .WritingTree(tree)
            .And(recomputed.Recording(context));
        return Outcome.Commit(new MergedCapabilities(Into, recomputed), change, Decision?.CaseNumber);
    }

    private FunctionTree After(Capability into, ImmutableArray<CapabilityId> orphans, TreeFacts tree)
    {
        var merged = new FunctionNode(Into, into.Name, tree.Tree.Parent(Into)) { Absorbed = [.. into.Absorbed, .. Absorbed.SelectMany(Became)] };
        var parts = orphans.Select(id => new FunctionNode(id, tree.Get(id)!.Name, Into) { Absorbed = tree.Get(id)!.Absorbed });
        return tree.Tree.With([merged, .. parts], Absorbed);

        IEnumerable<CapabilityId> Became(CapabilityId id) => tree.Get(id)!.Absorbed.Prepend(id);
    }

    private CapabilityNameTakenRefused? NameTaken(ImmutableArray<CapabilityId> orphans, TreeFacts tree)
    {
        var names = tree.Parts(Into).Where(part => !Absorbed.Contains(part)).Select(part => Folded(tree.Get(part)!)).ToHashSet(StringComparer.Ordinal);
        return orphans.Select(part => tree.Get(part)!).FirstOrDefault(part => !names.Add(Folded(part))) is { } taken
            ? new CapabilityNameTakenRefused(taken.Name) { Path = ["capabilities"] }
            : null;
    }

    private GraphChange Absorbing(Capability into, TreeFacts tree)
    {
        var merged = Absorbed.Select(id => tree.Get(id)!).ToList();
        ImmutableArray<AbsorbedCapability> all =
            [.. into.WasOnce, .. merged.SelectMany(one => one.WasOnce), .. merged.Select(one => new AbsorbedCapability(one.Id, one.Code, one.Name))];
        ImmutableArray<string> external =
            [.. into.AbsorbedExternalIds, .. merged.SelectMany(one => one.AbsorbedExternalIds), .. merged.Select(one => one.ExternalId).OfType<string>()];
        return GraphChange.Change(
            CapabilityGraph.Capability, Into.Node,
            CapabilityGraph.Absorbed.Is([.. all.Select(one => one.ToLine())]),
            CapabilityGraph.AbsorbedIds.Is([.. all.Select(one => one.Id.Node.ToString())]),
            CapabilityGraph.AbsorbedExternalIds.Is([.. external.Distinct(StringComparer.Ordinal)]),
            CapabilityGraph.HasAbsorbedExternalIds.Is(external.IsEmpty ? null : true),
            CapabilityGraph.Version.Is(into.Version + 1));
    }

    /// <summary>The claims as they are now, for each solution whose claims the merger alters.</summary>
    private static IEnumerable<GraphChange> Claiming(Facts facts, MergedClaims merged, DecisionContext context)
    {
        foreach (var own in facts.Claims.GroupBy(edge => new SolutionId(edge.From)))
        {
            ImmutableArray<Claim> before = [.. own.Select(SolutionReads.ClaimOf)];
            var after = merged.Of(before);
            if (after == before) continue;
            var solution = facts.Solutions[own.Key];
            yield return GraphChange.None.And(own.Select(GraphChange.Disconnect))
                .And(ScopeEdges.Adding(own.Key, new Scope(after, Audience.Of()), context))
                .And(GraphChange.Change(SolutionGraph.Solution, own.Key.Node, SolutionGraph.Version.Is(solution.Version + 1)));
        }
    }

    private static IEnumerable<GraphChange> Requesting(Facts facts, MergedClaims merged, DecisionContext context)
    {
        foreach (var own in facts.Requests.GroupBy(edge => edge.From))
        {
            ImmutableArray<Claim> before = [.. own.Select(ExtensionGraph.ClaimOf)];
            var after = merged.Of(before);
            if (after == before) continue;
            yield return GraphChange.None.And(own.Select(GraphChange.Disconnect))
                .And(after.Select(claim => ExtensionGraph.Asking(own.Key, claim, context)));
        }
    }

    private IEnumerable<GraphChange> Needing(Facts facts, DecisionContext context)
    {
        foreach (var edge in facts.Needs.Where(edge => edge.To != Into.Node))
            yield return GraphChange.Disconnect(edge).And(GraphChange.Connect(NeedGraph.Of, context.NewNodeId(), edge.From, Into.Node));
    }

    private static GraphChange Leaving(Capability function, TreeFacts tree)
    {
        var change = tree.Places.GetValueOrDefault(function.Id) is { } place ? GraphChange.Disconnect(place) : GraphChange.None;
        change = change.Writing(CapabilityReads.NameKey(tree.Tree.Parent(function.Id), Folded(function)));
        return change.Writing(function.AbsorbedExternalIds.Concat(function.ExternalId is { } own ? [own] : []).Select(CapabilityReads.ExternalIdKey));
    }

    private static string Folded(Capability function) => function.Node.Get(CapabilityGraph.Folded)!;

    private static async ValueTask<ImmutableArray<Neighbour>> IncomingAsync(
        RegistryReader read, ImmutableArray<CapabilityId> functions, EdgeKind edge, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(new NeighbourQuery([.. functions.Select(id => id.Node)], edge, Direction.Incoming), cancellation);
        return [.. pages.SelectMany(page => page.Items)];
    }
}
