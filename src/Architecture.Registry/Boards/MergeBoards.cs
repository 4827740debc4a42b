using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Boards;

/// <param name="Board">The successor.</param>
/// <param name="Recomputed">What the merger does to verdicts.</param>
/// <param name="SameNames">Living solutions of the successor that have a name in common; they keep it.</param>
public sealed record MergedBoards(BoardId Board, Recomputation Recomputed, ImmutableArray<SolutionId> SameNames);

/// <summary>KS records that boards are taken over by another one, which is on record or new.</summary>
/// <remarks>
/// Domain §2, Succession: from the day the successor answers for what the predecessors answered for; each stays a part of it, so what is
/// inherited keeps its part and what the successor does means all its parts. It is judged now as if already in force: overlaps that it makes
/// are debt, and none refuses it. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, OWN_APPLICATION, INPUT_INVALID, BOARD_UNKNOWN, DECISION_IN_FUTURE,
/// BOARD_CODE_TAKEN, OWNER_NOT_ALLOWED.
/// </remarks>
/// <param name="Boards">The boards taken over.</param>
/// <param name="Into">The board that takes over; or <paramref name="New"/>.</param>
/// <param name="New">A board that is not on record yet.</param>
/// <param name="From">First day; null: today.</param>
/// <param name="Decision">Where it is on file.</param>
public sealed record MergeBoards(ImmutableArray<BoardId> Boards, BoardId? Into, AddBoard? New, DateOnly? From, Decision? Decision)
    : ICommand<MergeBoards.Facts, MergedBoards>
{
    public sealed record Facts(BoardsFacts Boards, ImmutableArray<SolutionName> Names);

    /// <summary>A living solution of one of the boards, with its name as names are compared.</summary>
    public sealed record SolutionName(SolutionId Solution, string Folded);

    /// <summary>Who lists the board that goes on among those that merge means the others.</summary>
    private IEnumerable<BoardId> Predecessors => Boards.Where(board => board != Into).Distinct();

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        ImmutableArray<BoardId> touched = [.. Boards, .. Into is { } into ? [into] : ImmutableArray<BoardId>.Empty];
        var boards = await read.BoardsFactsAsync(touched, Decision, cancellation);
        return new Facts(boards, await NamesAsync(read, touched, cancellation));
    }

    public Outcome<MergedBoards> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved([.. Boards.Select(facts.Boards.Get), Into is { } into ? facts.Boards.Get(into) : null]) is { } reserved) return reserved;
        var (boards, from) = (facts.Boards, From ?? context.Today);
        if (Fault(boards, from, context) is { } fault) return fault;

        var predecessors = Predecessors.Select(id => boards.Get(id)!).ToImmutableArray();
        var successor = Into ?? context.NewId<BoardId>();
        var kind = New?.Kind ?? boards.Get(successor)!.Kind;
        if (kind is not (BoardKind.Executive or BoardKind.Specialist) && BoardSuccession.SharedOf([.. Predecessors], boards).Any())
            return new OwnerNotAllowedRefused(New?.Name ?? boards.Get(successor)!.Name) { Path = [New is null ? "into" : "new"] };

        var record = New is null ? null : New with { From = New.From ?? from };
        var space = boards.Estate.Space;
        var changed = predecessors.Select(board => BoardSuccession.EndingBefore(board, from)).ToList();
        if (record is not null) changed.Add(record.Fact(successor));
        var after = space.Boards.With(changed, [.. predecessors.Select(board => new Succession(board.Id, successor, from))]);
        var recomputed = Recomputation.Of(boards.Estate, space.With(boards: after));

        var change = (record?.Adding(successor) ?? GraphChange.None)
            .And(predecessors.Select(board => BoardSuccession.TakingOver(board, [successor], from, context)))
            .And(recomputed.Recording(context));
        return Outcome.Commit(new MergedBoards(successor, recomputed, SameNames(facts.Names)), change, Decision?.CaseNumber);
    }

    private Refusal? Fault(BoardsFacts facts, DateOnly from, DecisionContext context)
    {
        if (Into is null == New is null)
            return InputInvalidRefused.At(
                "into", "Ange antingen en nämnd som finns (into) eller en ny (new).", "Give either a board on record (into) or a new one (new).");
        if (!Predecessors.Any())
            return InputInvalidRefused.At("boards", "Ange minst en nämnd som tas över.", "Name at least one board that is taken over.");
        foreach (var id in Predecessors)
        {
            if (facts.Get(id) is not { } board) return new BoardUnknownRefused(id) { Path = ["boards"] };
            if (BoardSuccession.CannotBeTakenOver(board, from, facts, "boards") is { } fault) return fault;
        }
        if (Into is { } into)
        {
            if (facts.Get(into) is not { } board) return new BoardUnknownRefused(into) { Path = ["into"] };
            if (BoardSuccession.CannotTakeOver(board, from, facts, "into") is { } fault) return fault;
        }
        if (Decision?.Fault(facts.Body, context.Today) is { } decisionFault) return decisionFault;
        return New?.Fault(facts.ByCode(New.Code)) is { } newFault ? newFault with { Path = ["new", .. newFault.Path] } : null;
    }

    /// <summary>Those whose name another one of them has: a finding after the merger, no obstacle to it.</summary>
    private static ImmutableArray<SolutionId> SameNames(ImmutableArray<SolutionName> names) =>
        [.. names.GroupBy(one => one.Folded, StringComparer.Ordinal).Where(same => same.Skip(1).Any()).SelectMany(same => same).Select(one => one.Solution)];

    private static async ValueTask<ImmutableArray<SolutionName>> NamesAsync(
        RegistryReader read, ImmutableArray<BoardId> boards, CancellationToken cancellation)
    {
        var register = await read.BoardRegisterAsync(cancellation);
        var parts = boards.SelectMany(board => register.Parts(board)).Distinct().Select(part => part.Node).ToImmutableArray();

        // Advisory: what is told of names decides nothing.
        var pages = await read.View.NeighboursAsync(new NeighbourQuery(parts, SolutionGraph.ResponsibleBoard, Direction.Incoming), cancellation);
        return
        [
            .. pages.SelectMany(page => page.Items).Select(item => new Solution(item.Node))
                .Where(solution => !solution.IsGone)
                .OrderBy(solution => solution.Code, StringComparer.Ordinal)
                .Select(solution => new SolutionName(solution.Id, solution.Node.Get(SolutionGraph.Folded)!)),
        ];
    }
}
