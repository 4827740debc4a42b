using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.Designations;
using Architecture.Registry.Findings;
using Architecture.Registry.Needs;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tasks;

/// <summary>Works out what there is to do: as many calls to the store for much as for little.</summary>
public static class TaskReads
{
    /// <summary>More of anything than waits for somebody in a city.</summary>
    private const int Most = 100_000;

    /// <summary>What the holder has to do, the first due first.</summary>
    public static async ValueTask<ImmutableArray<OpenTask>> TasksAsync(this RegistryReader read, TaskHolder holder, CancellationToken cancellation)
    {
        if (holder.IsNobody) return [];
        var tasks = ImmutableArray.CreateBuilder<OpenTask>();
        if (holder.Governance)
        {
            var register = await read.BoardRegisterAsync(cancellation);
            var executive = SolutionFindingReads.Executive(register) is { } id ? await read.BoardAsync(id, cancellation) : null;
            tasks.AddRange(await ReviewsAsync(read, executive, cancellation));
            tasks.AddRange(await ExistingAsync(read, executive, cancellation));
        }
        if (holder.Boards is not { IsEmpty: true })
        {
            tasks.AddRange(await ExtensionsAsync(read, holder, cancellation));
            tasks.AddRange(await PlatformsAsync(read, holder, cancellation));
            tasks.AddRange(await NoticesAsync(read, holder, cancellation));
        }
        tasks.AddRange(await FindingsAsync(read, holder, cancellation));
        return [.. tasks.OrderBy(task => task.Place, StringComparer.Ordinal)];
    }

    private static async ValueTask<IEnumerable<OpenTask>> ReviewsAsync(RegistryReader read, Board? executive, CancellationToken cancellation)
    {
        var open = await FindAsync(read, ReviewGraph.Review, Filter.Is(ReviewGraph.Status, GraphValue.Of(nameof(ReviewStatus.Open))), cancellation);
        var about = await read.NeighboursAsync(new NeighbourQuery([.. open.Select(node => node.Id)], ReviewGraph.About, Direction.Outgoing), cancellation);
        return open.Select((node, index) => new OpenTask(TaskKind.AnswerReview, node.Id, executive, FindingRole.Governance, new Review(node).Due)
        {
            Solution = about[index].Items is [var item, ..] ? new SolutionId(item.Node.Id) : null,
        });
    }

    private static async ValueTask<IEnumerable<OpenTask>> ExistingAsync(RegistryReader read, Board? executive, CancellationToken cancellation)
    {
        var isViolation = Filter.Is(DesignationGraph.DebtKind, GraphValue.Of(nameof(DebtKind.Violation)));
        var waiting = await FindAsync(
            read, SolutionGraph.Solution, Filter.All(new RelatedFilter(DesignationGraph.DebtTo, Direction.Outgoing, Quantifier.Some, isViolation, OnNode: null), SolutionGraph.Living), cancellation);
        ImmutableArray<SolutionId> ids = [.. waiting.Select(node => new SolutionId(node.Id))];
        var standing = await read.StandingViolationsAsync(ids, cancellation);
        var settings = await read.SettingsAsync(cancellation);
        return ids.Zip(standing).Where(one => !one.Second.IsEmpty).Select(one => new OpenTask(
            TaskKind.ConfirmExisting, one.First.Node, executive, FindingRole.Governance,
            one.Second.Min(debt => debt.Since).AddDays(settings.ReviewDueDays))
        { Solution = one.First });
    }

    private static async ValueTask<IEnumerable<OpenTask>> ExtensionsAsync(RegistryReader read, TaskHolder holder, CancellationToken cancellation)
    {
        var waiting = Filter.Is(ExtensionGraph.Status, GraphValue.Of(nameof(ExtensionStatus.Submitted)));
        if (holder.Boards is { } own)
        {
            waiting = Filter.All(waiting, new RelatedFilter(
                ExtensionGraph.Of, Direction.Outgoing, Quantifier.Some, OnEdge: null, AnsweringBoards.Of(own, read.Today)));
        }
        var open = await FindAsync(read, ExtensionGraph.Request, waiting, cancellation);
        var of = await read.NeighboursAsync(new NeighbourQuery([.. open.Select(node => node.Id)], ExtensionGraph.Of, Direction.Outgoing), cancellation);
        ImmutableArray<SolutionId> solutions = [.. of.Select(page => new SolutionId(page.Items[0].Node.Id))];
        var owners = await read.AnsweringBoardsAsync(solutions, cancellation);
        return open.Select((node, index) =>
            new OpenTask(TaskKind.AnswerExtension, node.Id, owners[index], FindingRole.Board, new ExtensionRequest(node).Due) { Solution = solutions[index] });
    }

