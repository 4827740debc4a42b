using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;

namespace Architecture.Registry.Contracts;

public sealed record RecordedContract(ContractId Contract);

/// <summary>A board records a contract that some of its solutions rest on.</summary>
/// <remarks>
/// Domain §1, §6.2, §6.5. For a local solution what goes beyond existing options, or to another supplier or product, needs an
/// investigation of shared solutions first, then the gate's word; a violation has no new contract at all. Refused, in order:
/// SUPPLIER_UNKNOWN, SOLUTION_UNKNOWN, CONTRACT_UNKNOWN, RELEASE_UNKNOWN, PRODUCT_UNKNOWN, NOT_RESPONSIBLE_BOARD, INPUT_INVALID,
/// SHARED_INVESTIGATION_MISSING, PARALLEL_SOLUTION, REVIEW_PENDING.
/// </remarks>
public sealed record RecordContract(SupplierId Supplier, ImmutableArray<SolutionId> Solutions, ContractTerms Terms)
    : ICommand<RecordContract.Facts, RecordedContract>
{
    /// <summary>A call-off's framework, where it is on record.</summary>
    public ContractId? Framework { get; init; }

    /// <summary>The release that EXTENDED_SUPPORT is bought for.</summary>
    public TechnologyReleaseId? ExtendedSupportFor { get; init; }

    /// <summary>The product that it is for, where that is not the solutions' own.</summary>
    public ProductId? Product { get; init; }

    /// <summary>What people call it; unless given the supplier's name, or its subject while the supplier is not yet shown to everybody.</summary>
    public string? Title { get; init; }

    public sealed record Facts(
        Supplier? Supplier, IReadOnlyList<Solution?> Solutions, ImmutableArray<Board> Boards, Contract? Framework, TechnologyRelease? Release,
        ImmutableArray<RecordedNone> Nones)
    {
        public Product? Product { get; init; }

        /// <summary>What the duty and the gate are asked, for each local solution.</summary>
        public ImmutableArray<ContractQuestion> Questions { get; init; } = [];
    }

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        var supplier = (await read.SuppliersAsync([Supplier], cancellation))[0];
        var solutions = await read.SolutionsAsync(Solutions, cancellation);
        var boards = await read.AnsweringBoardsAsync([.. solutions.OfType<Solution>().Select(one => one.Id)], cancellation);
        var nones = await read.RecordedNonesAsync([.. Solutions.Distinct()], cancellation);
        return new Facts(
            supplier, solutions, [.. boards.OfType<Board>()],
            Framework is { } framework ? (await read.ContractsAsync([framework], cancellation))[0] : null,
            ExtendedSupportFor is { } release ? (await read.ReleasesAsync([release], cancellation))[0] : null,
            [.. nones.SelectMany(none => none)])
        {
            Product = Product is { } product ? (await read.ProductsAsync([product], cancellation))[0] : null,
            Questions = await read.ContractQuestionsAsync(solutions.OfType<Solution>(), cancellation),
        };
    }

    public Outcome<RecordedContract> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Supplier is not { } supplier) return new SupplierUnknownRefused(Supplier) { Path = ["supplier"] };
        for (var i = 0; i < Solutions.Length; i++)
        {
            if (facts.Solutions[i] is null) return new SolutionUnknownRefused(Solutions[i]) { Path = ["solutions"] };
        }
        if (Framework is { } framework && facts.Framework is null) return new ContractUnknownRefused(framework) { Path = ["framework"] };
        if (ExtendedSupportFor is { } release && facts.Release is null) return new ReleaseUnknownRefused(release) { Path = ["extendedSupportFor"] };
        if (Product is { } product && facts.Product is null) return new ProductUnknownRefused(product) { Path = ["product"] };
        if (facts.Boards.FirstOrDefault(board => !context.Actor.MayWriteFor(board)) is { } other)
            return new NotResponsibleBoardRefused(other.Name, context.Actor.Id) { Path = ["solutions"] };
        if (Fault(facts) is { } fault) return fault;
        var contract = new NewContract(Terms, Supplier, Framework, ExtendedSupportFor, Product);
        foreach (var question in facts.Questions)
            if (ContractDuty.Fault(question, contract, context) is { } refusal) return refusal with { Path = ["solutions"] };

        var id = context.NewId<ContractId>();
        var change = Node(id, Title ?? (IsInForce(facts, context) ? supplier.Name : Subject(facts)))
            .And(GraphChange.Connect(ContractGraph.SuppliedBy, context.NewNodeId(), id.Node, Supplier.Node))
            .And(GraphChange.Connect(ContractGraph.HeldBy, context.NewNodeId(), id.Node, facts.Boards[0].Node.Id))
            .And(Solutions.Distinct().Select(solution => GraphChange.Connect(ContractGraph.For, context.NewNodeId(), id.Node, solution.Node)))
            .And(facts.Nones.Where(Contradicts).Select(none => none.Lapse(context.Today)));
        if (Framework is { } calledOff) change = change.And(GraphChange.Connect(ContractGraph.CalledOffFrom, context.NewNodeId(), id.Node, calledOff.Node));
        if (ExtendedSupportFor is { } extended)
            change = change.And(GraphChange.Connect(ContractGraph.ExtendsSupportOf, context.NewNodeId(), id.Node, extended.Node));
        if (Product is { } named) change = change.And(GraphChange.Connect(ContractGraph.ForProduct, context.NewNodeId(), id.Node, named.Node));
        return Outcome.Commit(new RecordedContract(id), change);
    }

    /// <summary>As readers are shown supplier and cost (<see cref="Access.Secrecy.ProcurementData"/>).</summary>
    private bool IsInForce(Facts facts, DecisionContext context) =>
        Terms.Start is { } start ? start <= context.Today : facts.Solutions.Any(one => one!.Phase > LifecyclePhase.Procurement);

    private string Subject(Facts facts)
    {
        var subject = Terms.Purpose switch
        {
            ContractPurpose.Licence => "Licens",
            ContractPurpose.Operation => "Drift",
            ContractPurpose.Support => "Support",
            ContractPurpose.Hosting => "Hosting",
            _ => "Utökat stöd",
        };
        return $"{subject}: {facts.Solutions[0]!.Name}";
    }

    /// <summary>"None" lapses with the first contract after all; that of one purpose with a contract for it.</summary>
    private bool Contradicts(RecordedNone none) => none.Of == NoneOf.Contract && (none.Purpose is null || none.Purpose == Terms.Purpose);

    private InputInvalidRefused? Fault(Facts facts)
    {
        if (Solutions.IsEmpty)
        {
            return InputInvalidRefused.At(
                "solutions", "Ange minst en lösning som avtalet gäller.", "Name at least one solution that the contract is for.");
        }
        if (Title is not null && NamedText.Fault(Title) is { } title) return InputInvalidRefused.At("title", title.Swedish, title.English);
        return SupportFault() ?? FrameworkFault(facts) ?? Terms.Fault();
    }

    private InputInvalidRefused? SupportFault() => (Terms.Purpose == ContractPurpose.ExtendedSupport, ExtendedSupportFor) switch
    {
        (true, null) => InputInvalidRefused.At(
            "extendedSupportFor", "Utökat stöd gäller en viss teknikversion. Ange vilken.", "Extended support is for one technology release. Say which."),
        (false, not null) => InputInvalidRefused.At(
            "extendedSupportFor", "Bara avtal om utökat stöd (EXTENDED_SUPPORT) gäller en teknikversion.",
            "Only a contract on extended support (EXTENDED_SUPPORT) is for a technology release."),
        _ => null,
    };

    private InputInvalidRefused? FrameworkFault(Facts facts)
    {
        if (facts.Framework is not { } framework) return null;
        if (Terms.Kind == ContractKind.Framework)
        {
            return InputInvalidRefused.At(
                "framework", "Ett ramavtal avropas inte från ett annat ramavtal.", "A framework is not called off from another framework.");
        }
        return framework.Kind == ContractKind.Framework
            ? null
            : InputInvalidRefused.At("framework", $"{framework.Title} är inget ramavtal. Ange det ramavtal som avropet görs från.", $"{framework.Title} is no framework. Name the framework that this is called off from.");
    }

    private GraphChange Node(ContractId id, string title)
    {
        var text = NamedText.Of(title, [], description: null);
        return GraphChange.Add(
            ContractGraph.Contract, id.Node,
            ContractGraph.Title.Is(text.Name),
            ContractGraph.SortKey.Is(text.SortKey),
            ContractGraph.Purpose.Is(Terms.Purpose),
            ContractGraph.Kind.Is(Terms.Kind),
            ContractGraph.Start.Is(Terms.Start),
            ContractGraph.End.Is(Terms.End),
            ContractGraph.OpenEnded.Is(Terms.OpenEnded),
            ContractGraph.Options.Is([.. Terms.Options.Order().Select(end => new OptionOnRecord(end, ExercisedOn: null).ToItem())]),
            ContractGraph.LastDay.Is(Terms.End),
            ContractGraph.NoticeDate.Is(Terms.NoticeDate),
            ContractGraph.YearlyCost.Is(Terms.YearlyCost),
            ContractGraph.Version.Is(1));
    }
}
