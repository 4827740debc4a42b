using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Interchange;

/// <summary>A row of a list of information flows: recorded by <see cref="AddInformationFlow"/> if it is new, else compared.</summary>
/// <remarks>
/// Domain §1. Refused, in order: SOLUTION_UNKNOWN, INFORMATION_SET_UNKNOWN, INPUT_INVALID where several boards have a set of that name;
/// for a new flow what that command refuses; for one on record CHANGE_NEEDS_DECISION where it goes between others, NOT_RESPONSIBLE_BOARD.
/// </remarks>
/// <param name="Command">Identity of the row; the flow's id follows from it.</param>
/// <param name="HasId">The row has an id of its own, so that several flows may go the same way; else its ends and platform tell it apart.</param>
/// <param name="From">Code, or the id that the solution was imported under.</param>
/// <param name="To">As <paramref name="From"/>.</param>
/// <param name="Via">The platform, likewise; null: directly.</param>
internal sealed record ImportFlow(NodeId Command, bool HasId, string From, string To, string? Via) : ICommand<ImportFlow.Facts, ImportedRow>
{
    /// <summary>The flow's own id, where the row names it as an export does.</summary>
    public InformationFlowId? Own { get; init; }

    /// <summary>Names, or <c>CODE/name</c> with the board's code.</summary>
    public Optional<ImmutableArray<string>> InformationSets { get; init; }
    public Optional<string?> Protocol { get; init; }
    public Optional<string?> Frequency { get; init; }

    /// <param name="Missing">Why the row cannot be understood.</param>
    /// <param name="Command">The command for a new one.</param>
    /// <param name="Loaded">Its facts.</param>
    /// <param name="Existing">The flow on record.</param>
    public sealed record Facts(Refusal? Missing, AddInformationFlow? Command, AddInformationFlow.Facts? Loaded, OnRecordFlow? Existing);

    public sealed record OnRecordFlow(InformationFlow Flow, FlowSides Sides, ImmutableArray<Neighbour> Carried);

