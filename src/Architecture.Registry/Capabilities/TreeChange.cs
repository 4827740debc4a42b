using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Capabilities;

/// <summary>What a change of the function tree is decided on.</summary>
/// <param name="Estate">The solutions with a claim at a function that it concerns, and the tree around these functions.</param>
/// <param name="Concerned">The functions changed, all below them, and all above them before and after.</param>
/// <param name="Functions">The functions that it names or touches, by id.</param>
/// <param name="Places">For each function that is put elsewhere the edge to what it is part of.</param>
/// <param name="Body">The board that decided; null where none is named.</param>
public sealed record TreeFacts(
    EstateFacts Estate,
    ImmutableArray<CapabilityId> Concerned,
    ImmutableDictionary<CapabilityId, Capability> Functions,
    ImmutableDictionary<CapabilityId, GraphEdge> Places,
    Board? Body)
{
    public Capability? Get(CapabilityId id) => Functions.GetValueOrDefault(id);

    public FunctionTree Tree => Estate.Space.Functions;

    /// <summary>The direct parts of a function.</summary>
    public ImmutableArray<CapabilityId> Parts(CapabilityId id) => [.. Tree.Below(id).Where(below => Tree.Parent(below) == id)];
}

/// <summary>What moves, splits and mergers of functions have in common (domain §2, §3.4, row 25): they are never refused for what they make
/// parallel; verdicts are recomputed and told, and what overlaps by them is debt.</summary>
internal static class TreeChange
{
    /// <param name="read">The reader.</param>
    /// <param name="named">Functions that the change names; one that is not on record is left out.</param>
    /// <param name="decision">Where it is on file.</param>
    /// <param name="cancellation">Cancellation.</param>
    public static async ValueTask<TreeFacts> TreeFactsAsync(
        this RegistryReader read, IReadOnlyCollection<CapabilityId> named, Decision? decision, CancellationToken cancellation)
    {
        var tree = await read.FunctionsAsync(named, cancellation);
        ImmutableArray<CapabilityId> concerned =
            [.. named.Where(tree.Contains).SelectMany(id => tree.Line(id).Concat(tree.Below(id))).Distinct()];
        var estate = await read.EstateOfFunctionsAsync(concerned, concerned, cancellation);
        var functions = await read.CapabilitiesAsync(concerned, cancellation);
        var places = await read.NeighboursAsync(new NeighbourQuery([.. concerned.Select(id => id.Node)], CapabilityGraph.PartOf, Direction.Outgoing), cancellation);
        return new TreeFacts(
            estate, concerned,
            functions.OfType<Capability>().ToImmutableDictionary(one => one.Id),
            places.SelectMany(page => page.Items).Select(item => item.Edge).ToImmutableDictionary(edge => new CapabilityId(edge.From)),
            decision is null ? null : await read.BodyAsync(decision.Body, cancellation));
    }

    /// <summary>Makes a function part of another, or a top.</summary>
    public static GraphChange Placing(Capability function, CapabilityId? parent, TreeFacts facts, DecisionContext context)
    {
        var change = GraphChange.Change(
            CapabilityGraph.Capability, function.Node.Id, CapabilityGraph.IsTop.Is(parent is null), CapabilityGraph.Version.Is(function.Version + 1));
        var folded = function.Node.Get(CapabilityGraph.Folded)!;
        var before = facts.Tree.Parent(function.Id);
        if (facts.Places.GetValueOrDefault(function.Id) is { } place) change = change.And(GraphChange.Disconnect(place));
        if (parent is { } above) change = change.And(GraphChange.Connect(CapabilityGraph.PartOf, context.NewNodeId(), function.Node.Id, above.Node));
        return change.Writing(CapabilityReads.NameKey(before, folded), CapabilityReads.NameKey(parent, folded));
    }

    /// <summary>Every judgement that rests on the functions concerned is to be made anew.</summary>
    public static GraphChange WritingTree(this GraphChange change, TreeFacts facts) => change
        .Writing(ClaimKeys.TreeChanged(facts.Concerned))
        .Writing(Enum.GetValues<ClaimKeys.Reach>().Select(ClaimKeys.Everywhere));
}
