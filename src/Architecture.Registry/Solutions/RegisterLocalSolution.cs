using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Drafts;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;

namespace Architecture.Registry.Solutions;

/// <param name="Solution">The new solution.</param>
/// <param name="Verdict">What the gate said of it.</param>
/// <param name="Review">The review that was opened, where the gate answered REVIEW, else the mapping review, where the likeness asks for one.</param>
public sealed record RegisteredSolution(SolutionId Solution, ParallelVerdict Verdict, ReviewId? Review) : IJudged
{
    /// <summary>The draft that it was registered from.</summary>
    public DraftId? Draft { get; init; }
}

/// <summary>A dependency of a solution that is being registered.</summary>
public sealed record ProposedDependency(SolutionId To, DependencyKind Kind, DependencyStrength Strength);

/// <summary>A board puts a local solution on record, unless a shared one already does its job.</summary>
/// <remarks>
/// Programme 5.2 ("parallella lösningar") and domain §3. Where the gate answers REVIEW the solution is registered as PLANNED and a
/// review opens. Refused, in order: BOARD_UNKNOWN, NOT_RESPONSIBLE_BOARD, INPUT_INVALID, CAPABILITY_REQUIRED, CAPABILITY_UNKNOWN,
/// AUDIENCE_REQUIRED, CAPABILITY_EXCLUDED_AWAY, EXCLUSION_NOT_BELOW, PRODUCT_UNKNOWN, SOLUTION_UNKNOWN,
/// INFORMATION_SET_UNKNOWN, DRAFT_UNKNOWN, NAME_TAKEN, PARALLEL_SOLUTION. What is judged is what is registered, completed from the draft where the input says nothing.
/// </remarks>
public sealed record RegisterLocalSolution(BoardId Board, string Name, SolutionKind Kind, Scope Scope)
    : ICommand<RegisterLocalSolution.Facts, RegisteredSolution>
{
    public ImmutableArray<string> Aliases { get; init; } = [];
    public string? Description { get; init; }
    public ProductId? Product { get; init; }
    public ImmutableArray<ProposedDependency> DependsOn { get; init; } = [];

    /// <summary>Information sets on record that it is to handle.</summary>
    public ImmutableArray<InformationSetId> InformationSets { get; init; } = [];

    /// <summary>The board's draft that it is registered from; which then is done with, unless it is kept.</summary>
    public DraftId? Draft { get; init; }

    /// <summary>What is taken from the draft, because the input does not say it.</summary>
    public DraftParts LeftToDraft { get; init; }

    /// <summary>Where a shared solution stands in the way, the proposal is kept as a draft; a draft that it is registered from stays open.</summary>
    public bool KeepDraft { get; init; }

    public sealed record Facts(
        Board? Board, GateFacts Gate, GateFootprint Footprint, Solution? HolderOfName, Product? Product, ImmutableArray<SolutionId> UnknownDependencies,
        ImmutableArray<SharedOffer> Alike)
    {
        /// <summary>An information set is named that is not on record.</summary>
        public bool HasUnknownInformation { get; init; }

        /// <summary>The draft named.</summary>
        public KeptDraft? Draft { get; init; }

        /// <summary>The registration, completed from the draft.</summary>
        public required RegisterLocalSolution Wanted { get; init; }
    }

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var kept = Draft is { } draft ? await read.KeptDraftAsync(draft, cancellation) : null;
        if (kept is null || LeftToDraft == DraftParts.None) return await FactsAsync(read, kept, cancellation);
        var board = await read.TodaysBoardAsync(await read.BoardRegisterAsync(cancellation), Board, cancellation);
        return await (kept.Board.Id == board?.Id ? this.CompletedFrom(kept.Draft) : this).FactsAsync(read, kept, cancellation);
    }

    private async ValueTask<Facts> FactsAsync(RegistryReader read, KeptDraft? kept, CancellationToken cancellation)
    {
        var gate = await read.GateFactsAsync(Scope.Claims, cancellation);
        var board = await read.TodaysBoardAsync(gate.Boards, Board, cancellation);
        var footprint = await read.GateFootprintAsync(Reach.Local, Scope.Claims, cancellation);
        var holder = board is null ? null : await read.HolderOfNameAsync(gate.Boards.Parts(board.Id), NamedText.Fold(Name), cancellation);
        var product = Product is { } id ? (await read.ProductsAsync([id], cancellation))[0] : null;
        var targets = await read.SolutionsAsync([.. DependsOn.Select(one => one.To)], cancellation);
        var unknown = DependsOn.Where((_, index) => targets[index] is null).Select(one => one.To);
        var alike = await read.SharedLikeAsync(Name, Aliases, Product?.Node, cancellation);
        var information = await read.InformationSetsAsync(InformationSets, cancellation);
        return new Facts(board, gate, footprint, holder, product, [.. unknown], alike)
        {
            HasUnknownInformation = information.Any(set => set is null),
            Draft = kept,
            Wanted = this,
        };
    }

    public Outcome<RegisteredSolution> Decide(Facts facts, DecisionContext context) => facts.Wanted.DecideWhole(facts, context);

    private Outcome<RegisteredSolution> DecideWhole(Facts facts, DecisionContext context)
    {
        if (facts.Board is not { } board) return new BoardUnknownRefused(Board) { Path = ["board"] };
        if (!context.Actor.MayWriteFor(board)) return new NotResponsibleBoardRefused(board.Name, context.Actor.Id) { Path = ["board"] };
        if (NamedText.Fault(Name, Aliases) is { } fault) return fault;
        if (ScopeRule.Fault(Scope, facts.Gate.Space) is { } scopeFault) return scopeFault;
        if (Product is { } product && facts.Product is null) return new ProductUnknownRefused(product) { Path = ["product"] };
        if (facts.UnknownDependencies is [var unknown, ..]) return new SolutionUnknownRefused(unknown) { Path = ["dependsOn"] };
        if (facts.HasUnknownInformation) return new InformationSetUnknownRefused { Path = ["informationSets"] };
        if (Draft is { } draft && facts.Draft?.Board.Id != board.Id) return new DraftUnknownRefused(draft) { Path = ["draft"] };
        if (facts.HolderOfName is { } holder) return new NameTakenRefused(holder.Name, holder.Id, holder.Code) { Path = ["name"] };

        var proposal = Proposal(board.Id);
        var verdict = ParallelRule.Judge(facts.Gate.Space, proposal, GateOccasion.Registering, facts.Gate.Offers, OnRecord.Nothing);
        if (verdict.Is(Verdict.Block)) return Refusing(verdict, board, facts.Draft?.Draft, context);

        var id = context.NewId<SolutionId>();
        ReviewId? review = verdict.Is(Verdict.Review) ? context.NewId<ReviewId>() : null;
        var change = Registering(id, board, context).Writing(facts.Footprint.Written);
        if (review is { } opened) change = change.And(OpenReview.Parallel(opened, id, verdict, context));
        var suspicions = MappingReviewRule.Suspicions(facts.Gate.Space, proposal, facts.Alike);
        if (!suspicions.IsEmpty)
        {
            var mapping = context.NewId<ReviewId>();
            var cells = proposal.Cells(facts.Gate.Space).Record();
            change = change.And(OpenReview.Mapping(mapping, id, suspicions.Select(one => one.Shared.Id), cells, contestedBecause: null, context));
            review ??= mapping;
        }
        if (facts.Draft is { } from) change = change.And(SaveDraft.Becoming(from.Draft, id, KeepDraft, context));
        return Outcome.Commit(new RegisteredSolution(id, verdict, review) { Draft = Draft }, change);
    }

    private ParallelSolutionRefused Refusing(ParallelVerdict verdict, Board board, Draft? before, DecisionContext context)
    {
        if (!KeepDraft) return new ParallelSolutionRefused(verdict);
        var id = before?.Id ?? context.NewId<DraftId>();
        var draft = new SaveDraft(board.Id, Name)
        {
            Kind = Kind,
            Description = Description,
            Product = Product,
            Scope = Scope,
            Aliases = Aliases,
            DependsOn = DependsOn,
            InformationSets = InformationSets,
        };
        return new ParallelSolutionRefused(verdict) { Draft = id, Kept = draft.Keeping(id, board, before, context) };
    }

    /// <summary>The proposal as the gate sees it.</summary>
    private Proposal Proposal(BoardId board) => new(Scope, board)
    {
        Name = Name,
        Aliases = Aliases,
        Description = Description,
        Product = Product?.Node,
        InformationSets = InformationSets,
        RunsOn =
        [
            .. DependsOn
                .Where(one => one.Kind == DependencyKind.RunsOn && one.Strength == DependencyStrength.Hard)
                .Select(one => one.To),
        ],
    };

    private GraphChange Registering(SolutionId id, Board board, DecisionContext context)
    {
        var record = new NewSolution(id, board, Name, Kind, Scope)
        {
            Aliases = Aliases,
            Description = Description,
            Product = Product,
            Reach = Reach.Local,
        };
        return record.Adding(context).And(DependsOn.Select(one => AddDependency.Edge(context.NewNodeId(), id, one.To, one.Kind, one.Strength)))
            .And(InformationSets.Distinct().Select(set => GraphChange.Connect(InformationGraph.Handles, context.NewNodeId(), id.Node, set.Node)));
    }
}
