using Architecture.Api.Building;
using Architecture.Api.Solutions;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.Registry.Reviews;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Reviews;

/// <summary>Where a review's fields come from.</summary>
internal static class ReviewFields
{
    public static readonly FilterBinding Filter = new FilterBinding("ReviewFilter")
        .Enum("kind", ReviewGraph.Kind)
        .Enum("status", ReviewGraph.Status)
        .Property("opened", ReviewGraph.Opened)
        .Property("due", ReviewGraph.Due)
        .Relation("solution", ReviewGraph.About, Direction.Outgoing, () => SolutionFilters.Filter);

    public static readonly RecordList<Review> List = new(
        ReviewGraph.Review, node => new Review(node), Filter, ReviewGraph.Due,
        new Dictionary<string, PropertyDefinition> { ["due"] = ReviewGraph.Due, ["opened"] = ReviewGraph.Opened });

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Review>(
            "Review", new Dictionary<string, PropertyDefinition> { ["KIND"] = ReviewGraph.Kind, ["STATUS"] = ReviewGraph.Status, ["OUTCOME"] = ReviewGraph.Answer });
        builder.Object<Review>("Review")
            .Record(review => review.Node, review => review.Version)
            .Field("kind", review => review.Kind)
            .Field("status", review => review.Status)
            .Field("opened", review => review.Opened)
            .Field("due", review => review.Due)
            .Field("outcome", review => review.Answer)
            .Field("reason", review => review.AnswerReason)
            .Field("completed", review => review.Completed)
            .Field("contestedBecause", review => review.ContestedBecause)
            .Neighbour("solution", review => review.Node.Id, ReviewGraph.About, Direction.Outgoing, node => new Solution(node))
            .Neighbours("against", review => review.Node.Id, ReviewGraph.Against, Direction.Outgoing, SolutionGraph.Code, node => new Solution(node));
    }

    public static void BindQuery(ObjectBinding<Root> query) =>
        query.Resolve("reviews", (_, context, cancellation) => List.PageAsync(context, cancellation));
}
