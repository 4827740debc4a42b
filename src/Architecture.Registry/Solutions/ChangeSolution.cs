using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;

namespace Architecture.Registry.Solutions;

public sealed record ChangedSolution(SolutionId Solution);

/// <summary>The law forbids the use of a solution after a day.</summary>
public sealed record LegalEnd(DateOnly Date, string Reason);

/// <summary>A board changes what one of its solutions is called and how it is described, what it is an instance of, and when it has to end.</summary>
/// <remarks>
/// Domain §3.9 and §3.10 (c): names warn and are unique in the board; they never decide what is parallel, but a name or product like a
/// shared solution's opens a mapping review (§3.5). §6.5: another product is a replacement, in use as by contract, and "no predecessor"
/// is not to be said where there is one. Refused, in order: SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID,
/// PRODUCT_UNKNOWN, NAME_TAKEN, PREDECESSOR_EXISTS, SHARED_INVESTIGATION_MISSING, PARALLEL_SOLUTION, REVIEW_PENDING.
/// </remarks>
/// <param name="Solution">The solution.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Name">New name; null: unchanged.</param>
/// <param name="Kind">New kind; null: unchanged.</param>
public sealed record ChangeSolution(SolutionId Solution, long Version, string? Name, SolutionKind? Kind) : ICommand<ChangeSolution.Facts, ChangedSolution>
{
    /// <summary>Default: unchanged.</summary>
    public ImmutableArray<string> Aliases { get; init; }

    public Optional<string> Description { get; init; }

    public Optional<ProductId?> Product { get; init; }

    /// <summary>The end that its board has decided on; it never moves the effective end later.</summary>
    public Optional<DateOnly?> DeclaredEnd { get; init; }

    public Optional<LegalEnd> LegalEnd { get; init; }

    /// <summary>Null: unchanged.</summary>
    public StatedPredecessor? Predecessor { get; init; }

    /// <param name="Solution">As it is on record.</param>
    /// <param name="Board">Answers for it today.</param>
    /// <param name="HolderOfName">The board's living solution of the new name.</param>
    /// <param name="Footprint">Where it stands in the function tree.</param>
    /// <param name="Identity">What a new product, likeness and predecessor are judged on; null where none of them changes.</param>
    public sealed record Facts(Solution? Solution, Board? Board, Solution? HolderOfName, GateFootprint? Footprint, IdentityFacts? Identity);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(null, null, null, null, null);
        var board = (await read.AnsweringBoardsAsync([Solution], cancellation))[0]!;
        var boards = await read.BoardRegisterAsync(cancellation);
        var parts = boards.Today(board.Id).SelectMany(id => boards.Parts(id)).Append(board.Id).Distinct().ToImmutableArray();
        var holder = Name is null ? null : await read.HolderOfNameAsync(parts, NamedText.Fold(Name), cancellation);
        var asks = Name is not null || !Aliases.IsDefault || Product.IsGiven || Predecessor is not null;
        return new Facts(
            solution, board, holder, await read.GateFootprintAsync(solution, cancellation),
            asks ? await read.IdentityFactsAsync(this, solution, cancellation) : null);
    }

    public Outcome<ChangedSolution> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (Predecessor is StatedPredecessor.Named { Solution: var named } && facts.Identity!.Predecessor is null)
            return new SolutionUnknownRefused(named) { Path = ["predecessor", "solution"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (Version != solution.Version) return new StaleVersionRefused(Version, solution.Version) { Path = ["version"] };
        if (InputFault() is { } fault) return fault;
        if (Product is { IsGiven: true, Value: { } product } && facts.Identity!.Product is null) return new ProductUnknownRefused(product) { Path = ["product"] };
        if (facts.HolderOfName is { } holder && holder.Id != Solution)
            return new NameTakenRefused(holder.Name, holder.Id, holder.Code) { Path = ["name"] };
        if (facts.Identity?.PredecessorFault(this) is { } predecessor) return predecessor with { Path = ["predecessor"] };
        if (facts.Identity?.ProductFault(this, context) is { } replacement) return replacement with { Path = ["product"] };

        return Outcome.Commit(new ChangedSolution(Solution), Change(solution, facts, context));
    }

    private InputInvalidRefused? InputFault()
    {
        if (NamedText.Fault(Name, Aliases) is { } fault) return fault;
        if (LegalEnd.Value is { } legal && string.IsNullOrWhiteSpace(legal.Reason))
            return InputInvalidRefused.At("legalEnd", "Ange vilken regel som gör att lösningen inte får användas längre.", "Say which rule ends the use of the solution.");
        return Predecessor is StatedPredecessor.Named { Solution: var named } && named == Solution
            ? InputInvalidRefused.At("predecessor", "En lösning är inte sin egen föregångare.", "A solution is not its own predecessor.")
            : null;
    }

    private GraphChange Change(Solution solution, Facts facts, DecisionContext context)
    {
        var aliases = Aliases.IsDefault ? solution.Aliases : Aliases;
        var description = Description.Or(solution.Description);
        var text = NamedText.Of(Name ?? solution.Name, aliases, description);
        var change = GraphChange.Change(
                SolutionGraph.Solution, Solution.Node,
                SolutionGraph.Name.Is(text.Name),
                SolutionGraph.Aliases.Is(aliases),
                SolutionGraph.Description.Is(description),
                SolutionGraph.SortKey.Is(text.SortKey),
                SolutionGraph.Folded.Is(text.Folded),
                SolutionGraph.SearchTerms.Is(text.Terms),
                SolutionGraph.Kind.Is(Kind ?? solution.Kind),
                SolutionGraph.DeclaredEnd.Is(DeclaredEnd.Or(solution.DeclaredEnd)),
                SolutionGraph.LegalEnd.Is(LegalEnd.IsGiven ? LegalEnd.Value?.Date : solution.LegalEnd),
                SolutionGraph.LegalEndReason.Is(LegalEnd.IsGiven ? LegalEnd.Value?.Reason.Trim() : solution.LegalEndReason),
                SolutionGraph.Version.Is(solution.Version + 1))
            .Writing(facts.Footprint!.Written)
            .Writing(
                SolutionReads.NameKey(facts.Board!.Id, text.Folded),
                SolutionReads.NameKey(facts.Board.Id, solution.Node.Get(SolutionGraph.Folded)!));
        return facts.Identity is { } identity ? change.And(identity.Change(this, context)) : change;
    }
}
