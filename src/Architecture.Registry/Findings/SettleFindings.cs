using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>What was opened, closed and moved.</summary>
public sealed record SettledFindings(ImmutableArray<FindingId> Opened, ImmutableArray<FindingId> Closed, ImmutableArray<FindingId> Changed)
{
    /// <summary>Planned solutions whose time to ask for an exemption has run out.</summary>
    public ImmutableArray<SolutionId> Lapsed { get; init; } = [];
}

/// <summary>A step of the sweep: the findings of some records are made to say what is so now.</summary>
/// <remarks>
/// Domain §8. It is decided on the facts that are true when it is committed, as everything else is, so that two sweeps at once open nothing
/// twice, and one that is run again changes nothing and leaves no entry. Refused, in order: ROLE_NOT_ALLOWED.
/// </remarks>
/// <param name="Kind">Kind of the records.</param>
/// <param name="Subjects">The records.</param>
public sealed record SettleFindings(NodeKind Kind, ImmutableArray<NodeId> Subjects) : ICommand<SettleFindings.Facts, SettledFindings>
{
    public sealed record Facts(ImmutableArray<SubjectFacts> Subjects, ImmutableArray<OpenFinding> Open)
    {
        /// <summary>What is found at the records, each once.</summary>
        public IEnumerable<FindingCause> Causes(DateOnly today, Settings settings) =>
            Subjects.SelectMany(subject => subject.Causes(today, settings)).DistinctBy(cause => cause.Key);
    }

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) =>
        new(await read.SubjectsAsync(Kind, Subjects, cancellation), await read.OpenFindingsAsync(Subjects, cancellation));

    public Outcome<SettledFindings> Decide(Facts facts, DecisionContext context)
    {
        if (!MayRun(context.Actor)) return new RoleNotAllowedRefused(context.Actor.Id);
        var causes = facts.Causes(context.Today, context.Settings).ToDictionary(cause => cause.Key);
        var settled = new SettledFindings([], [], [])
        {
            Lapsed =
            [
                .. facts.Subjects.OfType<SolutionSubject>()
                    .Where(one => SolutionFindingRules.HasLapsed(one.Facts, context.Today, context.Settings))
                    .Select(one => one.Facts.Id),
            ],
        };
        var change = GraphChange.None;
        foreach (var open in facts.Open)
        {
            var finding = open.Finding;
            if (!causes.Remove(finding.Key, out var cause))
            {
                change = change.And(Close(finding, context));
                settled = settled with { Closed = settled.Closed.Add(finding.Id) };
            }
            else if (Moved(open, cause, context) is { IsEmpty: false } moved)
            {
                change = change.And(moved);
                settled = settled with { Changed = settled.Changed.Add(finding.Id) };
            }
        }
        foreach (var cause in causes.Values)
        {
            var id = context.NewId<FindingId>();
            change = change.And(Open(id, cause, context));
            settled = settled with { Opened = settled.Opened.Add(id) };
        }
        return Outcome.Commit(settled, change);
    }

    /// <summary>Who may have the rules applied: the result is the same whoever asks.</summary>
    public static bool MayRun(Actor actor) => actor.Is(Role.Governance) || actor.Is(Role.Executive) || actor.Is(Role.Integration);

    private static GraphChange Open(FindingId id, FindingCause cause, DecisionContext context)
    {
        var change = GraphChange.Add(
            FindingGraph.Finding, id.Node,
            FindingGraph.Rule.Is(cause.Key.Rule),
            FindingGraph.Status.Is(FindingStatus.Open),
            FindingGraph.Role.Is(cause.Role),
            FindingGraph.Subject.Is(cause.Key.Subject.ToString()),
            FindingGraph.Against.Is(cause.Key.Against?.ToString()),
            FindingGraph.Year.Is(cause.Key.Year),
            FindingGraph.Opened.Is(context.Today),
            FindingGraph.Due.Is(cause.Due.For(context.Today)),
            FindingGraph.Version.Is(1));
        if (cause.About is { } about) change = change.And(GraphChange.Connect(FindingGraph.About, context.NewNodeId(), id.Node, about.Node));
        return change
            .And(GraphChange.Connect(FindingGraph.OwnedBy, context.NewNodeId(), id.Node, cause.Owner.Node))
            .And(cause.AlsoFor.Select(board => GraphChange.Connect(FindingGraph.AlsoFor, context.NewNodeId(), id.Node, board.Node)))
            .Writing(FindingGraph.Of(cause.Key.Subject));
    }

    private static GraphChange Close(Finding finding, DecisionContext context) => GraphChange.Change(
            FindingGraph.Finding, finding.Id.Node,
            FindingGraph.Status.Is(FindingStatus.Closed),
            FindingGraph.Closed.Is(context.Today),
            FindingGraph.Version.Is(finding.Version + 1))
        .Writing(FindingGraph.Of(finding.Subject));

    /// <summary>The due date moves with the facts, the finding with the board that answers.</summary>
    private static GraphChange Moved(OpenFinding open, FindingCause cause, DecisionContext context)
    {
        var finding = open.Finding;
        var change = Ends(open.OwnedBy, FindingGraph.OwnedBy, finding, [cause.Owner], context)
            .And(Ends(open.AlsoFor, FindingGraph.AlsoFor, finding, cause.AlsoFor, context));
        var due = cause.Due.For(finding.Opened);
        if (change.IsEmpty && due == finding.Due && cause.Role == finding.Role) return change;
        return GraphChange.Change(
                FindingGraph.Finding, finding.Id.Node,
                FindingGraph.Due.Is(due),
                FindingGraph.Role.Is(cause.Role),
                FindingGraph.Version.Is(finding.Version + 1))
            .And(change)
            .Writing(FindingGraph.Of(finding.Subject));
    }

    private static GraphChange Ends(ImmutableArray<GraphEdge> edges, EdgeKind kind, Finding finding, ImmutableArray<BoardId> boards, DecisionContext context)
    {
        var wanted = boards.Select(board => board.Node).ToHashSet();
        var kept = edges.Select(edge => edge.To).Where(wanted.Contains).ToHashSet();
        return GraphChange.None
            .And(edges.Where(edge => !wanted.Contains(edge.To)).Select(GraphChange.Disconnect))
            .And(wanted.Where(board => !kept.Contains(board)).Select(board => GraphChange.Connect(kind, context.NewNodeId(), finding.Id.Node, board)));
    }
}
