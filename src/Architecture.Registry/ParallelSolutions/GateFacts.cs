using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;
using Architecture.Registry.UserGroups;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>What the gate judges a scope on.</summary>
/// <param name="Space">Functions, boards and groups.</param>
/// <param name="Offers">The shared solutions whose claims could meet the scope.</param>
public sealed record GateFacts(CellSpace Space, ImmutableArray<SharedOffer> Offers)
{
    public FunctionTree Functions => Space.Functions;
    public BoardRegister Boards => Space.Boards;
}

/// <summary>A debt with the day on which it arose.</summary>
public sealed record DebtOnRecord(SolutionId Shared, DebtKind Kind, DateOnly Since, RecordedCells Cells);

/// <summary>Loads of <see cref="GateFacts"/>.</summary>
public static class GateFactsReads
{
    /// <summary>Everything that a judgement of these claims needs.</summary>
    public static async ValueTask<GateFacts> GateFactsAsync(
        this RegistryReader read, ImmutableArray<Claim> claims, CancellationToken cancellation)
    {
        read.Note(ClaimKeys.Groups);
        var asked = claims.SelectMany(claim => claim.Excludes.Prepend(claim.Capability));
        var functions = await read.FunctionsAsync(asked, cancellation);
        var boards = await read.BoardRegisterAsync(cancellation);
        var shared = await read.SolutionsTouchingAsync(ClaimKeys.Reach.Shared, functions, claims, cancellation);
        return new GateFacts(new CellSpace(functions, boards, await read.UserGroupTreeAsync(cancellation)), await read.OffersAsync(shared, cancellation));
    }

    /// <summary>Shared solutions as the gate sees them.</summary>
    public static async ValueTask<ImmutableArray<SharedOffer>> OffersAsync(
        this RegistryReader read, ImmutableArray<Solution> shared, CancellationToken cancellation)
    {
        if (shared.IsEmpty) return [];
        var scopes = await read.ScopesAsync(shared, cancellation);
        var owners = await read.ResponsibleBoardsAsync([.. shared.Select(one => one.Id)], cancellation);
        var products = await read.ProductOfAsync([.. shared.Select(one => one.Id)], cancellation);
        var successors = await read.SuccessorsAsync(shared, cancellation);
        return
        [
            .. shared.Select((one, index) => new SharedOffer(
                one.Id, one.Code, one.Name, scopes[index], owners[index]!.Id, one.SharedClass ?? SharedClass.BusinessSystem, one.Phase)
            {
                Aliases = one.Aliases,
                Product = products[index]?.Node.Id,
                Successors = successors[index],
            }),
        ];
    }

    /// <summary>Claims and declared audience of each solution.</summary>
    public static async ValueTask<ImmutableArray<Scope>> ScopesAsync(
        this RegistryReader read, ImmutableArray<Solution> solutions, CancellationToken cancellation)
    {
        var claims = await read.ClaimsAsync([.. solutions.Select(one => one.Id)], cancellation);
        var audiences = await read.AudiencesAsync(solutions, cancellation);
        return [.. solutions.Select((_, index) => new Scope(claims[index], audiences[index]))];
    }

    /// <summary>Solutions on record, as the gate sees them.</summary>
    public static async ValueTask<ImmutableArray<Proposal>> ProposalsAsync(
        this RegistryReader read, ImmutableArray<Solution> solutions, CancellationToken cancellation)
    {
        if (solutions.IsEmpty) return [];
        var ids = solutions.Select(one => one.Id).ToImmutableArray();
        var scopes = await read.ScopesAsync(solutions, cancellation);
        var boards = await read.ResponsibleBoardsAsync(ids, cancellation);
        var products = await read.ProductOfAsync(ids, cancellation);
        var dependencies = await read.DependenciesAsync(ids, Direction.Outgoing, cancellation);
        var users = await read.UsersAsync(ids, cancellation);
        return
        [
            .. solutions.Select((one, index) => new Proposal(scopes[index], boards[index]!.Id)
            {
                Self = one.Id,
                Name = one.Name,
                Aliases = one.Aliases,
                Description = one.Description,
                Product = products[index]?.Node.Id,
                UsedBy = users[index],
                RunsOn = RunsOn(dependencies[index].Select(item => item.Dependency)),
            }),
        ];
    }

    /// <summary>What is decided about each solution already and bears on its verdict.</summary>
    public static async ValueTask<IReadOnlyList<OnRecord>> OnRecordAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var debts = await read.DebtsAsync(ids, cancellation);
        var outcomes = await read.ReviewOutcomesAsync(ids, cancellation);
        var confirmations = await read.PlatformConfirmationsAsync(ids, cancellation);
        return
        [
            .. debts.Select((list, index) => new OnRecord
            {
                Debts = [.. list.Select(debt => new Debt(debt.Shared, debt.Kind, debt.Cells))],
                Outcomes = outcomes[index],
                Confirmations = confirmations[index],
            }),
        ];
    }

    /// <summary>For each solution the shared ones that came to cover what it already did, oldest first.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<DebtOnRecord>>> DebtsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], DesignationGraph.DebtTo, Direction.Outgoing);
        var pages = await read.NeighboursAsync(query, cancellation);
        return
        [
            .. pages.Select(page => page.Items
                .OrderBy(item => item.Edge.Created.Sequence).ThenBy(item => item.Edge.Id)
                .Select(item => new DebtOnRecord(
                    new SolutionId(item.Node.Id),
                    item.Edge.Get(DesignationGraph.DebtKind)!.Value,
                    item.Edge.Get(DesignationGraph.DebtSince)!.Value,
                    RecordedCells.FromLines(item.Edge.Get(DesignationGraph.DebtCells))))
                .ToImmutableArray()),
        ];
    }

    public static ImmutableArray<SolutionId> RunsOn(IEnumerable<Dependency> dependencies) =>
    [
        .. dependencies
            .Where(one => one.Kind == DependencyKind.RunsOn && one.Strength == DependencyStrength.Hard)
            .Select(one => one.To),
    ];

    private static async ValueTask<ImmutableArray<ImmutableArray<SuccessorFact>>> SuccessorsAsync(
        this RegistryReader read, ImmutableArray<Solution> shared, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. shared.Select(one => one.Node.Id)], SolutionGraph.Replaces, Direction.Incoming);
        var pages = await read.NeighboursAsync(query, cancellation);
        var found = pages.Select(page => page.Items.Select(item => new Solution(item.Node)).ToImmutableArray()).ToImmutableArray();
        var scopes = await read.ScopesAsync([.. found.SelectMany(list => list)], cancellation);
        var next = 0;
        return
        [
            .. found.Select(list => list
                .Select(one => new SuccessorFact(one.Id, one.Phase, scopes[next++], Revoked: one.Reach != Reach.Shared))
                .ToImmutableArray()),
        ];
    }
}
