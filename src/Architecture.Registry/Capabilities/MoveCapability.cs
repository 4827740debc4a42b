using Architecture.Registry.Access;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;

namespace Architecture.Registry.Capabilities;

/// <param name="Capability">The function.</param>
/// <param name="Recomputed">What the move does to verdicts.</param>
public sealed record MovedCapability(CapabilityId Capability, Recomputation Recomputed);

/// <summary>KS puts a function, with all below it, elsewhere in the tree.</summary>
/// <remarks>
/// Domain §2, §3.4, row 25: never refused for what it makes parallel. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, CAPABILITY_UNKNOWN,
/// STALE_VERSION, CAPABILITY_BELOW_ITSELF, INPUT_INVALID, BOARD_UNKNOWN, DECISION_IN_FUTURE, CAPABILITY_NAME_TAKEN.
/// </remarks>
/// <param name="Capability">The function.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Parent">What it is to be part of; null: top of the tree.</param>
/// <param name="Decision">Where it is on file.</param>
public sealed record MoveCapability(CapabilityId Capability, long Version, CapabilityId? Parent, Decision? Decision)
    : ICommand<MoveCapability.Facts, MovedCapability>
{
    public sealed record Facts(TreeFacts Tree, Capability? Sibling);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var tree = await read.TreeFactsAsync(Parent is { } parent ? [Capability, parent] : [Capability], Decision, cancellation);
        var folded = tree.Get(Capability)?.Node.Get(CapabilityGraph.Folded);
        return new Facts(tree, folded is null ? null : await read.CapabilityByNameAsync(Parent, folded, cancellation));
    }

    public Outcome<MovedCapability> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        var tree = facts.Tree.Tree;
        if (facts.Tree.Get(Capability) is not { } function) return new CapabilityUnknownRefused(Capability) { Path = ["capability"] };
        if (Parent is { } unknown && facts.Tree.Get(unknown) is null) return new CapabilityUnknownRefused(unknown) { Path = ["parent"] };
        if (Version != function.Version) return new StaleVersionRefused(Version, function.Version) { Path = ["version"] };
        if (Parent is { } parent && (parent == Capability || tree.IsBelow(parent, Capability)))
            return new CapabilityBelowItselfRefused(function.Name, facts.Tree.Get(parent)!.Name) { Path = ["parent"] };
        if (Parent == tree.Parent(Capability))
            return InputInvalidRefused.At("parent", $"”{function.Name}” finns redan på den platsen.", $"“{function.Name}” is in that place already.");
        if (Decision?.Fault(facts.Tree.Body, context.Today) is { } fault) return fault;
        if (facts.Sibling is { } sibling) return new CapabilityNameTakenRefused(sibling.Name) { Path = ["parent"] };

        var moved = new FunctionNode(Capability, function.Name, Parent) { Absorbed = function.Absorbed };
        var recomputed = Recomputation.Of(facts.Tree.Estate, facts.Tree.Estate.Space.With(functions: tree.With([moved])));
        var change = TreeChange.Placing(function, Parent, facts.Tree, context).WritingTree(facts.Tree).And(recomputed.Recording(context));
        return Outcome.Commit(new MovedCapability(Capability, recomputed), change, Decision?.CaseNumber);
    }
}
