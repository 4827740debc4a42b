using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Information;

public sealed record ChangedInformationUse(SolutionId Solution);

/// <summary>A board records that one of its solutions handles an information set, its own or another board's.</summary>
/// <remarks>Domain §9. Refused, in order: SOLUTION_UNKNOWN, INFORMATION_SET_UNKNOWN, NOT_RESPONSIBLE_BOARD, INFORMATION_USE_EXISTS.</remarks>
public sealed record RecordInformationUse(SolutionId Solution, InformationSetId InformationSet) : ICommand<InformationUseFacts, ChangedInformationUse>
{
    public ValueTask<InformationUseFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        InformationUseFacts.LoadAsync(read, Solution, InformationSet, cancellation);

    public Outcome<ChangedInformationUse> Decide(InformationUseFacts facts, DecisionContext context)
    {
        if (facts.Fault(Solution, context) is { } fault) return fault;
        if (facts.Use is not null) return new InformationUseExistsRefused(facts.Set!.Name) { Path = ["informationSet"] };
        return Outcome.Commit(
            new ChangedInformationUse(Solution), GraphChange.Connect(InformationGraph.Handles, context.NewNodeId(), Solution.Node, InformationSet.Node));
    }
}

/// <summary>A board records that one of its solutions no longer handles an information set.</summary>
/// <remarks>
/// What its flows carry it handles still. Refused, in order: SOLUTION_UNKNOWN, INFORMATION_SET_UNKNOWN, NOT_RESPONSIBLE_BOARD,
/// INFORMATION_USE_UNKNOWN.
/// </remarks>
public sealed record EndInformationUse(SolutionId Solution, InformationSetId InformationSet) : ICommand<InformationUseFacts, ChangedInformationUse>
{
    public ValueTask<InformationUseFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        InformationUseFacts.LoadAsync(read, Solution, InformationSet, cancellation);

    public Outcome<ChangedInformationUse> Decide(InformationUseFacts facts, DecisionContext context)
    {
        if (facts.Fault(Solution, context) is { } fault) return fault;
        return facts.Use is { } use
            ? Outcome.Commit(new ChangedInformationUse(Solution), GraphChange.Disconnect(use))
            : new InformationUseUnknownRefused { Path = ["informationSet"] };
    }
}

/// <summary>What the use of an information set is decided on.</summary>
public sealed record InformationUseFacts(Solution? Solution, InformationSet? Set, Board? Board, GraphEdge? Use)
{
    internal static async ValueTask<InformationUseFacts> LoadAsync(
        RegistryReader read, SolutionId id, InformationSetId information, CancellationToken cancellation)
    {
        var solution = await read.SolutionAsync(id, cancellation);
        var set = (await read.InformationSetsAsync([information], cancellation))[0];
        if (solution is null) return new InformationUseFacts(null, set, null, null);
        var board = (await read.AnsweringBoardsAsync([id], cancellation))[0];
        var uses = (await read.NeighboursAsync(new NeighbourQuery([id.Node], InformationGraph.Handles, Direction.Outgoing), cancellation))[0];
        return new InformationUseFacts(solution, set, board, uses.Items.Where(item => item.Node.Id == information.Node).Select(item => item.Edge).FirstOrDefault());
    }

    internal Refusal? Fault(SolutionId id, DecisionContext context)
    {
        if (Solution is null) return new SolutionUnknownRefused(id) { Path = ["solution"] };
        if (Set is null) return new InformationSetUnknownRefused { Path = ["informationSet"] };
        return context.Actor.MayWriteFor(Board!) ? null : new NotResponsibleBoardRefused(Board!.Name, context.Actor.Id);
    }
}

/// <summary>The solution is recorded as handling the information set.</summary>
public sealed record InformationUseExistsRefused(string Name) : Refusal
{
    public override string Code => "INFORMATION_USE_EXISTS";
    public override Message Message => new(
        $"Lösningen hanterar redan ”{Name}” enligt registret.", $"The solution is already recorded as handling “{Name}”.");
}

/// <summary>The solution is not recorded as handling the information set.</summary>
public sealed record InformationUseUnknownRefused : Refusal
{
    public override string Code => "INFORMATION_USE_UNKNOWN";
    public override Message Message => new(
        "Det är inte registrerat att lösningen hanterar informationsmängden.", "It is not on record that the solution handles the information set.");
}
