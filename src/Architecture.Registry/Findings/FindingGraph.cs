using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>Where a finding stands.</summary>
public enum FindingStatus
{
    Open,

    /// <summary>Its owner has said what will be done, and when.</summary>
    Planned,

    /// <summary>Its cause is gone.</summary>
    Closed,
}

/// <summary>Who in the owning board acts on it.</summary>
public enum FindingRole
{
    Board,

    /// <summary>SLK, the executive board's office.</summary>
    Governance,
    Executive,
}

/// <summary>How findings lie in the graph.</summary>
public static class FindingGraph
{
    public static readonly NodeKind Finding = new("Finding");
    public static readonly Property<FindingRule?> Rule = Finding.Enum<FindingRule>("rule").Indexed();
    public static readonly Property<FindingStatus?> Status = Finding.Enum<FindingStatus>("status").Indexed();
    public static readonly Property<FindingRole?> Role = Finding.Enum<FindingRole>("role").Indexed();

    /// <summary>The record that the rule was applied to, as its id: of several kinds.</summary>
    public static readonly Property<string?> Subject = Finding.Text("subject").Indexed();

    /// <summary>The other record that it is about, if any: with rule and subject it says which finding it is.</summary>
    public static readonly Property<string?> Against = Finding.Text("against");

    /// <summary>The year of a finding that is raised anew every year.</summary>
    public static readonly Property<long?> Year = Finding.Integer("year");
    public static readonly Property<DateOnly?> Opened = Finding.Date("opened").Indexed();

    /// <summary>Absent while nothing says when.</summary>
    public static readonly Property<DateOnly?> Due = Finding.Date("due").Indexed();
    public static readonly Property<DateOnly?> Closed = Finding.Date("closed").Indexed();
    public static readonly Property<string?> PlannedAction = Finding.Text("plannedAction");
    public static readonly Property<DateOnly?> PlannedFor = Finding.Date("plannedFor").Indexed();
    public static readonly Property<long?> Version = Finding.Integer("version");

    /// <summary>From a finding to the solution that it concerns.</summary>
    public static readonly EdgeKind About = new("FINDING_ABOUT", Finding, SolutionGraph.Solution);

    /// <summary>From a finding to the board that is to act.</summary>
    public static readonly EdgeKind OwnedBy = new("FINDING_OWNED_BY", Finding, BoardGraph.Board);

    /// <summary>From a finding to a board that is to know of it besides.</summary>
    public static readonly EdgeKind AlsoFor = new("FINDING_ALSO_FOR", Finding, BoardGraph.Board);

    /// <summary>The findings of a record: written by whoever opens or closes one.</summary>
    public static ConflictKey Of(NodeId subject) => new($"findings/{subject}");
}

public readonly record struct FindingId(NodeId Node) : IRecordId<FindingId>
{
    public static NodeKind Kind => FindingGraph.Finding;
    public static FindingId From(NodeId node) => new(node);
}

/// <summary>Which finding it is: at most one of a kind is open.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">The record that it was applied to.</param>
/// <param name="Against">The other record that it is about.</param>
/// <param name="Year">Of a finding that is raised anew every year.</param>
public readonly record struct FindingKey(FindingRule Rule, NodeId Subject, NodeId? Against = null, int? Year = null);

/// <summary>Something that is not as it should be (iakttagelse): nobody deletes it, it closes when its cause is gone.</summary>
public sealed record Finding(GraphNode Node)
{
    public FindingId Id => new(Node.Id);
    public FindingRule Rule => Node.Get(FindingGraph.Rule)!.Value;
    public FindingStatus Status => Node.Get(FindingGraph.Status)!.Value;
    public FindingRole Role => Node.Get(FindingGraph.Role)!.Value;
    public NodeId Subject => NodeId.Parse(Node.Get(FindingGraph.Subject)!);
    public NodeId? Against => Node.Get(FindingGraph.Against) is { } text ? NodeId.Parse(text) : null;
    public DateOnly Opened => Node.Get(FindingGraph.Opened)!.Value;
    public DateOnly? Due => Node.Get(FindingGraph.Due);
    public DateOnly? Closed => Node.Get(FindingGraph.Closed);
    public string? PlannedAction => Node.Get(FindingGraph.PlannedAction);
    public DateOnly? PlannedFor => Node.Get(FindingGraph.PlannedFor);
    public long Version => Node.Get(FindingGraph.Version) ?? 1;
    public FindingKey Key => new(Rule, Subject, Against, (int?)Node.Get(FindingGraph.Year));

    /// <summary>Nobody has put it right, and the last day to do so has passed.</summary>
    public bool IsOverdue(DateOnly today) => Status != FindingStatus.Closed && Due < today;
}
