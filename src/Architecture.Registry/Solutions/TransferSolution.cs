using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Solutions;

/// <param name="Solution">The solution.</param>
/// <param name="Verdict">What the gate said of the cells that are new with the new board.</param>
public sealed record TransferredSolution(SolutionId Solution, ParallelVerdict Verdict);

/// <summary>A transfer needs the decisions of both boards; KS's alone where a board was taken over, or the solution is designated.</summary>
public sealed record DecisionsMissingRefused(string Former, string Receiving) : Refusal
{
    public override string Code => "DECISIONS_MISSING";
    public override Message Message => new(
        $"Ange både {Former}s och {Receiving}s beslut. Kommunstyrelsens räcker bara när nämnden är övertagen eller delad, eller lösningen är utpekad som gemensam.",
        $"Give the decisions of both {Former} and {Receiving}. The executive board's alone is enough only where the board has been taken over or split, or the solution is designated as shared.");
}

/// <summary>Responsibility for a solution passes to another board from a day; then the former board cannot write.</summary>
/// <remarks>
/// Domain §2 and §3.4: the receiving board's cells are new to a local solution and judged now, as if the day had come. Refused, in order:
/// SOLUTION_UNKNOWN, BOARD_UNKNOWN, RESERVED_FOR_EXECUTIVE_BOARD, OWN_APPLICATION, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID, DECISION_IN_FUTURE,
/// DECISIONS_MISSING, OWNER_NOT_ALLOWED, NAME_TAKEN, PARALLEL_SOLUTION, REVIEW_PENDING, SHARED_INVESTIGATION_MISSING.
/// </remarks>
/// <param name="Solution">The solution.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="To">The board that is responsible from then on.</param>
/// <param name="From">First day; null: today.</param>
/// <param name="Decisions">Both boards' decisions, or KS's.</param>
public sealed record TransferSolution(SolutionId Solution, long Version, BoardId To, DateOnly? From, ImmutableArray<Decision> Decisions)
    : ICommand<TransferSolution.Facts, TransferredSolution>
{
    /// <param name="Scope">The solution; its board is the one that answers for it today.</param>
    /// <param name="OnRecord">The board on record.</param>
    /// <param name="Receiving">The receiving board, as it is today.</param>
    /// <param name="Bodies">Who decided, as they are today, aligned with the decisions.</param>
    /// <param name="HolderOfName">The receiving board's living solution of the name.</param>
    /// <param name="Answering">Who answers, or answered, for it instead of the board on record.</param>
    /// <param name="Responsible">The edge to the board on record.</param>
    public sealed record Facts(
        ScopeFacts Scope, Board? OnRecord, Board? Receiving, ImmutableArray<Board?> Bodies, Solution? HolderOfName,
        ImmutableArray<AnsweringBoard> Answering, GraphEdge? Responsible);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var scope = await read.ScopeFactsAsync(Solution, [], cancellation);
        var boards = await read.BoardRegisterAsync(cancellation);
        var receiving = await read.TodaysBoardAsync(boards, To, cancellation);
        var bodies = ImmutableArray.CreateBuilder<Board?>(Decisions.Length);
        foreach (var decision in Decisions)
        {
            bodies.Add(decision.Body is { } body
                ? await read.TodaysBoardAsync(boards, body, cancellation)
                : await read.BodyAsync(null, cancellation));
        }
        if (scope.Solution is not { } solution) return new Facts(scope, null, receiving, bodies.ToImmutable(), null, [], null);
        var folded = solution.Node.Get(SolutionGraph.Folded)!;
        var responsible = await read.NeighboursAsync(new NeighbourQuery([Solution.Node], SolutionGraph.ResponsibleBoard, Direction.Outgoing), cancellation);
        return new Facts(
            scope,
            new Board(responsible[0].Items[0].Node),
            receiving,
            bodies.ToImmutable(),
            receiving is null ? null : await read.HolderOfNameAsync(boards.Parts(receiving.Id), folded, cancellation),
            (await read.AnsweredByAsync([Solution], cancellation))[0],
            responsible[0].Items[0].Edge);
    }

    public Outcome<TransferredSolution> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Scope.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (facts.Receiving is not { } receiving) return new BoardUnknownRefused(To) { Path = ["to"] };
        var former = facts.Scope.Board!;
        var byExecutive = !Decisions.IsEmpty && facts.Bodies.All(body => body is { Kind: BoardKind.Executive })
            && (former.Kind != BoardKind.Executive || solution.Reach == Reach.Shared);
        if (byExecutive && context.Reserved(former, receiving) is { } reserved) return reserved;
        if (!byExecutive && !context.Actor.MayWriteFor(former)) return new NotResponsibleBoardRefused(former.Name, context.Actor.Id);
        if (Version != solution.Version) return new StaleVersionRefused(Version, solution.Version) { Path = ["version"] };
        if (Fault(facts, solution, former, receiving, context, byExecutive) is { } fault) return fault;

        var now = facts.Scope.Now!;
        var answer = solution.Reach == Reach.Shared
            ? new ScopeAnswer(null, ParallelVerdict.Clear, GraphChange.None)
            : ScopeChange.Judge(facts.Scope, now with { ResponsibleBoard = receiving.Id }, context);
        if (answer.Refusal is { } refusal) return refusal;
        var change = Transferring(facts, solution, former, receiving, context).And(answer.Opening);
        return Outcome.Commit(new TransferredSolution(Solution, answer.Verdict), change, Decisions[0].CaseNumber);
    }

    private Refusal? Fault(Facts facts, Solution solution, Board former, Board receiving, DecisionContext context, bool byExecutive)
    {
        if (solution.IsGone)
            return InputInvalidRefused.At("solution", "Lösningen är avvecklad eller avbruten; det är slutgiltigt.", "The solution is retired or abandoned, which is final.");
        if (receiving.Id == former.Id)
            return InputInvalidRefused.At("to", "Nämnden ansvarar redan för lösningen.", "The board is already responsible for the solution.");
        if (From < former.From || receiving.Until < (From ?? context.Today))
            return InputInvalidRefused.At("from", "Någon av nämnderna finns inte den dagen. Välj en dag då båda finns.", "One of the boards is not there on that day. Choose a day when both are.");
        for (var i = 0; i < Decisions.Length; i++)
        {
            if (Decisions[i].Body is { } body && facts.Bodies[i] is null) return new BoardUnknownRefused(body) { Path = ["decisions", "body"] };
            if (Decisions[i].Fault(context.Today) is { } fault) return fault with { Path = ["decisions", .. fault.Path.Skip(1)] };
        }
        var both = Decided(facts, former) && Decided(facts, receiving);
        var passedOn = solution.Reach == Reach.Shared || facts.Scope.Gate!.Boards.IsTakenOver(facts.OnRecord!.Id);
        if (!both && !(byExecutive && passedOn)) return new DecisionsMissingRefused(former.Name, receiving.Name) { Path = ["decisions"] };
        if (solution.Reach == Reach.Shared && !receiving.MayOwnShared) return new OwnerNotAllowedRefused(receiving.Name) { Path = ["to"] };
        return facts.HolderOfName is { } holder && holder.Id != Solution
            ? new NameTakenRefused(holder.Name, holder.Id, holder.Code) { Path = ["to"] }
            : null;
    }

    private static bool Decided(Facts facts, Board board) => facts.Bodies.Any(body => body?.Id == board.Id);

    /// <summary>The receiving board is the responsible one at once, for the gate; until the day comes, the former board answers.</summary>
    private GraphChange Transferring(Facts facts, Solution solution, Board former, Board receiving, DecisionContext context)
    {
        var from = From ?? context.Today;
        var folded = solution.Node.Get(SolutionGraph.Folded)!;
        var ending = facts.Answering.Where(one => one.Until is null || one.Until >= from).Select(one => one.EndingBefore(from));
        return GraphChange.Change(SolutionGraph.Solution, Solution.Node, SolutionGraph.Version.Is(solution.Version + 1))
            .And(GraphChange.Disconnect(facts.Responsible!))
            .And(GraphChange.Connect(SolutionGraph.ResponsibleBoard, context.NewNodeId(), Solution.Node, receiving.Id.Node))
            .And(ending)
            .And(GraphChange.Connect(
                SolutionGraph.AnsweredBy, context.NewNodeId(), Solution.Node, former.Id.Node,
                SolutionGraph.AnsweredUntil.Is(from.AddDays(-1)),
                SolutionGraph.AnsweredDecisions.Is([.. Decisions.Select(decision => decision.ToLine())])))
            .Writing(facts.Scope.Keys)
            .Writing(SolutionReads.NameKey(former.Id, folded), SolutionReads.NameKey(facts.OnRecord!.Id, folded), SolutionReads.NameKey(receiving.Id, folded));
    }
}
