using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Information;
using Architecture.Registry.Needs;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>A record that findings are looked for at, with what they are judged on.</summary>
public abstract record SubjectFacts
{
    private protected SubjectFacts() { }

    public abstract IEnumerable<FindingCause> Causes(DateOnly today, Settings settings);
}

/// <summary>A solution.</summary>
public sealed record SolutionSubject(SolutionFindingFacts Facts) : SubjectFacts
{
    public override IEnumerable<FindingCause> Causes(DateOnly today, Settings settings) => SolutionFindingRules.Of(Facts, today, settings);
}

/// <summary>A question put to SLK.</summary>
public sealed record ReviewSubject(ReviewId Id, ReviewStatus Status, DateOnly ReviewDue, SolutionId About, BoardId Executive) : SubjectFacts
{
    public override IEnumerable<FindingCause> Causes(DateOnly today, Settings settings)
    {
        if (Status == ReviewStatus.Open && ReviewDue < today)
            yield return new FindingCause(new FindingKey(FindingRule.ReviewOverdue, Id.Node), Executive, FindingRole.Governance, FindingDue.On(ReviewDue)) { About = About };
    }
}

/// <summary>A request put to a shared solution's owner; KS may answer in its place.</summary>
public sealed record ExtensionSubject(ExtensionRequestId Id, ExtensionStatus Status, DateOnly AnswerDue, SolutionId About, BoardId Owner, BoardId Executive) : SubjectFacts
{
    public override IEnumerable<FindingCause> Causes(DateOnly today, Settings settings)
    {
        if (Status == ExtensionStatus.Submitted && AnswerDue < today)
        {
            yield return new FindingCause(new FindingKey(FindingRule.ExtensionUnanswered, Id.Node), Owner, FindingRole.Board, FindingDue.On(AnswerDue))
            {
                About = About,
                AlsoFor = Owner == Executive ? [] : [Executive],
            };
        }
    }
}

/// <summary>What a board keeps of information.</summary>
public sealed record InformationSubject(InformationSetId Id, SecurityLevels Levels, BoardId Owner) : SubjectFacts
{
    public override IEnumerable<FindingCause> Causes(DateOnly today, Settings settings)
    {
        if (SecurityLevels.Aspects.Any(aspect => Levels[aspect] is null))
            yield return new FindingCause(new FindingKey(FindingRule.Unclassified, Id.Node), Owner, FindingRole.Board, FindingDue.After(settings.FindingDays));
    }
}

/// <summary>A board in force.</summary>
public sealed record BoardSubject(BoardId Id, BoardKind Kind, DateOnly? ArchitectureAdopted, BoardId Executive) : SubjectFacts
{
    public override IEnumerable<FindingCause> Causes(DateOnly today, Settings settings)
    {
        if (Kind == BoardKind.Company && ArchitectureAdopted is null)
        {
            yield return new FindingCause(
                new FindingKey(FindingRule.CompanyNotAdopted, Id.Node, Year: today.Year), Executive, FindingRole.Executive,
                FindingDue.On(new DateOnly(today.Year, 12, 31)));
        }
    }
}

/// <summary>Loads of subjects.</summary>
public static class SubjectReads
{
    /// <summary>The kinds of record that findings are looked for at.</summary>
    public static ImmutableArray<NodeKind> Kinds { get; } =
        [SolutionGraph.Solution, ReviewGraph.Review, ExtensionGraph.Request, InformationGraph.Set, BoardGraph.Board];

    /// <summary>What is judged at each of the records; those that nothing can be found at any more are left out.</summary>
    public static async ValueTask<ImmutableArray<SubjectFacts>> SubjectsAsync(
        this RegistryReader read, NodeKind kind, ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        if (ids.IsEmpty) return [];
        if (kind == SolutionGraph.Solution)
        {
            var solutions = await read.SolutionFindingFactsAsync([.. ids.Select(id => new SolutionId(id))], cancellation);
            return [.. solutions.Select(facts => new SolutionSubject(facts))];
        }
        var register = await read.BoardRegisterAsync(cancellation);
        if (kind == InformationGraph.Set) return await InformationAsync(read, ids, cancellation);
        // What is KS's to act on waits for a registry that holds it.
        if (SolutionFindingReads.Executive(register) is not { } executive) return [];
        if (kind == ReviewGraph.Review) return await ReviewsAsync(read, ids, executive, cancellation);
        if (kind == ExtensionGraph.Request) return await ExtensionsAsync(read, ids, executive, cancellation);
        var wanted = ids.ToImmutableHashSet();
        return
        [
            .. register.InForce.Where(board => wanted.Contains(board.Id.Node))
                .Select(board => new BoardSubject(board.Id, board.Kind, board.ArchitectureAdopted, executive)),
        ];
    }

    private static async ValueTask<ImmutableArray<SubjectFacts>> ReviewsAsync(
        RegistryReader read, ImmutableArray<NodeId> ids, BoardId executive, CancellationToken cancellation)
    {
        var reviews = await read.ReviewsAsync([.. ids.Select(id => new ReviewId(id))], cancellation);
        var about = await read.NeighboursAsync(new NeighbourQuery(ids, ReviewGraph.About, Direction.Outgoing), cancellation);
        return
        [
            .. reviews.Select((review, index) => (review, about: about[index].Items))
                .Where(one => one is { review: not null, about.Length: > 0 })
                .Select(one => new ReviewSubject(one.review!.Id, one.review.Status, one.review.Due, new SolutionId(one.about[0].Node.Id), executive)),
        ];
    }

    private static async ValueTask<ImmutableArray<SubjectFacts>> ExtensionsAsync(
        RegistryReader read, ImmutableArray<NodeId> ids, BoardId executive, CancellationToken cancellation)
    {
        var requests = await read.ExtensionRequestsAsync([.. ids.Select(id => new ExtensionRequestId(id))], cancellation);
        var of = await read.NeighboursAsync(new NeighbourQuery(ids, ExtensionGraph.Of, Direction.Outgoing), cancellation);
        var solutions = of.Select(page => new SolutionId(page.Items[0].Node.Id)).ToImmutableArray();
        var owners = await read.AnsweringBoardsAsync(solutions, cancellation);
        return
        [
            .. requests.Select((request, index) => (request, index)).Where(one => one.request is not null)
                .Select(one => new ExtensionSubject(
                    one.request!.Id, one.request.Status, one.request.Due, solutions[one.index], owners[one.index]!.Id, executive)),
        ];
    }

    private static async ValueTask<ImmutableArray<SubjectFacts>> InformationAsync(
        RegistryReader read, ImmutableArray<NodeId> ids, CancellationToken cancellation)
    {
        var known = ids.Select(id => new InformationSetId(id)).ToImmutableArray();
        var sets = await read.InformationSetsAsync(known, cancellation);
        var owners = await read.InformationOwnersAsync(known, cancellation);
        return
        [
            .. sets.Select((set, index) => (set, owner: owners[index])).Where(one => one is { set: not null, owner: not null })
                .Select(one => new InformationSubject(one.set!.Id, one.set.Levels, one.owner!.Id)),
        ];
    }
}
