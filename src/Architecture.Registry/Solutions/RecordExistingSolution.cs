using System.Collections.Immutable;
using System.Globalization;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;

namespace Architecture.Registry.Solutions;

/// <param name="Solution">The solution, on record now.</param>
/// <param name="Verdict">What the gate says of it; it refuses nothing here.</param>
/// <param name="Violation">The shared solutions against which it is a violation until SLK confirms the evidence.</param>
public sealed record RecordedExistingSolution(SolutionId Solution, ParallelVerdict Verdict, ImmutableArray<SolutionId> Violation) : IJudged;

/// <summary>A board puts a solution on record that is in use already.</summary>
/// <remarks>
/// Domain §3.6: the gate never refuses it. What a shared solution does already is a violation until SLK confirms evidence that is older;
/// where the gate asks, a review opens. Refused, in order: BOARD_UNKNOWN, NOT_RESPONSIBLE_BOARD, INPUT_INVALID, CAPABILITY_REQUIRED,
/// CAPABILITY_UNKNOWN, AUDIENCE_REQUIRED, CAPABILITY_EXCLUDED_AWAY, EXCLUSION_NOT_BELOW, PRODUCT_UNKNOWN, NAME_TAKEN.
/// </remarks>
/// <param name="Board">Responsible for it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Scope">What it does, and for whom.</param>
/// <param name="Phase">INTRODUCING, IN_USE or PHASING_OUT.</param>
/// <param name="InUse">Since when it is used.</param>
/// <param name="Evidence">What shows that: a contract, a decision.</param>
public sealed record RecordExistingSolution(
    BoardId Board, string Name, SolutionKind Kind, Scope Scope, LifecyclePhase Phase, DateOnly? InUse, string Evidence)
    : ICommand<RecordExistingSolution.Facts, RecordedExistingSolution>
{
    public ImmutableArray<string> Aliases { get; init; } = [];
    public string? Description { get; init; }
    public ProductId? Product { get; init; }

    public sealed record Facts(Board? Board, GateFacts Gate, GateFootprint Footprint, Solution? HolderOfName, Product? Product);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var gate = await read.GateFactsAsync(Scope.Claims, cancellation);
        var board = await read.TodaysBoardAsync(gate.Boards, Board, cancellation);
        var footprint = await read.GateFootprintAsync(Reach.Local, Scope.Claims, cancellation);
        var holder = board is null ? null : await read.HolderOfNameAsync(gate.Boards.Parts(board.Id), NamedText.Fold(Name), cancellation);
        var product = Product is { } id ? (await read.ProductsAsync([id], cancellation))[0] : null;
        return new Facts(board, gate, footprint, holder, product);
    }

    public Outcome<RecordedExistingSolution> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Board is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (!context.Actor.MayWriteFor(board)) return new NotResponsibleBoardRefused(board.Name, context.Actor.Id) { Path = ["board"] };
        if (Fault(context.Today) is { } fault) return fault;
        if (ScopeRule.Fault(Scope, facts.Gate.Space) is { } scopeFault) return scopeFault;
        if (Product is { } product && facts.Product is null) return new ProductUnknownRefused(product) { Path = ["product"] };
        if (facts.HolderOfName is { } holder) return new NameTakenRefused(holder.Name, holder.Id, holder.Code) { Path = ["name"] };

        var proposal = new Proposal(Scope, board.Id) { Name = Name, Aliases = Aliases, Product = Product?.Node };
        var verdict = ParallelRule.Judge(facts.Gate.Space, proposal, GateOccasion.Registering, facts.Gate.Offers, OnRecord.Nothing);
        var violations = verdict.Pairs.Where(pair => !pair.Cells.Blocked.IsEmpty).ToImmutableArray();
        var asked = verdict with { Pairs = [.. verdict.Pairs.Where(pair => pair.Verdict == Verdict.Review)] };

        var id = context.NewId<SolutionId>();
        var change = Adding(id, board, context)
            .And(violations.Select(pair => DebtEdges.Adding(id, new Debt(pair.Solution, DebtKind.Violation, pair.Cells.Blocked.Record()), context)))
            .Writing(facts.Footprint.Written);
        if (!asked.Pairs.IsEmpty) change = change.And(OpenReview.Parallel(context.NewId<ReviewId>(), id, asked, context));
        return Outcome.Commit(new RecordedExistingSolution(id, verdict, [.. violations.Select(pair => pair.Solution)]), change);
    }

    private InputInvalidRefused? Fault(DateOnly today)
    {
        if (NamedText.Fault(Name, Aliases) is { } fault) return fault;
        if (Phase is not (LifecyclePhase.Introducing or LifecyclePhase.InUse or LifecyclePhase.PhasingOut))
            return InputInvalidRefused.At(
                "phase", "Det som redan finns är under införande, i bruk eller under avveckling.", "What is there already is being introduced, in use or being phased out.");
        if (Phase != LifecyclePhase.Introducing && InUse is null)
            return InputInvalidRefused.At("inUse", "Ange sedan när lösningen används.", "Say since when the solution has been used.");
        if (InUse > today) return InputInvalidRefused.At("inUse", "Datumet ligger i framtiden. Registrera detta när det har hänt.", "The date lies in the future. Record this once it has happened.");
        return string.IsNullOrWhiteSpace(Evidence)
            ? InputInvalidRefused.At("evidence", "Ange vad som visar att lösningen redan finns.", "Say what shows that the solution is there already.")
            : null;
    }

    private GraphChange Adding(SolutionId id, Board board, DecisionContext context)
    {
        var record = new NewSolution(id, board, Name, Kind, Scope) { Aliases = Aliases, Description = Description, Product = Product, Reach = Reach.Local };
        ImmutableArray<string> dates = InUse is { } since
            ? [string.Create(CultureInfo.InvariantCulture, $"{LifecyclePhase.InUse}={since:yyyy-MM-dd}")]
            : [];
        return record.Adding(context).And(GraphChange.Change(
            SolutionGraph.Solution, id.Node,
            SolutionGraph.Phase.Is(Phase),
            SolutionGraph.ActualDates.Is(dates),
            SolutionGraph.Evidence.Is(Evidence.Trim())));
    }
}
