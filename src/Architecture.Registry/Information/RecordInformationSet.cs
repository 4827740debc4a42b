using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Information;

public sealed record RecordedInformationSet(InformationSetId InformationSet);

/// <summary>A board puts an information set of its own on record, or describes one anew.</summary>
/// <remarks>
/// Domain §1 and §9; programme 5.4: the board owns it whatever solution handles it. Refused, in order: BOARD_UNKNOWN,
/// INFORMATION_SET_UNKNOWN, NOT_RESPONSIBLE_BOARD, STALE_VERSION, INPUT_INVALID, INFORMATION_SET_NAME_TAKEN.
/// </remarks>
/// <param name="Board">The board that owns it; of one on record, the one that does already.</param>
/// <param name="Existing">The set on record; null: a new one.</param>
/// <param name="Version">The version that the caller saw of <paramref name="Existing"/>.</param>
/// <param name="Name">Its name; unique within the board.</param>
public sealed record RecordInformationSet(BoardId Board, InformationSetId? Existing, long? Version, string Name)
    : ICommand<RecordInformationSet.Facts, RecordedInformationSet>
{
    public string? Description { get; init; }
    public OpenData OpenData { get; init; }

    /// <summary>Why it is not open data.</summary>
    public string? OpenDataReason { get; init; }

    public sealed record Facts(Board? Board, InformationSet? Existing, Board? Owner, InformationSet? HolderOfName);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var register = await read.BoardRegisterAsync(cancellation);
        var board = await read.TodaysBoardAsync(register, Board, cancellation);
        var existing = Existing is { } id ? (await read.InformationSetsAsync([id], cancellation))[0] : null;
        var owner = existing is null ? board : (await read.InformationOwnersAsync([existing.Id], cancellation))[0];
        var holder = board is null ? null : await read.HolderOfInformationNameAsync(register.Parts(board.Id), NamedText.Fold(Name), cancellation);
        return new Facts(board, existing, owner, holder);
    }

    public Outcome<RecordedInformationSet> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Board is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (Existing is not null && facts.Existing is null) return new InformationSetUnknownRefused { Path = ["informationSet"] };
        if (facts.Owner!.Id != board.Id || !context.Actor.MayWriteFor(board))
            return new NotResponsibleBoardRefused(facts.Owner.Name, context.Actor.Id) { Path = ["board"] };
        if (facts.Existing is { } seen && seen.Version != Version) return new StaleVersionRefused(Version ?? 0, seen.Version) { Path = ["version"] };
        if (NamedText.Fault(Name) is { } fault) return InputInvalidRefused.At("name", fault.Swedish, fault.English);
        if (OpenData == OpenData.No && string.IsNullOrWhiteSpace(OpenDataReason))
            return InputInvalidRefused.At("openDataReason", "Ange varför informationen inte publiceras som öppna data.", "Say why the information is not published as open data.");
        if (facts.HolderOfName is { } holder && holder.Id != Existing) return new InformationSetNameTakenRefused(holder.Name) { Path = ["name"] };

        var id = Existing ?? context.NewId<InformationSetId>();
        var text = NamedText.Of(Name, [], Description);
        PropertyValue[] values =
        [
            InformationGraph.Name.Is(text.Name), InformationGraph.SortKey.Is(text.SortKey), InformationGraph.Folded.Is(text.Folded),
            InformationGraph.SearchTerms.Is(text.Terms), InformationGraph.Description.Is(Description), InformationGraph.OpenData.Is(OpenData),
            InformationGraph.OpenDataReason.Is(string.IsNullOrWhiteSpace(OpenDataReason) ? null : OpenDataReason.Trim()),
            InformationGraph.Version.Is((facts.Existing?.Version ?? 0) + 1),
        ];
        var change = facts.Existing is { } existing
            ? GraphChange.Change(InformationGraph.Set, id.Node, values)
                .Writing(InformationReads.NameKey(board.Id, existing.Node.Get(InformationGraph.Folded)!))
            : GraphChange.Add(InformationGraph.Set, id.Node, values)
                .And(GraphChange.Connect(InformationGraph.OwnedBy, context.NewNodeId(), id.Node, board.Node.Id));
        return Outcome.Commit(new RecordedInformationSet(id), change.Writing(InformationReads.NameKey(board.Id, text.Folded)));
    }
}

/// <summary>There is no such information set.</summary>
public sealed record InformationSetUnknownRefused : Refusal
{
    public override string Code => "INFORMATION_SET_UNKNOWN";
    public override Message Message => new("Informationsmängden finns inte i registret.", "The information set is not in the registry.");
}

/// <summary>The board has an information set of that name.</summary>
public sealed record InformationSetNameTakenRefused(string Name) : Refusal
{
    public override string Code => "INFORMATION_SET_NAME_TAKEN";
    public override Message Message => new(
        $"Nämnden har redan en informationsmängd som heter ”{Name}”.", $"The board already has an information set named “{Name}”.");
}

/// <summary>There is no such flow.</summary>
public sealed record InformationFlowUnknownRefused : Refusal
{
    public override string Code => "INFORMATION_FLOW_UNKNOWN";
    public override Message Message => new("Informationsflödet finns inte i registret.", "The information flow is not in the registry.");
}
