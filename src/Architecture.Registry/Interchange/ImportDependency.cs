using Architecture.Graph;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Interchange;

/// <summary>A row of a list of dependencies: recorded by <see cref="AddDependency"/> if it is new, else left as it is.</summary>
/// <remarks>Refused, in order: SOLUTION_UNKNOWN; what that command refuses; CHANGE_NEEDS_DECISION where the strength differs.</remarks>
internal sealed record ImportDependency(NodeId Command, string From, string To, DependencyKind Kind, DependencyStrength Strength)
    : ICommand<ImportDependency.Facts, ImportedRow>
{
    public sealed record Facts(Solution? From, Solution? To, AddDependency? Command, AddDependency.Facts? Loaded);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var from = await read.SolutionNamedAsync(From, cancellation);
        var to = await read.SolutionNamedAsync(To, cancellation);
        if (from is null || to is null) return new Facts(from, to, null, null);
        var command = new AddDependency(from.Id, to.Id, Kind, Strength);
        return new Facts(from, to, command, await command.LoadAsync(read, cancellation));
    }

    public Outcome<ImportedRow> Decide(Facts facts, DecisionContext context)
    {
        if (facts.From is null) return new SolutionNotFoundRefused(From) { Path = ["from"] };
        if (facts.To is not { } to) return new SolutionNotFoundRefused(To) { Path = ["to"] };
        if (facts.Loaded!.Existing.FirstOrDefault(one => one.To == to.Id && one.Kind == Kind) is { } existing)
        {
            if (existing.Strength != Strength) return new NeedsDecisionRefused($"{facts.From.Code} → {to.Code}", "strength") { Path = ["strength"] };
            return Outcome.Commit(ImportedRow.Unchanged, GraphChange.None);
        }
        return facts.Command!.Decide(facts.Loaded, OnBehalf.Of(facts.Loaded.Board!, Command, context)) switch
        {
            CommitOutcome<AddedDependency> yes => Outcome.Commit(ImportedRow.Added, yes.Change),
            RefusedOutcome<AddedDependency> no => no.Refusal,
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }
}
