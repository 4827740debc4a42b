using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Delegations;

namespace Architecture.Api.Delegations;

/// <summary>Where the fields of delegations come from.</summary>
internal static class DelegationFields
{
    public static readonly FilterBinding Filter = new FilterBinding("DelegationFilter")
        .Property("from", DelegationGraph.From)
        .Property("to", DelegationGraph.To)
        .Property("decided", DelegationGraph.Decided)
        .Property("revoked", DelegationGraph.Revoked)
        .Relation("board", DelegationGraph.DelegatedTo, Direction.Outgoing, () => BoardFields.Filter);

    public static readonly RecordList<Delegation> List = new(
        DelegationGraph.Delegation, node => new Delegation(node), Filter, DelegationGraph.From,
        new Dictionary<string, PropertyDefinition> { ["from"] = DelegationGraph.From, ["to"] = DelegationGraph.To });

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Delegation>("Delegation");
        builder.Object<Delegation>("Delegation")
            .Record(delegation => delegation.Node, delegation => delegation.Version)
            .Neighbour("board", delegation => delegation.Node.Id, DelegationGraph.DelegatedTo, Direction.Outgoing, node => new Board(node))
            .Field("role", delegation => delegation.Role)
            .Field("decisions", delegation => delegation.Decisions)
            .Field("from", delegation => delegation.From)
            .Field("to", delegation => delegation.To)
            .Field("inForce", (delegation, context) => delegation.IsInForce(context.Reader().Today))
            .Field("decided", delegation => delegation.Decided)
            .Field("caseNumber", delegation => delegation.CaseNumber)
            .Field("paragraph", delegation => delegation.Paragraph)
            .Field("documents", delegation => delegation.Documents)
            .Field("revoked", delegation => delegation.Revoked)
            .Field("revokedCaseNumber", delegation => delegation.RevokedCaseNumber);
    }

    public static void BindQuery(ObjectBinding<Root> query) =>
        query.Resolve("delegations", (_, context, cancellation) => List.PageAsync(context, cancellation));

    public static void BindMutations(MutationBinding mutations) => mutations
        .Run(
            "recordDelegation",
            input => new RecordDelegation(
                input.IdOrNull<BoardId>("board"), input.EnumOrNull<Role>("role"), [.. input.List<DelegatedDecision>("decisions")],
                input.Date("from"), input.Date("to"), input.DecisionOrNull()!),
            payload => payload.Load("delegation", recorded => recorded.Result?.Delegation, DelegationReads.DelegationsAsync))
        .Run(
            "revokeDelegation",
            input => new RevokeDelegation(input.Id<DelegationId>("delegation"), input.Int("version"), input.DecisionOrNull()!),
            payload => payload.Load("delegation", revoked => revoked.Result?.Delegation, DelegationReads.DelegationsAsync));
}
