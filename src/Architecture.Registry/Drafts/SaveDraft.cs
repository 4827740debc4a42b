using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry.Drafts;

public sealed record SavedDraft(DraftId Draft);

/// <summary>A board keeps a proposal, to go on with it later: nothing is judged, and nobody is in its way.</summary>
/// <remarks>
/// Domain §1, §3.8. A draft may be unfinished, but what it names is on record. Refused, in order: BOARD_UNKNOWN, NOT_RESPONSIBLE_BOARD, DRAFT_UNKNOWN, STALE_VERSION, INPUT_INVALID,
/// CAPABILITY_UNKNOWN, USER_GROUP_UNKNOWN, PRODUCT_UNKNOWN, SOLUTION_UNKNOWN, INFORMATION_SET_UNKNOWN.
/// </remarks>
/// <param name="Board">The board whose it is.</param>
/// <param name="Name">What it is called; other drafts and solutions may be called so.</param>
public sealed record SaveDraft(BoardId Board, string Name) : ICommand<SaveDraft.Facts, SavedDraft>
{
    /// <summary>A draft that is brought up to date as a whole; null: a new one.</summary>
    public DraftId? Draft { get; init; }

    /// <summary>The version of that draft that the caller saw.</summary>
    public long? Version { get; init; }
    public SolutionKind? Kind { get; init; }
    public string? Description { get; init; }
    public ProductId? Product { get; init; }
    public Scope Scope { get; init; } = new([], Audience.Of());
    public ImmutableArray<string> Aliases { get; init; } = [];
    public ImmutableArray<ProposedDependency> DependsOn { get; init; } = [];
    public ImmutableArray<InformationSetId> InformationSets { get; init; } = [];

    /// <param name="Board">The board as it is today.</param>
    /// <param name="Kept">The draft on record.</param>
    /// <param name="Capabilities">What <see cref="Named"/> names.</param>
    /// <param name="Boards">Boards of the audience.</param>
    /// <param name="Groups">User groups of the audience.</param>
    /// <param name="HasUnknownProduct">A product is named that is not on record.</param>
    /// <param name="Targets">What it is to depend on.</param>
    /// <param name="Information">What it is to handle.</param>
    public sealed record Facts(
        Board? Board, KeptDraft? Kept, IReadOnlyList<Capability?> Capabilities, IReadOnlyList<Board?> Boards, IReadOnlyList<UserGroup?> Groups, bool HasUnknownProduct,
        ImmutableArray<Solution?> Targets, IReadOnlyList<InformationSet?> Information);

