using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Capabilities;

public sealed record AddedCapability(CapabilityId Capability);

/// <summary>KS adds a function to the function tree.</summary>
/// <remarks>
/// Domain §2. A new part of a function that was its own leaf changes what claims on that function cover, so the claims keys of the line
/// above are written. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, INPUT_INVALID, CAPABILITY_UNKNOWN, CAPABILITY_NAME_TAKEN,
/// EXTERNAL_ID_TAKEN.
/// </remarks>
/// <param name="Name">Unique among the parts of its parent.</param>
/// <param name="Parent">The function that it is part of; null: top of a tree.</param>
/// <param name="ExternalId">Id in the source that it was imported from.</param>
/// <param name="Description">What the function is.</param>
public sealed record AddCapability(string Name, CapabilityId? Parent = null, string? ExternalId = null, string? Description = null)
    : ICommand<AddCapability.Facts, AddedCapability>
{
    public sealed record Facts(System.Collections.Immutable.ImmutableArray<Capability> Line, Capability? Sibling, Capability? HolderOfExternalId);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) => new(
        Parent is { } parent ? (await read.LineagesAsync([parent], cancellation))[0] : [],
        await read.CapabilityByNameAsync(Parent, NamedText.Fold(Name), cancellation),
        ExternalId is null ? null : await read.CapabilityByExternalIdAsync(ExternalId, cancellation));

    public Outcome<AddedCapability> Decide(Facts facts, DecisionContext context)
    {
        if (!context.Actor.Is(Role.Executive)) return new ReservedForExecutiveBoardRefused(context.Actor.Id);
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (ExternalId is { } external && string.IsNullOrWhiteSpace(external))
            return InputInvalidRefused.At("externalId", "Det externa id:t är tomt.", "The external id is empty.");
        if (Parent is { } parent && facts.Line.IsEmpty) return new CapabilityUnknownRefused(parent) { Path = ["parent"] };
        if (facts.Sibling is { } sibling) return new CapabilityNameTakenRefused(sibling.Name) { Path = ["name"] };
        if (facts.HolderOfExternalId is not null) return new ExternalIdTakenRefused(ExternalId!) { Path = ["externalId"] };

        var id = context.NewId<CapabilityId>();
        return Outcome.Commit(new AddedCapability(id), Adding(id, context).Writing(ClaimKeys.TreeChanged(facts.Line.Select(one => one.Id))));
    }

    internal GraphChange Adding(CapabilityId id, DecisionContext context)
    {
        var text = NamedText.Of(Name, [], Description);
        var change = GraphChange.Add(
                CapabilityGraph.Capability, id.Node,
                CapabilityGraph.Name.Is(text.Name),
                CapabilityGraph.SortKey.Is(text.SortKey),
                CapabilityGraph.Folded.Is(text.Folded),
                CapabilityGraph.SearchTerms.Is(text.Terms),
                CapabilityGraph.Description.Is(Description),
                CapabilityGraph.ExternalId.Is(ExternalId),
                CapabilityGraph.IsTop.Is(Parent is null),
                CapabilityGraph.Version.Is(1))
            .And(GraphChange.Number(CapabilityGraph.Capability, id.Node, CapabilityGraph.Code, CapabilityGraph.Counter, "F"))
            .Writing(CapabilityReads.NameKey(Parent, text.Folded));
        if (ExternalId is not null) change = change.Writing(CapabilityReads.ExternalIdKey(ExternalId));
        return Parent is { } parent
            ? change.And(GraphChange.Connect(CapabilityGraph.PartOf, context.NewNodeId(), id.Node, parent.Node))
            : change;
    }
}
