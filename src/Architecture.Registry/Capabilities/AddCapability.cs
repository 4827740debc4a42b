using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Capabilities;

/// <param name="Capability">The new function.</param>
/// <param name="Recomputed">What it does to verdicts that those who do what it is part of do it too.</param>
public sealed record AddedCapability(CapabilityId Capability, Recomputation Recomputed);

/// <summary>KS adds a function to the function tree.</summary>
/// <remarks>
/// Domain §2 and §3.4: claims on what it is part of cover it too, so the claims keys of the line above are written; where that makes an
/// overlap, it is debt. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, INPUT_INVALID, CAPABILITY_UNKNOWN, CAPABILITY_NAME_TAKEN,
/// EXTERNAL_ID_TAKEN.
/// </remarks>
/// <param name="Name">Unique among the parts of its parent.</param>
/// <param name="Parent">The function that it is part of; null: top of a tree.</param>
/// <param name="ExternalId">Id in the source that it was imported from.</param>
/// <param name="Description">What the function is.</param>
public sealed record AddCapability(string Name, CapabilityId? Parent = null, string? ExternalId = null, string? Description = null)
    : ICommand<AddCapability.Facts, AddedCapability>
{
    /// <param name="Line">What it is to be part of, top first.</param>
    /// <param name="Sibling">A part beside it of the same name.</param>
    /// <param name="HolderOfExternalId">The function that has the external id.</param>
    /// <param name="Estate">The solutions with a claim in the line.</param>
    public sealed record Facts(ImmutableArray<Capability> Line, Capability? Sibling, Capability? HolderOfExternalId, EstateFacts Estate);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var line = Parent is { } parent ? (await read.LineagesAsync([parent], cancellation))[0] : [];
        return new Facts(
            line,
            await read.CapabilityByNameAsync(Parent, NamedText.Fold(Name), cancellation),
            ExternalId is null ? null : await read.CapabilityByExternalIdAsync(ExternalId, cancellation),
            await read.EstateOfLineAsync(line, cancellation));
    }

    public Outcome<AddedCapability> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (ExternalId is { } external && string.IsNullOrWhiteSpace(external))
            return InputInvalidRefused.At("externalId", "Det externa id:t är tomt.", "The external id is empty.");
        if (Parent is { } parent && facts.Line.IsEmpty) return new CapabilityUnknownRefused(parent) { Path = ["parent"] };
        if (facts.Sibling is { } sibling) return new CapabilityNameTakenRefused(sibling.Name) { Path = ["name"] };
        if (facts.HolderOfExternalId is not null) return new ExternalIdTakenRefused(ExternalId!) { Path = ["externalId"] };

        var id = context.NewId<CapabilityId>();
        var recomputed = Recomputed(id, facts.Estate);
        var change = Adding(id, context).And(recomputed.Recording(context)).Writing(ClaimKeys.TreeChanged(facts.Line.Select(one => one.Id)));
        return Outcome.Commit(new AddedCapability(id, recomputed), change);
    }

    private Recomputation Recomputed(CapabilityId id, EstateFacts estate)
    {
        var functions = estate.Space.Functions;
        return Parent is { } above && functions.Contains(above)
            ? Recomputation.Of(estate, estate.Space.With(functions: functions.With([new FunctionNode(id, Name, above)])))
            : Recomputation.None;
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
