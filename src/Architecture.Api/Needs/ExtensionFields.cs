using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Api.Capabilities;
using Architecture.Api.Solutions;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Boards;
using Architecture.Registry.Needs;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Needs;

/// <summary>Where the fields of requests for extensions come from.</summary>
internal static class ExtensionFields
{
    public static readonly FilterBinding Filter = new FilterBinding("ExtensionRequestFilter")
        .Enum("status", ExtensionGraph.Status)
        .Property("submitted", ExtensionGraph.Submitted)
        .Property("due", ExtensionGraph.Due)
        .Relation("solution", ExtensionGraph.Of, Direction.Outgoing, () => SolutionFilters.Filter)
        .Relation("board", ExtensionGraph.By, Direction.Outgoing, () => BoardFields.Filter)
        .Relation("provides", ExtensionGraph.Function, Direction.Outgoing, () => CapabilityFields.Filter);

    public static readonly RecordList<ExtensionRequest> List = new(
        ExtensionGraph.Request, node => new ExtensionRequest(node), Filter, ExtensionGraph.Due,
        new Dictionary<string, PropertyDefinition> { ["due"] = ExtensionGraph.Due, ["submitted"] = ExtensionGraph.Submitted });

    private static readonly IReadOnlyDictionary<string, PropertyDefinition> Facets =
        new Dictionary<string, PropertyDefinition> { ["STATUS"] = ExtensionGraph.Status };

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<ExtensionRequest>("ExtensionRequest", Facets);
        builder.Object<ExtensionRequest>("ExtensionRequest")
            .Record(request => request.Node, request => request.Version)
            .Neighbour("solution", request => request.Node.Id, ExtensionGraph.Of, Direction.Outgoing, node => new Solution(node))
            .Neighbour("board", request => request.Node.Id, ExtensionGraph.By, Direction.Outgoing, node => new Board(node))
            .LoadMany("provides", request => request.Id, ExtensionReads.ExtensionClaimsAsync)
            .Batch("audience", (requests, context, cancellation) => context.Reader().ExtensionAudiencesAsync(requests, cancellation))
            .Field("reason", request => request.Reason)
            .Field("status", request => request.Status)
            .Field("submitted", request => request.Submitted)
            .Field("due", request => request.Due)
            .Field("overdue", (request, context) => request.IsOverdue(context.Reader().Today))
            .Field("answered", request => request.Answered)
            .Field("acceptedFrom", request => request.AcceptedFrom)
            .Field("answerReason", request => request.AnswerReason)
            .Field("overruled", request => request.Overruled)
            .Field("caseNumber", request => request.CaseNumber);
        builder.Object<Solution>("Solution").Related(
            "extensionRequests", solution => solution.Node.Id, ExtensionGraph.Of, Direction.Incoming, ExtensionGraph.Due, node => new ExtensionRequest(node));
    }

    public static void BindQuery(ObjectBinding<Root> query) =>
        query.Resolve("extensionRequests", (_, context, cancellation) => List.PageAsync(context, cancellation));

    public static void BindMutations(MutationBinding mutations) => mutations
        .Run(
            "requestExtension",
            input => new RequestExtension(
                input.Id<SolutionId>("solution"), input.Id<BoardId>("board"), input.Claims("provides"),
                input.Within("audience", InputReading.Audience), input.Text("reason")),
            payload => payload.Load("extensionRequest", requested => requested.Result?.Request, ExtensionReads.ExtensionRequestsAsync))
        .Run(
            "answerExtension",
            input => new AnswerExtension(
                input.Id<ExtensionRequestId>("extensionRequest"), input.Int("version"), input.Enum<ExtensionAnswer>("answer"), input.DateOrNull("date"),
                input.TextOrNull("reason"), input.DecisionOrNull()),
            payload => payload.Load("extensionRequest", answered => answered.Result?.Request, ExtensionReads.ExtensionRequestsAsync))
        .Run(
            "withdrawExtension",
            input => new WithdrawExtension(input.Id<ExtensionRequestId>("extensionRequest"), input.Int("version")),
            payload => payload.Load("extensionRequest", withdrawn => withdrawn.Result?.Request, ExtensionReads.ExtensionRequestsAsync));
}