    /// <summary>What the gate answers with REVIEW because it is built on a platform whose owner has not confirmed it, or not all of it.</summary>
    private static async ValueTask<IEnumerable<OpenTask>> PlatformsAsync(RegistryReader read, TaskHolder holder, CancellationToken cancellation)
    {
        var platforms = Filter.All(
            Filter.Is(SolutionGraph.Reach, GraphValue.Of(nameof(Reach.Shared))),
            Filter.Is(SolutionGraph.SharedClass, GraphValue.Of(nameof(SharedClass.InfrastructureOrPlatform))),
            SolutionGraph.Living);
        if (holder.Boards is { } own) platforms = Filter.All(platforms, AnsweringBoards.Of(own, read.Today));
        var shared = await FindAsync(read, SolutionGraph.Solution, platforms, cancellation);
        if (shared.IsEmpty) return [];
        var ids = shared.Select(node => new SolutionId(node.Id)).ToImmutableArray();
        var owners = await read.AnsweringBoardsAsync(ids, cancellation);
        var built = await read.DependenciesAsync(ids, Direction.Incoming, cancellation);
        var locals = built.SelectMany(list => list)
            .Where(one => one.Dependency.IsRunningOn && one.Other is { IsGone: false, Reach: not Reach.Shared }).Select(one => one.Other).DistinctBy(one => one.Id).ToImmutableArray();
        if (locals.IsEmpty) return [];
        var verdicts = await read.ParallelVerdictsAsync(locals, cancellation);
        var asked = locals.SelectMany((one, index) => verdicts[index].Pairs
            .Where(pair => pair.Cells.Reviewed.ContainsKey(ReviewGround.PlatformUse)).Select(pair => (one.Id, pair.Solution))).ToHashSet();
        return built.SelectMany((list, index) => list
            .Where(one => one.Dependency.IsRunningOn && asked.Contains((one.Other.Id, ids[index])))
            .Select(one => new OpenTask(TaskKind.ConfirmPlatformUse, one.Dependency.Id, owners[index], FindingRole.Board, Due: null) { Solution = one.Other.Id }));
    }

    private static async ValueTask<IEnumerable<OpenTask>> NoticesAsync(RegistryReader read, TaskHolder holder, CancellationToken cancellation)
    {
        var settings = await read.SettingsAsync(cancellation);
        var ahead = Filter.All(
            Filter.Where(ContractGraph.NoticeDate, Comparison.GreaterOrEqual, GraphValue.Of(read.Today)),
            Filter.Where(ContractGraph.NoticeDate, Comparison.LessOrEqual, GraphValue.Of(read.Today.AddMonths(settings.NoticeAheadMonths))),
            Filter.Where(ContractGraph.NoticeAnswered, Comparison.NotEqual, GraphValue.Of(true)));
        if (holder.Boards is { } own)
            ahead = Filter.All(ahead, new RelatedFilter(ContractGraph.HeldBy, Direction.Outgoing, Quantifier.Some, OnEdge: null, new IdFilter(own)));
        var contracts = await FindAsync(read, ContractGraph.Contract, ahead, cancellation);
        var held = await read.NeighboursAsync(new NeighbourQuery([.. contracts.Select(node => node.Id)], ContractGraph.HeldBy, Direction.Outgoing), cancellation);
        var holders = held.Select(page => page.Items is [var item, ..] ? new Board(item.Node) : null).ToImmutableArray();
        var today = await read.TodaysBoardsAsync([.. holders.OfType<Board>()], cancellation);
        return contracts.Select((node, index) => new OpenTask(
            TaskKind.GiveNotice, node.Id, holders[index] is { } board ? today[board.Id] : null, FindingRole.Board, new Contract(node).NoticeDate));
    }

    private static async ValueTask<IEnumerable<OpenTask>> FindingsAsync(RegistryReader read, TaskHolder holder, CancellationToken cancellation)
    {
        var open = await FindAsync(read, FindingGraph.Finding, Filter.All(FindingReads.IsOpen, Mine(holder)), cancellation);
        ImmutableArray<FindingId> ids = [.. open.Select(node => new FindingId(node.Id))];
        var owners = await read.FindingOwnersAsync(ids, cancellation);
        var about = await read.NeighboursAsync(new NeighbourQuery([.. open.Select(node => node.Id)], FindingGraph.About, Direction.Outgoing), cancellation);
        return open.Select(node => new Finding(node)).Select((finding, index) => new OpenTask(
            finding.Status == FindingStatus.Planned ? TaskKind.DoAsPlanned : TaskKind.ActOnFinding, finding.Id.Node, owners[index], finding.Role,
            finding.Status == FindingStatus.Planned ? finding.PlannedFor : finding.Due)
        {
            Solution = about[index].Items is [var item, ..] ? new SolutionId(item.Node.Id) : null,
            Rule = finding.Rule,
        });
    }

    private static Filter Mine(TaskHolder holder)
    {
        var boards = Filter.Is(FindingGraph.Role, GraphValue.Of(nameof(FindingRole.Board)));
        if (holder.Boards is { } own)
            boards = Filter.All(boards, new RelatedFilter(FindingGraph.OwnedBy, Direction.Outgoing, Quantifier.Some, OnEdge: null, new IdFilter(own)));
        var mine = ImmutableArray.Create(boards);
        if (holder.Governance) mine = mine.Add(Filter.Is(FindingGraph.Role, GraphValue.Of(nameof(FindingRole.Governance))));
        if (holder.Executive) mine = mine.Add(Filter.Is(FindingGraph.Role, GraphValue.Of(nameof(FindingRole.Executive))));
        return Filter.Any(mine);
    }

    private static async ValueTask<ImmutableArray<GraphNode>> FindAsync(RegistryReader read, NodeKind kind, Filter filter, CancellationToken cancellation) =>
        (await read.View.FindAsync(NodeQuery.First(kind, Most, filter), cancellation)).Nodes;
}
