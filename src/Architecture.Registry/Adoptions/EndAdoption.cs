using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Adoptions;

public sealed record EndedAdoption(NodeId Adoption);

/// <summary>A board stops using a solution, and says why.</summary>
/// <remarks>Domain §2, duty to use. Refused, in order: ADOPTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, INPUT_INVALID.</remarks>
/// <param name="Adoption">The adoption.</param>
/// <param name="Until">Last day of use; null: today.</param>
/// <param name="Reason">Required.</param>
public sealed record EndAdoption(NodeId Adoption, DateOnly? Until, string Reason) : ICommand<EndAdoption.Facts, EndedAdoption>
{
    public sealed record Facts(Adoption? Adoption, Board? Board, GateFootprint? Footprint);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.AdoptionsByIdAsync([Adoption], cancellation))[0] is not { } adoption) return new Facts(null, null, null);
        var boards = await read.BoardRegisterAsync(cancellation);
        var board = await read.TodaysBoardAsync(boards, adoption.Board, cancellation);
        var solution = await read.SolutionAsync(adoption.Solution, cancellation);
        return new Facts(adoption, board, await read.GateFootprintAsync(solution!, cancellation));
    }

    public Outcome<EndedAdoption> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Adoption is not { } adoption) return new AdoptionUnknownRefused { Path = ["adoption"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (!adoption.IsCurrent)
            return InputInvalidRefused.At("adoption", "Anslutningen är redan avslutad.", "The adoption has already ended.");
        if (string.IsNullOrWhiteSpace(Reason))
            return InputInvalidRefused.At("reason", "Ange varför nämnden slutar använda lösningen.", "Say why the board stops using the solution.");
        var until = Until ?? context.Today;
        if (until > context.Today || until < adoption.Since)
            return InputInvalidRefused.At("until", "Den sista dagen ligger mellan anslutningens första dag och i dag.", "The last day lies between the adoption's first day and today.");

        var edge = adoption.Edge;
        var change = GraphChange.Of(new ChangeEdge(
            edge.Kind, edge.Id, edge.From, edge.To,
            [AdoptionGraph.Until.Is(until), AdoptionGraph.EndReason.Is(Reason.Trim()), AdoptionGraph.Version.Is(adoption.Version + 1)]));
        return Outcome.Commit(new EndedAdoption(Adoption), change.Writing(facts.Footprint!.Written));
    }
}
