using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry.EndOfLife;

public sealed record NoneRecorded(SolutionId Solution);

/// <summary>A board says that one of its solutions has no contract, or no technology, so that its end is not unknown for want of one.</summary>
/// <remarks>Domain §6.2, §6.3. Refused, in order: SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, INPUT_INVALID, STILL_IN_FORCE.</remarks>
/// <param name="Solution">The solution.</param>
/// <param name="Of">What it has none of.</param>
/// <param name="Reason">Why.</param>
/// <param name="Purpose">With CONTRACT: the purpose that is no longer needed; null: no contract at all.</param>
public sealed record RecordNone(SolutionId Solution, NoneOf Of, string Reason, ContractPurpose? Purpose = null) : ICommand<RecordNone.Facts, NoneRecorded>
{
    public sealed record Facts(
        Solution? Solution, Board? Board, ImmutableArray<ContractFact> Contracts, ImmutableArray<TechnologyRelease> Releases, ImmutableArray<RecordedNone> Nones);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(null, null, [], [], []);
        return new Facts(
            solution,
            (await read.AnsweringBoardsAsync([Solution], cancellation))[0],
            (await read.ContractFactsAsync([Solution], cancellation))[0],
            (await read.ReleasesUsedAsync([Solution], cancellation))[0],
            (await read.RecordedNonesAsync([Solution], cancellation))[0]);
    }

    public Outcome<NoneRecorded> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solution is null) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (string.IsNullOrWhiteSpace(Reason)) return InputInvalidRefused.At("reason", "Ange varför det inte finns något att registrera.", "Say why there is nothing to record.");
        if (Of == NoneOf.Technology && Purpose is not null)
            return InputInvalidRefused.At("purpose", "Bara avtal har ett ändamål.", "Only contracts have a purpose.");
        if (InForce(facts, context.Today) is { } title) return new StillInForceRefused(title) { Path = ["of"] };

        var reason = NoneGraph.Reason.Is(Reason.Trim());
        if (facts.Nones.FirstOrDefault(none => none.Of == Of && none.Purpose == Purpose) is { } existing)
            return Outcome.Commit(new NoneRecorded(Solution), GraphChange.Change(NoneGraph.None, existing.Node.Id, reason));
        var id = context.NewNodeId();
        return Outcome.Commit(new NoneRecorded(Solution), GraphChange.Add(
                NoneGraph.None, id, NoneGraph.Of.Is(Of), NoneGraph.Purpose.Is(Purpose), reason, NoneGraph.Since.Is(context.Today))
            .And(GraphChange.Connect(NoneGraph.At, context.NewNodeId(), id, Solution.Node)));
    }

    private string? InForce(Facts facts, DateOnly today) => Of == NoneOf.Technology
        ? facts.Releases.FirstOrDefault()?.Title
        : facts.Contracts.FirstOrDefault(contract => (Purpose is null || contract.Purpose == Purpose) && !(contract.LastDay < today))?.Title;
}

/// <summary>A contract or release is in force where there is said to be none.</summary>
public sealed record StillInForceRefused(string Title) : Refusal
{
    public override string Code => "STILL_IN_FORCE";
    public override Message Message => new(
        $"{Title} är registrerat på lösningen och gäller. Avsluta det först.",
        $"{Title} is on record for the solution and in force. End it first.");
}
