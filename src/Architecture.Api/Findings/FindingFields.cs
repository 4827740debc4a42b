using System.Collections.Immutable;
using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Api.Solutions;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Boards;
using Architecture.Registry.Findings;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Findings;

/// <summary>Where the fields of findings come from.</summary>
internal static class FindingFields
{
    public static readonly FilterBinding Filter = new FilterBinding("FindingFilter")
        .Enum("rule", FindingGraph.Rule)
        .Enum("status", FindingGraph.Status)
        .Enum("role", FindingGraph.Role)
        .Property("opened", FindingGraph.Opened)
        .Property("due", FindingGraph.Due)
        .Property("closed", FindingGraph.Closed)
        .Property("plannedFor", FindingGraph.PlannedFor)
        .Relation("solution", FindingGraph.About, Direction.Outgoing, () => SolutionFilters.Filter)
        .Relation("owner", FindingGraph.OwnedBy, Direction.Outgoing, () => BoardFields.Filter)
        .Relation("alsoFor", FindingGraph.AlsoFor, Direction.Outgoing, () => BoardFields.Filter);

    public static readonly RecordList<Finding> List = new(
        FindingGraph.Finding, node => new Finding(node), Filter, FindingGraph.Due,
        new Dictionary<string, PropertyDefinition>
        {
            ["due"] = FindingGraph.Due,
            ["opened"] = FindingGraph.Opened,
            ["closed"] = FindingGraph.Closed,
            ["plannedFor"] = FindingGraph.PlannedFor,
        });

    private static readonly IReadOnlyDictionary<string, PropertyDefinition> Facets = new Dictionary<string, PropertyDefinition>
    {
        ["RULE"] = FindingGraph.Rule,
        ["STATUS"] = FindingGraph.Status,
        ["ROLE"] = FindingGraph.Role,
    };

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Finding>("Finding", Facets);
        builder.Object<Finding>("Finding")
            .Record(finding => finding.Node, finding => finding.Version)
            .Field("rule", finding => finding.Rule)
            .Field("text", (finding, context) => FindingText.Of(finding.Rule).In(context.State().Language))
            .Field("action", (finding, context) => FindingText.Action(finding.Rule).In(context.State().Language))
            .Field("status", finding => finding.Status)
            .Field("role", finding => finding.Role)
            .Load("owner", finding => finding.Id, FindingReads.FindingOwnersAsync)
            .Neighbours("alsoFor", finding => finding.Node.Id, FindingGraph.AlsoFor, Direction.Outgoing, BoardGraph.Code, node => new Board(node))
            .Load("subject", finding => finding.Subject, NodeFields.NodesAsync)
            .Load("against", finding => finding.Against, NodeFields.NodesAsync)
            .Neighbour("solution", finding => finding.Node.Id, FindingGraph.About, Direction.Outgoing, node => new Solution(node))
            .Field("opened", finding => finding.Opened)
            .Field("due", finding => finding.Due)
            .Field("overdue", (finding, context) => finding.IsOverdue(context.Reader().Today))
            .Field("closed", finding => finding.Closed)
            .Field("plannedAction", finding => finding.PlannedAction)
            .Field("plannedFor", finding => finding.PlannedFor);
        builder.Object<Solution>("Solution")
            .LoadMany("findings", solution => solution.Id, FindingsOfAsync)
            .Field("attestedAt", solution => solution.AttestedOn)
            .Batch("stale", StaleAsync);
    }

    public static void BindQuery(ObjectBinding<Root> query) =>
        query.Resolve("findings", (_, context, cancellation) => List.PageAsync(context, cancellation));

    public static void BindMutations(MutationBinding mutations, Registry.Registry registry) => mutations
        .Run(
            "planFinding",
            input => new PlanFinding(input.Id<FindingId>("finding"), input.Int("version"), input.Text("action"), input.Date("by")),
            payload => payload.Load("finding", planned => planned.Result?.Finding, FindingReads.FindingsAsync))
        .Run(
            "attest",
            input => new Attest(input.Id<SolutionId>("solution"), input.Int("version")),
            payload => payload.Load("solution", attested => attested.Result?.Solution, SolutionReads.SolutionsAsync))
        .RunMany<SweepReport>(
            "runSweep",
            (actor, _, cancellation) => new Sweep(registry).RunAsync(actor, cancellation),
            payload => payload
                .Field("examined", swept => swept.Result?.Examined)
                .LoadList("opened", swept => swept.Result?.Opened ?? [], FindingReads.FindingsAsync)
                .LoadList("closed", swept => swept.Result?.Closed ?? [], FindingReads.FindingsAsync)
                .LoadList("changed", swept => swept.Result?.Changed ?? [], FindingReads.FindingsAsync)
                .LoadList("abandoned", swept => swept.Result?.Abandoned ?? [], SolutionReads.SolutionsAsync));

    private static async ValueTask<IReadOnlyList<bool>> StaleAsync(IReadOnlyList<Solution> solutions, FieldContext context, CancellationToken cancellation)
    {
        var read = context.Reader();
        var settings = await read.SettingsAsync(cancellation);
        return [.. solutions.Select(solution => Attestation.IsStale(solution, settings, read.Today))];
    }

    /// <summary>For each solution the findings that concern it and are not closed, the first due first.</summary>
    private static async ValueTask<IReadOnlyList<ImmutableArray<Finding>>> FindingsOfAsync(
        RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery(
            [.. ids.Select(id => id.Node)], FindingGraph.About, Direction.Incoming, OnNode: FindingReads.IsOpen, Order: [new OrderBy(FindingGraph.Due)]);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new Finding(item.Node)).ToImmutableArray())];
    }
}
