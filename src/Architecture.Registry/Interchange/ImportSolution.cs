using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;

namespace Architecture.Registry.Interchange;

/// <summary>A row of a list of solutions: put on record if it is new, through the same gate as anybody's; else compared.</summary>
/// <remarks>
/// Domain §3. What is planned is registered; what is there already is recorded as existing (§3.6: the gate never refuses it). Refused, in order:
/// BOARD_UNKNOWN, CAPABILITY_UNKNOWN, PRODUCT_UNKNOWN; for a new solution what <see cref="RegisterLocalSolution"/> or
/// <see cref="RecordExistingSolution"/> refuses; for one on record CHANGE_NEEDS_DECISION where its board, name, functions, audience or phase differ.
/// </remarks>
/// <param name="Command">Identity of the row; the solution's id follows from it, so that the row finds its solution again.</param>
/// <param name="Board">Code of the responsible board.</param>
/// <param name="Name">Name.</param>
/// <param name="Functions">External ids or paths.</param>
/// <param name="Audience">ALL, or codes of boards; empty: the responsible one.</param>
internal sealed record ImportSolution(NodeId Command, string Board, string Name, ImmutableArray<string> Functions, ImmutableArray<string> Audience)
    : ICommand<ImportSolution.Facts, ImportedRow>
{
    public const string Everyone = "ALL";

    /// <summary>The row's own id: where it comes from, or the solution's code.</summary>
    public string? Id { get; init; }
    public SolutionKind? Kind { get; init; }
    public string? Product { get; init; }
    public Optional<ImmutableArray<string>> Aliases { get; init; }
    public Optional<string?> Description { get; init; }

    /// <summary>Null: the row does not say; a new solution is planned.</summary>
    public LifecyclePhase? Phase { get; init; }

    /// <summary>Since when it has been used, and what shows that; for what is there already.</summary>
    public DateOnly? InUse { get; init; }
    public string? Evidence { get; init; }

    /// <param name="Missing">Why the row cannot be understood.</param>
    /// <param name="Board">The responsible board.</param>
    /// <param name="Scope">What the row says that the solution does, and for whom.</param>
    /// <param name="Existing">The solution on record, with its board and scope.</param>
    /// <param name="Registering">The command for a planned one, with its facts.</param>
    /// <param name="Recording">The command for one that is there already, with its facts.</param>
    public sealed record Facts(
        Refusal? Missing, Board? Board, Scope? Scope, OnRecordSolution? Existing,
        (RegisterLocalSolution Command, RegisterLocalSolution.Facts Facts)? Registering = null,
        (RecordExistingSolution Command, RecordExistingSolution.Facts Facts)? Recording = null);

    public sealed record OnRecordSolution(Solution Solution, Board Board, Scope Scope);

    /// <summary>The id that the solution of a row has.</summary>
    public static SolutionId IdOf(NodeId command) =>
        new DecisionContext(command, Access.Actor.System, default, Settings.Default).NewId<SolutionId>();

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.BoardByCodeAsync(Board, cancellation) is not { } board) return Unknown(new BoardCodeUnknownRefused(Board) { Path = ["board"] });
        var claims = new List<Claim>();
        foreach (var function in Functions)
        {
            var found = await read.CapabilityByExternalIdAsync(function, cancellation) ?? await read.CapabilityByPathAsync(function, cancellation);
            if (found is null) return Unknown(new FunctionNotFoundRefused(function) { Path = ["functions"] });
            claims.Add(new Claim(found.Id));
        }
        var boards = new List<BoardId>();
        foreach (var code in Audience.Where(code => code != Everyone))
        {
            if (await read.BoardByCodeAsync(code, cancellation) is not { } one) return Unknown(new BoardCodeUnknownRefused(code) { Path = ["audience"] });
            boards.Add(one.Id);
        }
        var audience = Audience.Contains(Everyone)
            ? ParallelSolutions.Audience.Everyone
            : ParallelSolutions.Audience.Of(boards.Count == 0 ? [board.Id] : [.. boards.Distinct().OrderBy(id => id.Node)]);
        var scope = new Scope([.. claims.DistinctBy(claim => claim.Capability).OrderBy(claim => claim.Capability)], audience);

        if (await ExistingAsync(read, board, cancellation) is { } existing) return new Facts(null, board, scope, existing);
        return await RegisteringAsync(read, board, scope, cancellation);
    }

    public Outcome<ImportedRow> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Missing is { } missing) return missing;
        if (facts.Existing is { } existing) return Compare(existing, facts);

        var onBehalf = OnBehalf.Of(facts.Board!, Command, context);
        return facts.Recording is { } recording
            ? Added(recording.Command.Decide(recording.Facts, onBehalf))
            : Added(facts.Registering!.Value.Command.Decide(facts.Registering.Value.Facts, onBehalf));
    }

    private static Outcome<ImportedRow> Added<T>(Outcome<T> outcome) => outcome switch
    {
        CommitOutcome<T> yes => Outcome.Commit(ImportedRow.Added, yes.Change),
        RefusedOutcome<T> no => no.Refusal,
        var other => throw new InvalidOperationException($"Unknown outcome {other}."),
    };

    private async ValueTask<Facts> RegisteringAsync(RegistryReader read, Board board, Scope scope, CancellationToken cancellation)
    {
        Product? product = null;
        if (Product is not null)
        {
            product = await read.ProductByExternalIdAsync(Product, cancellation) ?? await read.ProductByNameAsync(NamedText.Fold(Product), cancellation);
            if (product is null) return Unknown(new ProductNotFoundRefused(Product) { Path = ["product"] });
        }
        var kind = Kind ?? SolutionKind.Application;
        var aliases = Aliases.Or([]) is { IsDefault: false } given ? given : [];
        if (Phase is { } phase and not LifecyclePhase.Planned)
        {
            var recording = new RecordExistingSolution(board.Id, Name, kind, scope, phase, InUse, Evidence ?? "")
            {
                Product = product?.Id,
                Aliases = aliases,
                Description = Description.Or(null),
            };
            return new Facts(null, board, scope, null) { Recording = (recording, await recording.LoadAsync(read, cancellation)) };
        }
        var registering = new RegisterLocalSolution(board.Id, Name, kind, scope) { Product = product?.Id, Aliases = aliases, Description = Description.Or(null) };
        return new Facts(null, board, scope, null) { Registering = (registering, await registering.LoadAsync(read, cancellation)) };
    }

    private async ValueTask<OnRecordSolution?> ExistingAsync(RegistryReader read, Board board, CancellationToken cancellation)
    {
        var existing = await read.SolutionAsync(IdOf(Command), cancellation)
            ?? (Id?.StartsWith(Board + "-", StringComparison.Ordinal) == true ? await read.SolutionByCodeAsync(Id, cancellation) : null)
            ?? await read.HolderOfNameAsync([board.Id], NamedText.Fold(Name), cancellation);
        if (existing is null) return null;
        var responsible = (await read.ResponsibleBoardsAsync([existing.Id], cancellation))[0]!;
        var claims = (await read.ClaimsAsync([existing.Id], cancellation))[0];
        var audience = (await read.AudiencesAsync([existing], cancellation))[0];
        return new OnRecordSolution(existing, responsible, new Scope(claims, audience));
    }

    private Outcome<ImportedRow> Compare(OnRecordSolution existing, Facts facts)
    {
        var solution = existing.Solution;
        var differing = existing.Board.Id != facts.Board!.Id ? "board"
            : NamedText.Fold(solution.Name) != NamedText.Fold(Name) ? "name"
            : !existing.Scope.Claims.Select(claim => claim.Capability).SequenceEqual(facts.Scope!.Claims.Select(claim => claim.Capability)) ? "functions"
            : existing.Scope.Audience != facts.Scope.Audience with { Groups = existing.Scope.Audience.Groups } ? "audience"
            : Phase is { } phase && phase != solution.Phase ? "phase"
            : null;
        if (differing is not null) return new NeedsDecisionRefused(solution.Code, differing) { Path = [differing] };

        var aliases = Aliases.Or(solution.Aliases);
        var description = Description.Or(solution.Description);
        var differences = new Differences(solution.Node)
            .Field(SolutionGraph.Kind, Kind ?? solution.Kind)
            .Field(SolutionGraph.Aliases, aliases)
            .Field(SolutionGraph.Description, description);
        if (differences.IsEmpty) return Outcome.Commit(ImportedRow.Unchanged, GraphChange.None);
        differences
            .Derived(SolutionGraph.SearchTerms, NamedText.Of(solution.Name, aliases, description).Terms)
            .Derived(SolutionGraph.Version, solution.Version + 1);
        return Outcome.Commit(
            ImportedRow.Changed(differences.Changes), GraphChange.Change(SolutionGraph.Solution, solution.Node.Id, differences.Values));
    }

    private static Facts Unknown(Refusal refusal) => new(refusal, null, null, null);
}