    /// <summary>The id that the flow of a row has.</summary>
    public static InformationFlowId IdOf(NodeId command) =>
        new DecisionContext(command, Actor.System, default, Settings.Default).NewId<InformationFlowId>();

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionNamedAsync(From, cancellation) is not { } from) return Unknown(new SolutionNotFoundRefused(From) { Path = ["from"] });
        if (await read.SolutionNamedAsync(To, cancellation) is not { } to) return Unknown(new SolutionNotFoundRefused(To) { Path = ["to"] });
        var via = Via is null ? null : await read.SolutionNamedAsync(Via, cancellation);
        if (Via is not null && via is null) return Unknown(new SolutionNotFoundRefused(Via) { Path = ["via"] });

        var sets = ImmutableArray.CreateBuilder<InformationSetId>();
        foreach (var name in InformationSets.IsGiven ? InformationSets.Value : [])
        {
            var found = await SetsNamedAsync(read, name, cancellation);
            if (found is not [var set]) return Unknown(NotOne(name, found.Length));
            if (!sets.Contains(set.Id)) sets.Add(set.Id);
        }
        var command = new AddInformationFlow(from.Id, to.Id, via?.Id, sets.DrainToImmutable())
        {
            Protocol = Protocol.Or(null),
            Frequency = Frequency.Or(null),
        };
        return new Facts(null, command, await command.LoadAsync(read, cancellation), await ExistingAsync(read, command, cancellation));
    }

    public Outcome<ImportedRow> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Missing is { } missing) return missing;
        var onBehalf = OnBehalf.Of(facts.Loaded!.Boards[0]!, Command, context);
        if (facts.Existing is { } existing) return Compare(existing, facts, onBehalf);
        return facts.Command!.Decide(facts.Loaded, onBehalf) switch
        {
            CommitOutcome<AddedInformationFlow> yes => Outcome.Commit(ImportedRow.Added, yes.Change),
            RefusedOutcome<AddedInformationFlow> no => no.Refusal,
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private Outcome<ImportedRow> Compare(OnRecordFlow existing, Facts facts, DecisionContext context)
    {
        var (sides, wanted) = (existing.Sides, facts.Command!);
        var differing = sides.From.Id != wanted.From ? "from"
            : sides.To.Id != wanted.To ? "to"
            : sides.Via?.Id != wanted.Via ? "via"
            : null;
        if (differing is not null) return new NeedsDecisionRefused($"{sides.From.Code} → {sides.To.Code}", differing) { Path = [differing] };
        if (!facts.Loaded!.Boards.Any(board => context.Actor.MayWriteFor(board!)))
            return new NotResponsibleBoardRefused(facts.Loaded.Boards[0]!.Name, context.Actor.Id) { Path = ["from"] };
        if (wanted.TextFault is { } fault) return fault;

        var flow = existing.Flow;
        var differences = new Differences(flow.Node)
            .Field(FlowGraph.Protocol, Protocol.Or(flow.Protocol))
            .Field(FlowGraph.Frequency, Frequency.Or(flow.Frequency));
        var change = differences.IsEmpty ? GraphChange.None : GraphChange.Change(FlowGraph.Flow, flow.Id.Node, differences.Values);
        if (InformationSets.IsGiven) change = change.And(Carrying(existing, facts, differences, context));
        return differences.IsEmpty
            ? Outcome.Commit(ImportedRow.Unchanged, GraphChange.None)
            : Outcome.Commit(ImportedRow.Changed(differences.Changes), change);
    }

    /// <summary>What the flow carries is what the row says that it does.</summary>
    private static GraphChange Carrying(OnRecordFlow existing, Facts facts, Differences differences, DecisionContext context)
    {
        var wanted = facts.Loaded!.Sets.Select(set => set!).ToImmutableArray();
        var carried = existing.Carried.Select(item => new InformationSet(item.Node)).ToImmutableArray();
        var added = wanted.Where(set => carried.All(one => one.Id != set.Id)).ToImmutableArray();
        var ended = existing.Carried.Where(item => wanted.All(set => set.Id.Node != item.Node.Id)).ToImmutableArray();
        if (added.IsEmpty && ended.IsEmpty) return GraphChange.None;
        differences.Note("information_sets", Names(carried), Names(wanted));
        return GraphChange.None
            .And(ended.Select(item => GraphChange.Disconnect(item.Edge)))
            .And(added.Select(set => GraphChange.Connect(FlowGraph.Carries, context.NewNodeId(), existing.Flow.Id.Node, set.Id.Node)));
    }

    private static string? Names(ImmutableArray<InformationSet> sets) =>
        sets.IsEmpty ? null : string.Join('|', sets.Select(set => set.Name).Order(StringComparer.Ordinal));

    private async ValueTask<OnRecordFlow?> ExistingAsync(RegistryReader read, AddInformationFlow wanted, CancellationToken cancellation)
    {
        var id = IdOf(Command);
        if ((await read.InformationFlowsAsync([id], cancellation))[0] is { } imported)
            return await OnRecordAsync(read, imported, (await read.FlowSidesAsync([id], cancellation))[0], cancellation);
        if (Own is { } own && (await read.InformationFlowsAsync([own], cancellation))[0] is { } exported)
            return await OnRecordAsync(read, exported, (await read.FlowSidesAsync([own], cancellation))[0], cancellation);
        if (HasId) return null;

        var flows = await read.FlowsFromAsync([wanted.From], cancellation);
        var same = flows.FirstOrDefault(one => one.Sides.To.Id == wanted.To && one.Sides.Via?.Id == wanted.Via);
        return same.Flow is null ? null : await OnRecordAsync(read, same.Flow, same.Sides, cancellation);
    }

    private static async ValueTask<OnRecordFlow> OnRecordAsync(
        RegistryReader read, InformationFlow flow, FlowSides sides, CancellationToken cancellation)
    {
        var carried = await read.NeighboursAsync(new NeighbourQuery([flow.Id.Node], FlowGraph.Carries, Direction.Outgoing), cancellation);
        return new OnRecordFlow(flow, sides, carried[0].Items);
    }

    /// <summary>The board's where its code stands before the name; else those of every board.</summary>
    private static async ValueTask<ImmutableArray<InformationSet>> SetsNamedAsync(RegistryReader read, string named, CancellationToken cancellation)
    {
        if (named.Split('/', 2, StringSplitOptions.TrimEntries) is [var code, var name] && await read.BoardByCodeAsync(code, cancellation) is { } board)
        {
            var parts = (await read.BoardRegisterAsync(cancellation)).Parts(board.Id);
            return await read.HolderOfInformationNameAsync(parts, NamedText.Fold(name), cancellation) is { } held ? [held] : [];
        }
        var folded = NamedText.Fold(named);
        var boards = await read.AllBoardsAsync(cancellation);
        var page = await read.FindAsync(
            NodeQuery.First(InformationGraph.Set, 2, Filter.Is(InformationGraph.Folded, GraphValue.Of(folded))),
            [.. boards.Select(one => InformationReads.NameKey(one.Id, folded))], cancellation);
        return [.. page.Nodes.Select(node => new InformationSet(node))];
    }

    private static Refusal NotOne(string name, int found) => found == 0
        ? new InformationSetNotFoundRefused(name) { Path = ["information_sets"] }
        : InputInvalidRefused.At(
            "information_sets",
            $"Flera nämnder har en informationsmängd som heter ”{name}”. Skriv nämndens kod före: KOD/{name}.",
            $"Several boards have an information set called “{name}”. Write the board's code before it: CODE/{name}.");

    private static Facts Unknown(Refusal refusal) => new(refusal, null, null, null);
}
