using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Solutions;

public sealed record ChangedSolution(SolutionId Solution);

/// <summary>A board changes what one of its solutions is called and how it is described.</summary>
/// <remarks>
/// Domain §3.9 and §3.10 (c): names warn and are unique in the board; they never decide what is parallel. Refused, in order:
/// SOLUTION_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID, NAME_TAKEN.
/// </remarks>
/// <param name="Solution">The solution.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Name">New name; null: unchanged.</param>
/// <param name="Kind">New kind; null: unchanged.</param>
public sealed record ChangeSolution(SolutionId Solution, long Version, string? Name, SolutionKind? Kind) : ICommand<ChangeSolution.Facts, ChangedSolution>
{
    /// <summary>Default: unchanged.</summary>
    public ImmutableArray<string> Aliases { get; init; }

    /// <summary>Null with <see cref="ClearsDescription"/>: cleared; else unchanged.</summary>
    public string? Description { get; init; }

    public bool ClearsDescription { get; init; }

    public sealed record Facts(Solution? Solution, Board? Board, Solution? HolderOfName, GateFootprint? Footprint);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new Facts(null, null, null, null);
        var board = (await read.AnsweringBoardsAsync([Solution], cancellation))[0]!;
        var boards = await read.BoardRegisterAsync(cancellation);
        var parts = boards.Today(board.Id).SelectMany(id => boards.Parts(id)).Append(board.Id).Distinct().ToImmutableArray();
        var holder = Name is null ? null : await read.HolderOfNameAsync(parts, NamedText.Fold(Name), cancellation);
        return new Facts(solution, board, holder, await read.GateFootprintAsync(solution, cancellation));
    }

    public Outcome<ChangedSolution> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Solution is not { } solution) return new SolutionUnknownRefused(Solution) { Path = ["solution"] };
        if (!context.Actor.MayWriteFor(facts.Board!)) return new NotResponsibleBoardRefused(facts.Board!.Name, context.Actor.Id);
        if (Version != solution.Version) return new StaleVersionRefused(Version, solution.Version) { Path = ["version"] };
        if (Name is not null && NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (facts.HolderOfName is { } holder && holder.Id != Solution)
            return new NameTakenRefused(holder.Name, holder.Id, holder.Code) { Path = ["name"] };

        var aliases = Aliases.IsDefault ? solution.Aliases : Aliases;
        var description = ClearsDescription ? null : Description ?? solution.Description;
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
                SolutionGraph.Version.Is(solution.Version + 1))
            .Writing(facts.Footprint!.Written)
            .Writing(
                SolutionReads.NameKey(facts.Board!.Id, text.Folded),
                SolutionReads.NameKey(facts.Board.Id, solution.Node.Get(SolutionGraph.Folded)!));
        return Outcome.Commit(new ChangedSolution(Solution), change);
    }
}
