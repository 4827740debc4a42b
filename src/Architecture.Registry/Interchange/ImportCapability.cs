using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Interchange;

/// <summary>A node of a tree file: the function is added, brought up to date, or left as it is. It is never moved.</summary>
/// <remarks>
/// Domain §2. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, PARENT_NOT_IMPORTED; for a new function what <see cref="AddCapability"/>
/// refuses, after MOVE_NEEDS_DECISION where it was merged into another; for one on record INPUT_INVALID, MOVE_NEEDS_DECISION, CAPABILITY_NAME_TAKEN.
/// What the file puts under a merged function stands under what that became.
/// </remarks>
internal sealed record ImportCapability(string ExternalId, string Name, string? Description, string? Parent) : ICommand<ImportCapability.Facts, ImportedRow>
{
    public sealed record Facts(
        Capability? Existing, Capability? ExistingParent, Capability? Parent, ImmutableArray<Capability> Line, Capability? Sibling,
        Capability? Absorber, EstateFacts Estate);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var existing = await read.CapabilityNamedAsync(ExternalId, cancellation);
        var existingParent = existing is null ? null : (await read.ParentsAsync([existing.Id], cancellation))[0];
        var parent = Parent is null || Parent == existingParent?.ExternalId
            ? existingParent
            : await read.CapabilityNamedAsync(Parent, cancellation) ?? await read.AbsorberOfExternalIdAsync(Parent, cancellation);
        if (Parent is null && existing is null) parent = null;
        var isMissing = Parent is not null && parent is null;
        var sibling = isMissing ? null : await read.CapabilityByNameAsync(parent?.Id, NamedText.Fold(Name), cancellation);
        var line = existing is null && parent is not null ? (await read.LineagesAsync([parent.Id], cancellation))[0] : [];
        var absorber = existing is null ? await read.AbsorberOfExternalIdAsync(ExternalId, cancellation) : null;
        return new Facts(existing, existingParent, parent, line, sibling, absorber, await read.EstateOfLineAsync(line, cancellation));
    }

    public Outcome<ImportedRow> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (Parent is not null && facts.Parent is null) return new ParentNotImportedRefused(Parent) { Path = ["parent"] };
        if (facts.Existing is { } existing) return Update(existing, facts);
        return facts.Absorber is { } absorber
            ? new MoveNeedsDecisionRefused(Name, PlaceOf(absorber), PlaceOf(facts.Parent)) { IsMerged = true, Path = ["externalId"] }
            : Add(facts, context);
    }

    private Outcome<ImportedRow> Add(Facts facts, DecisionContext context) =>
        new AddCapability(Name, facts.Parent?.Id, ExternalId, Description)
            .Decide(new AddCapability.Facts(facts.Line, facts.Sibling, HolderOfExternalId: null, facts.Estate), context) switch
        {
            CommitOutcome<AddedCapability> yes => Outcome.Commit(ImportedRow.Added, yes.Change),
            RefusedOutcome<AddedCapability> no => no.Refusal,
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };

    private Outcome<ImportedRow> Update(Capability existing, Facts facts)
    {
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        var isTop = facts.ExistingParent is null;
        if (Parent is null ? !isTop : facts.ExistingParent?.Id != facts.Parent!.Id)
            return new MoveNeedsDecisionRefused(existing.Name, PlaceOf(facts.ExistingParent), PlaceOf(Parent is null ? null : facts.Parent)) { Path = ["parent"] };
        if (facts.Sibling is { } sibling && sibling.Id != existing.Id) return new CapabilityNameTakenRefused(sibling.Name) { Path = ["name"] };

        var text = NamedText.Of(Name, [], Description);
        var differences = new Differences(existing.Node)
            .Field(CapabilityGraph.Name, text.Name)
            .Field(CapabilityGraph.Description, Description);
        if (differences.IsEmpty) return Outcome.Commit(ImportedRow.Unchanged, GraphChange.None);
        differences
            .Derived(CapabilityGraph.SortKey, text.SortKey)
            .Derived(CapabilityGraph.Folded, text.Folded)
            .Derived(CapabilityGraph.SearchTerms, text.Terms)
            .Derived(CapabilityGraph.Version, existing.Version + 1);
        var parent = facts.ExistingParent?.Id;
        var change = GraphChange.Change(CapabilityGraph.Capability, existing.Node.Id, differences.Values)
            .Writing(CapabilityReads.NameKey(parent, NamedText.Fold(existing.Name)), CapabilityReads.NameKey(parent, text.Folded));
        return Outcome.Commit(ImportedRow.Changed(differences.Changes), change);
    }

    private static string PlaceOf(Capability? parent) => parent is null ? "/" : $"{parent.Name} ({parent.ExternalId ?? parent.Code})";
}
