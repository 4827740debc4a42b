using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Reviews;

/// <summary>What a review is about (domain §8).</summary>
public enum ReviewKind
{
    Lifecycle,
    Exemption,
    Pilot,
    Mapping,
    Parallel,
}

/// <summary>Where a review stands.</summary>
public enum ReviewStatus
{
    Open,
    Completed,
}

/// <summary>What SLK answers (domain §3.5).</summary>
public enum ReviewAnswer
{
    /// <summary>Holds for the cells asked about and for what the shared solution covers then.</summary>
    NotParallel,

    /// <summary>BLOCK from then on.</summary>
    Parallel,
}

/// <summary>How reviews lie in the graph.</summary>
public static class ReviewGraph
{
    public static readonly NodeKind Review = new("Review");
    public static readonly Property<ReviewKind?> Kind = Review.Enum<ReviewKind>("kind").Indexed();
    public static readonly Property<ReviewStatus?> Status = Review.Enum<ReviewStatus>("status").Indexed();
    public static readonly Property<DateOnly?> Opened = Review.Date("opened");

    /// <summary>Last day for SLK to answer.</summary>
    public static readonly Property<DateOnly?> Due = Review.Date("due").Indexed();
    public static readonly Property<long?> Version = Review.Integer("version");
    public static readonly Property<ReviewAnswer?> Answer = Review.Enum<ReviewAnswer>("answer").Indexed();
    public static readonly Property<string?> AnswerReason = Review.Text("answerReason");
    public static readonly Property<DateOnly?> Completed = Review.Date("completed");

    /// <summary>Why SLK contests the claims; absent on a review that a rule opened.</summary>
    public static readonly Property<string?> ContestedBecause = Review.Text("contestedBecause");

    /// <summary>From a review to the solution that it is about.</summary>
    public static readonly EdgeKind About = new("REVIEW_ABOUT", Review, SolutionGraph.Solution);

    /// <summary>From a review to a shared solution that the other is held against.</summary>
    public static readonly EdgeKind Against = new("REVIEW_AGAINST", Review, SolutionGraph.Solution);

    /// <summary>The cells asked about.</summary>
    public static readonly Property<ImmutableArray<string>> Cells = Against.TextList("cells");

    /// <summary>Those of them that the shared solution covered when SLK answered.</summary>
    public static readonly Property<ImmutableArray<string>> CoveredThen = Against.TextList("coveredThen");
}

public readonly record struct ReviewId(NodeId Node) : IRecordId<ReviewId>
{
    public static NodeKind Kind => ReviewGraph.Review;
    public static ReviewId From(NodeId node) => new(node);
}

/// <summary>A question that a rule has put to SLK.</summary>
public sealed record Review(GraphNode Node)
{
    public ReviewId Id => new(Node.Id);
    public ReviewKind Kind => Node.Get(ReviewGraph.Kind)!.Value;
    public ReviewStatus Status => Node.Get(ReviewGraph.Status)!.Value;
    public DateOnly Opened => Node.Get(ReviewGraph.Opened)!.Value;
    public DateOnly Due => Node.Get(ReviewGraph.Due)!.Value;
    public long Version => Node.Get(ReviewGraph.Version) ?? 1;

    /// <summary>Null while it is open.</summary>
    public ReviewAnswer? Answer => Node.Get(ReviewGraph.Answer);
    public string? AnswerReason => Node.Get(ReviewGraph.AnswerReason);
    public DateOnly? Completed => Node.Get(ReviewGraph.Completed);
    public string? ContestedBecause => Node.Get(ReviewGraph.ContestedBecause);
}
