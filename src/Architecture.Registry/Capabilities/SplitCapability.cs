using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Capabilities;

/// <summary>A new part of a function that is split.</summary>
/// <param name="Name">Unique among the parts.</param>
/// <param name="Description">What it is.</param>
/// <param name="ExternalId">Id in the source that the tree is imported from.</param>
/// <param name="Children">Parts that the function had, which are to be parts of this one.</param>
public sealed record CapabilityPart(string Name, string? Description, string? ExternalId, ImmutableArray<CapabilityId> Children);

/// <param name="Capability">The function.</param>
/// <param name="Parts">Its new parts, as given.</param>
/// <param name="Recomputed">What the split does to verdicts.</param>
public sealed record SplitCapabilities(CapabilityId Capability, ImmutableArray<CapabilityId> Parts, Recomputation Recomputed);

/// <summary>KS splits a function into parts below it.</summary>
/// <remarks>
/// Domain §2, §3.4, row 25. The function stays, with its code, as what the parts have in common: whoever claims it claims all of them until it
/// narrows to its own. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, CAPABILITY_UNKNOWN, STALE_VERSION, INPUT_INVALID, BOARD_UNKNOWN,
/// DECISION_IN_FUTURE, CAPABILITY_NAME_TAKEN, EXTERNAL_ID_TAKEN.
/// </remarks>
/// <param name="Capability">The function.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Into">Its new parts; at least two.</param>
/// <param name="Decision">Where it is on file.</param>
public sealed record SplitCapability(CapabilityId Capability, long Version, ImmutableArray<CapabilityPart> Into, Decision? Decision)
    : ICommand<SplitCapability.Facts, SplitCapabilities>
{
    /// <param name="Tree">The tree.</param>
    /// <param name="HoldersOfExternalIds">For each part the function that has its external id.</param>
    public sealed record Facts(TreeFacts Tree, ImmutableArray<Capability?> HoldersOfExternalIds);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var tree = await read.TreeFactsAsync([Capability], Decision, cancellation);
        read.Note(Into.Select(part => CapabilityReads.NameKey(Capability, NamedText.Fold(part.Name))));
        var holders = ImmutableArray.CreateBuilder<Capability?>(Into.Length);
        foreach (var part in Into)
            holders.Add(string.IsNullOrWhiteSpace(part.ExternalId) ? null : await read.CapabilityByExternalIdAsync(part.ExternalId, cancellation));
        return new Facts(tree, holders.MoveToImmutable());
    }

    public Outcome<SplitCapabilities> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (facts.Tree.Get(Capability) is not { } function) return new CapabilityUnknownRefused(Capability) { Path = ["capability"] };
        if (Version != function.Version) return new StaleVersionRefused(Version, function.Version) { Path = ["version"] };
        if (Fault(facts, function) is { } fault) return fault;
        if (Decision?.Fault(facts.Tree.Body, context.Today) is { } decisionFault) return decisionFault;
        if (NameTaken(facts.Tree) is { } taken) return taken;
        if (facts.HoldersOfExternalIds.Zip(Into).FirstOrDefault(pair => pair.First is not null).Second is { ExternalId: { } external })
            return new ExternalIdTakenRefused(external) { Path = ["into", "externalId"] };

        var ids = Into.Select(_ => context.NewId<CapabilityId>()).ToImmutableArray();
        var nodes = Into.Select((part, index) => new FunctionNode(ids[index], part.Name, Capability)).Concat(Into.SelectMany((part, index) =>
            part.Children.Select(child => new FunctionNode(child, facts.Tree.Get(child)!.Name, ids[index]) { Absorbed = facts.Tree.Get(child)!.Absorbed })));
        var recomputed = Recomputation.Of(facts.Tree.Estate, facts.Tree.Estate.Space.With(functions: facts.Tree.Tree.With([.. nodes])));
        var change = GraphChange.Change(CapabilityGraph.Capability, Capability.Node, CapabilityGraph.Version.Is(function.Version + 1))
            .And(Into.Select((part, index) => Adding(part, ids[index], context)))
            .And(Into.SelectMany((part, index) => part.Children.Select(child => TreeChange.Placing(facts.Tree.Get(child)!, ids[index], facts.Tree, context))))
            .WritingTree(facts.Tree)
            .And(recomputed.Recording(context));
        return Outcome.Commit(new SplitCapabilities(Capability, ids, recomputed), change, Decision?.CaseNumber);
    }

    private GraphChange Adding(CapabilityPart part, CapabilityId id, DecisionContext context) =>
        new AddCapability(part.Name, Capability, part.ExternalId, part.Description).Adding(id, context);

    private InputInvalidRefused? Fault(Facts facts, Capability function)
    {
        if (Into.Length < 2) return InputInvalidRefused.At("into", "En funktion delas i minst två delar.", "A function is split into at least two parts.");
        if (Into.Select(part => NamedText.Fault(part.Name)).FirstOrDefault(fault => fault is not null) is { } name)
            return InputInvalidRefused.At("into", name.Swedish, name.English);
        if (Into.Any(part => part.ExternalId is { } external && string.IsNullOrWhiteSpace(external)))
            return InputInvalidRefused.At("into", "Ett externt id är tomt.", "An external id is empty.");
        if (Into.Select(part => part.ExternalId).OfType<string>().GroupBy(id => id, StringComparer.Ordinal).Any(same => same.Skip(1).Any()))
            return InputInvalidRefused.At("into", "Två delar har samma externa id.", "Two parts have the same external id.");
        var parts = facts.Tree.Parts(Capability);
        var given = Into.SelectMany(part => part.Children).ToList();
        if (given.Exists(child => !parts.Contains(child)))
            return InputInvalidRefused.At(
                "into", $"Bara delar av ”{function.Name}” kan fördelas på de nya delarna.", $"Only parts of “{function.Name}” can be shared out among the new parts.");
        return given.Distinct().Count() < given.Count
            ? InputInvalidRefused.At("into", "En del kan bara höra till en av de nya delarna.", "A part can belong to one of the new parts only.")
            : null;
    }

    /// <summary>A new part has the name of another, or of a part that stays where it is.</summary>
    private CapabilityNameTakenRefused? NameTaken(TreeFacts facts)
    {
        var given = Into.SelectMany(part => part.Children).ToHashSet();
        var names = facts.Parts(Capability).Where(part => !given.Contains(part)).Select(part => facts.Get(part)!.Node.Get(CapabilityGraph.Folded)!)
            .ToHashSet(StringComparer.Ordinal);
        return Into.FirstOrDefault(part => !names.Add(NamedText.Fold(part.Name))) is { } taken ? new CapabilityNameTakenRefused(taken.Name) { Path = ["into"] } : null;
    }
}