    private ImmutableArray<CapabilityId> Named => [.. Scope.Claims.SelectMany(claim => claim.Excludes.Prepend(claim.Capability))];

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) => new(
        await read.TodaysBoardAsync(await read.BoardRegisterAsync(cancellation), Board, cancellation),
        Draft is { } draft ? await read.KeptDraftAsync(draft, cancellation) : null,
        await read.CapabilitiesAsync(Named, cancellation),
        await read.BoardsAsync(Scope.Audience.Boards, cancellation),
        await read.UserGroupsAsync(Scope.Audience.Groups, cancellation),
        Product is { } product && (await read.ProductsAsync([product], cancellation))[0] is null,
        [.. await read.SolutionsAsync([.. DependsOn.Select(one => one.To)], cancellation)],
        await read.InformationSetsAsync(InformationSets, cancellation));

    public Outcome<SavedDraft> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Board is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (!context.Actor.MayWriteFor(board)) return new NotResponsibleBoardRefused(board.Name, context.Actor.Id) { Path = ["board"] };
        if (Draft is { } named)
        {
            if (facts.Kept is not { } kept) return new DraftUnknownRefused(named) { Path = ["draft"] };
            if (kept.Board.Id != board.Id) return new NotResponsibleBoardRefused(kept.Board.Name, context.Actor.Id) { Path = ["draft"] };
            if (Version != kept.Draft.Version) return new StaleVersionRefused(Version ?? 0, kept.Draft.Version) { Path = ["version"] };
        }
        if (NamedText.Fault(Name, Aliases) is { } fault) return fault;
        if (UnknownFault(facts) is { } unknown) return unknown;
        var id = Draft ?? context.NewId<DraftId>();
        return Outcome.Commit(new SavedDraft(id), Keeping(id, board, facts.Kept?.Draft, context));
    }

    /// <summary>The first thing that it names and that is not on record.</summary>
    private Refusal? UnknownFault(Facts facts)
    {
        for (var i = 0; i < Named.Length; i++)
            if (facts.Capabilities[i] is null) return new CapabilityUnknownRefused(Named[i]) { Path = ["provides"] };
        for (var i = 0; i < Scope.Audience.Boards.Length; i++)
            if (facts.Boards[i] is null) return new BoardUnknownRefused(Scope.Audience.Boards[i]) { Path = ["audience", "boards"] };
        for (var i = 0; i < Scope.Audience.Groups.Length; i++)
            if (facts.Groups[i] is null) return new UserGroupUnknownRefused(Scope.Audience.Groups[i]) { Path = ["audience", "groups"] };
        if (facts.HasUnknownProduct) return new ProductUnknownRefused(Product!.Value) { Path = ["product"] };
        for (var i = 0; i < DependsOn.Length; i++)
            if (facts.Targets[i] is null) return new SolutionUnknownRefused(DependsOn[i].To) { Path = ["dependsOn"] };
        return facts.Information.Any(set => set is null) ? new InformationSetUnknownRefused { Path = ["informationSets"] } : null;
    }

    /// <summary>The draft as it is kept.</summary>
    internal GraphChange Keeping(DraftId id, Board board, Draft? before, DecisionContext context)
    {
        var text = NamedText.Of(Name, Aliases, Description);
        PropertyValue[] values =
        [
            DraftGraph.Name.Is(text.Name),
            DraftGraph.SortKey.Is(text.SortKey),
            DraftGraph.Kind.Is(Kind),
            DraftGraph.Description.Is(string.IsNullOrWhiteSpace(Description) ? null : Description.Trim()),
            DraftGraph.Status.Is(before?.Status ?? DraftStatus.Open),
            DraftGraph.Saved.Is(context.Today),
            DraftGraph.Product.Is(Product?.Node.ToString()),
            DraftGraph.Provides.Is([.. Scope.Claims.Select(DraftGraph.ToLine)]),
            DraftGraph.AudienceAll.Is(Scope.Audience.All),
            DraftGraph.AudienceBoards.Is([.. Scope.Audience.Boards.Distinct().Select(one => one.Node.ToString())]),
            DraftGraph.AudienceGroups.Is([.. Scope.Audience.Groups.Distinct().Select(one => one.Node.ToString())]),
            DraftGraph.Aliases.Is(Aliases),
            DraftGraph.DependsOn.Is([.. DependsOn.Select(DraftGraph.ToLine)]),
            DraftGraph.InformationSets.Is([.. InformationSets.Distinct().Select(one => one.Node.ToString())]),
            DraftGraph.Version.Is((before?.Version ?? 0) + 1),
        ];
        return before is null
            ? GraphChange.Add(DraftGraph.Draft, id.Node, values).And(GraphChange.Connect(DraftGraph.Of, context.NewNodeId(), id.Node, board.Node.Id))
            : GraphChange.Change(DraftGraph.Draft, id.Node, values);
    }

    /// <summary>A solution has been registered from the draft.</summary>
    internal static GraphChange Becoming(Draft draft, SolutionId solution, bool isKept, DecisionContext context) =>
        GraphChange.Change(
                DraftGraph.Draft, draft.Node.Id,
                DraftGraph.Status.Is(isKept ? draft.Status : DraftStatus.Registered), DraftGraph.Version.Is(draft.Version + 1))
            .And(GraphChange.Connect(DraftGraph.Became, context.NewNodeId(), draft.Node.Id, solution.Node));
}
