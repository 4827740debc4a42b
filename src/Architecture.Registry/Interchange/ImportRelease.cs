using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Technology;

namespace Architecture.Registry.Interchange;

/// <summary>A release of the feed, put on record or brought up to date by <see cref="RecordTechnologyRelease"/>.</summary>
/// <remarks>Refused, in order: PRODUCT_NOT_IMPORTED; then as that command refuses.</remarks>
internal sealed record ImportRelease(string Product, ReleaseDates Dates) : ICommand<ImportRelease.Facts, ImportedRow>
{
    public sealed record Facts(RecordTechnologyRelease? Command, RecordTechnologyRelease.Facts? Loaded);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.ProductByExternalIdAsync(Product, cancellation) is not { } product) return new Facts(null, null);
        var command = new RecordTechnologyRelease(product.Id, Dates);
        return new Facts(command, await command.LoadAsync(read, cancellation));
    }

    public Outcome<ImportedRow> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Command is not { } command) return new ProductNotImportedRefused(Product) { Path = ["product"] };
        return command.Decide(facts.Loaded!, context) switch
        {
            RefusedOutcome<RecordedRelease> no => no.Refusal,
            CommitOutcome<RecordedRelease> { Result.IsNew: true } yes => Outcome.Commit(ImportedRow.Added, yes.Change),
            CommitOutcome<RecordedRelease> { Result.IsChanged: true } yes =>
                Outcome.Commit(ImportedRow.Changed(Changes(facts.Loaded!.Existing!, yes.Change)), yes.Change),
            _ => Outcome.Commit(ImportedRow.Unchanged, GraphChange.None),
        };
    }

    /// <summary>What the command changes, for people: the keys that orders and searches use are left out.</summary>
    private static ImmutableArray<FieldChange> Changes(TechnologyRelease existing, GraphChange change) =>
    [
        .. change.Operations.OfType<ChangeNode>().SelectMany(operation => operation.Values)
            .Where(value => Shown.Contains(value.Property))
            .Select(value => new FieldChange(value.Property.Name, Text(existing.Node[value.Property]), Text(value.Value))),
    ];

    private static string? Text(GraphValue value) => value.IsAbsent ? null : value.ToString();

    private static readonly HashSet<PropertyDefinition> Shown =
    [
        TechnologyGraph.ReleaseLabel, TechnologyGraph.ReleaseTitle, TechnologyGraph.ReleasedOn, TechnologyGraph.ActiveSupportEnds,
        TechnologyGraph.SupportEnds, TechnologyGraph.ExtendedSupportEnds, TechnologyGraph.EndedWithoutDate, TechnologyGraph.Maintained,
    ];
}
