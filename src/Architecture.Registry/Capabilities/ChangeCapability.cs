using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Text;

namespace Architecture.Registry.Capabilities;

public sealed record ChangedCapability(CapabilityId Capability);

/// <summary>KS changes what a function is called; where it stands and what it covers stay.</summary>
/// <remarks>
/// Domain §2. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, CAPABILITY_UNKNOWN, STALE_VERSION, INPUT_INVALID, CAPABILITY_NAME_TAKEN,
/// EXTERNAL_ID_TAKEN.
/// </remarks>
/// <param name="Capability">The function.</param>
/// <param name="Version">The version that the caller saw.</param>
public sealed record ChangeCapability(CapabilityId Capability, long Version) : ICommand<ChangeCapability.Facts, ChangedCapability>
{
    /// <summary>Null: unchanged.</summary>
    public string? Name { get; init; }
    public Optional<string?> Description { get; init; }
    public Optional<string?> ExternalId { get; init; }

    public sealed record Facts(Capability? Function, CapabilityId? Parent, Capability? Sibling, Capability? HolderOfExternalId);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var function = await read.CapabilityAsync(Capability, cancellation);
        var parent = (await read.ParentsAsync([Capability], cancellation))[0]?.Id;
        return new Facts(
            function, parent,
            Name is null ? null : await read.CapabilityByNameAsync(parent, NamedText.Fold(Name), cancellation),
            ExternalId is { IsGiven: true, Value: { } external } ? await read.CapabilityByExternalIdAsync(external, cancellation) : null);
    }

    public Outcome<ChangedCapability> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (facts.Function is not { } function) return new CapabilityUnknownRefused(Capability) { Path = ["capability"] };
        if (Version != function.Version) return new StaleVersionRefused(Version, function.Version) { Path = ["version"] };
        var name = Name ?? function.Name;
        if (NamedText.Fault(name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        var external = ExternalId.Or(function.ExternalId);
        if (external is not null && string.IsNullOrWhiteSpace(external))
            return InputInvalidRefused.At("externalId", "Det externa id:t är tomt.", "The external id is empty.");
        if (facts.Sibling is { } sibling && sibling.Id != Capability) return new CapabilityNameTakenRefused(sibling.Name) { Path = ["name"] };
        if (facts.HolderOfExternalId is { } holder && holder.Id != Capability) return new ExternalIdTakenRefused(external!) { Path = ["externalId"] };

        var text = NamedText.Of(name, [], Description.Or(function.Description));
        var change = GraphChange.Change(
                CapabilityGraph.Capability, function.Node.Id,
                CapabilityGraph.Name.Is(text.Name),
                CapabilityGraph.SortKey.Is(text.SortKey),
                CapabilityGraph.Folded.Is(text.Folded),
                CapabilityGraph.SearchTerms.Is(text.Terms),
                CapabilityGraph.Description.Is(Description.Or(function.Description)),
                CapabilityGraph.ExternalId.Is(external),
                CapabilityGraph.Version.Is(function.Version + 1))
            .Writing(
                CapabilityReads.NameKey(facts.Parent, function.Node.Get(CapabilityGraph.Folded)!), CapabilityReads.NameKey(facts.Parent, text.Folded))
            .Writing(new[] { function.ExternalId, external }.OfType<string>().Select(CapabilityReads.ExternalIdKey));
        return Outcome.Commit(new ChangedCapability(Capability), change);
    }
}
