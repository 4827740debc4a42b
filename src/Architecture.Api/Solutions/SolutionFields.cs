using System.Collections.Immutable;
using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Designations;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Solutions;

/// <summary>Where a solution's fields come from.</summary>
internal static class SolutionFields
{
    private sealed record Lifecycle(Solution Solution);

    private sealed record LifecycleStep(LifecyclePhase Phase, DateOnly? Planned, DateOnly? Actual);

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Solution>("Solution", SolutionFilters.Facets);
        builder.Object<Solution>("Solution")
            .Record(solution => solution.Node, solution => solution.Version)
            .Field("code", solution => solution.Code)
            .Field("name", solution => solution.Name)
            .Field("aliases", solution => solution.Aliases)
            .Field("description", solution => solution.Description)
            .Field("kind", solution => solution.Kind)
            .Field("reach", solution => solution.Reach)
            .Field("sharedClass", solution => solution.Reach == Reach.Shared ? solution.SharedClass : null)
            .Field("declaredEnd", solution => solution.DeclaredEnd)
            .Field("legalEnd", solution => solution is { LegalEnd: { } date, LegalEndReason: { } reason } ? new LegalEnd(date, reason) : null)
            .Field("noPredecessor", solution => solution.HasNoPredecessor ? new StatedPredecessor.Nothing(solution.NoPredecessorReason) : null)
            .Field("lifecycle", solution => new Lifecycle(solution))
            .Load("product", solution => solution.Id, SolutionReads.ProductOfAsync)
            .Load("supplier", solution => solution.Id, SolutionReads.SuppliersOfAsync)
            .Load("responsibleBoard", solution => solution.Id, AnsweringBoards.AnsweringBoardsAsync)
            .LoadMany("provides", solution => solution.Id, (read, ids, cancellation) => read.ClaimsAsync(ids, cancellation))
            .Batch("audience", (solutions, context, cancellation) => context.Reader().AudiencesAsync(solutions, cancellation))
            .Batch("effectiveAudience", EffectiveAudiencesAsync)
            .Batch("dependsOn", (solutions, context, cancellation) => DependenciesAsync(solutions, context, Direction.Outgoing, cancellation))
            .Batch("dependedOnBy", (solutions, context, cancellation) => DependenciesAsync(solutions, context, Direction.Incoming, cancellation))
            .LoadMany("technology", solution => solution.Id, SolutionReads.ReleasesUsedAsync)
            .Load("predecessor", solution => solution.Id, (read, ids, cancellation) => read.PredecessorsAsync(ids, Direction.Outgoing, cancellation))
            .Load("successor", solution => solution.Id, (read, ids, cancellation) => read.PredecessorsAsync(ids, Direction.Incoming, cancellation))
            .Load("designation", solution => solution.Id, DesignationsInForceAsync)
            .LoadMany("decisions", solution => solution.Id, DesignationsAsync)
            .LoadMany("debt", solution => solution.Id, StandingDebtReads.StandingDebtsAsync)
            .Batch("effectiveEnd", (solutions, context, cancellation) => context.Reader().EffectiveEndsAsync(solutions, cancellation))
            .Batch("parallelVerdict", (solutions, context, cancellation) => context.Reader().ParallelVerdictsAsync(solutions, cancellation));
        BindParts(builder);
    }

    public static void BindQuery(ObjectBinding<Root> query) => query
        .Resolve("solutions", SolutionsAsync)
        .Resolve("solution", (_, context, cancellation) => context.Reader().SolutionByCodeAsync(context.Arguments.Text("code"), cancellation));

    /// <summary>Conditions on the responsible board mean the one that answers on the day.</summary>
    private static ValueTask<Scoped<Connection<Solution>>> SolutionsAsync(Root root, FieldContext context, CancellationToken cancellation) =>
        SolutionFilters.List.PageAsync(context, cancellation, AnsweringBoards.ResolvedAsync);

    private static void BindParts(SchemaBuilder builder)
    {
        builder.Object<Lifecycle>("Lifecycle")
            .Field("phase", lifecycle => lifecycle.Solution.Phase)
            .Field("reason", lifecycle => lifecycle.Solution.Node.Get(SolutionGraph.PhaseReason))
            .Field("steps", lifecycle => Steps(lifecycle.Solution));
        builder.Object<LifecycleStep>("LifecycleStep")
            .Field("phase", step => step.Phase)
            .Field("planned", step => step.Planned)
            .Field("actual", step => step.Actual);
        builder.Object<LegalEnd>("LegalEnd").Field("date", legal => legal.Date).Field("reason", legal => legal.Reason);
        builder.Object<StatedPredecessor.Nothing>("NoPredecessor").Field("reason", none => none.Reason);
        builder.Object<Claim>("Claim")
            .Load("capability", claim => claim.Capability, CapabilityReads.CapabilitiesAsync)
            .Field("extent", claim => claim.Extent)
            .Batch("excludes", ExcludesAsync);
        builder.Object<Audience>("Audience")
            .Field("all", audience => audience.All)
            .Batch("boards", (audiences, context, cancellation) => BoardListsAsync([.. audiences.Select(one => one.Boards)], context, cancellation));
        builder.Object<Dependency>("Dependency")
            .Field("id", (dependency, context) => RecordIds.Write(dependency.Edge.Kind, dependency.Id, context))
            .Field("version", dependency => (int)dependency.Version)
            .Field("createdAt", dependency => dependency.Edge.Created.Time)
            .Field("changedAt", dependency => dependency.Edge.Changed.Time)
            .Field("kind", dependency => dependency.Kind)
            .Field("strength", dependency => dependency.Strength)
            .Load("from", dependency => dependency.From, SolutionReads.SolutionsAsync)
            .Load("to", dependency => dependency.To, SolutionReads.SolutionsAsync);
        Changes.ChangeFields.History(builder.Object<Dependency>("Dependency"), dependency => dependency.Id);
        builder.Object<Designation>("Designation")
            .Record(designation => designation.Node, designation => designation.Version)
            .Field("date", designation => designation.Date)
            .Field("caseNumber", designation => designation.CaseNumber)
            .Field("paragraph", designation => designation.Paragraph)
            .Field("documents", designation => designation.Documents)
            .Neighbour("solution", designation => designation.Node.Id, DesignationGraph.Designates, Direction.Outgoing, node => new Solution(node))
            .Neighbour("decidedBy", designation => designation.Node.Id, DesignationGraph.DecidedBy, Direction.Outgoing, node => new Board(node));
        builder.Object<DebtOnRecord>("Debt")
            .Load("solution", debt => debt.Shared, SolutionReads.SolutionsAsync)
            .Field("kind", debt => debt.Kind)
            .Field("since", debt => debt.Since);
    }

    private static ImmutableArray<LifecycleStep> Steps(Solution solution) =>
    [
        .. Enum.GetValues<LifecyclePhase>()
            .Select(phase => new LifecycleStep(phase, solution.Planned(phase), solution.Actual(phase)))
            .Where(step => step.Planned is not null || step.Actual is not null),
    ];

    private static async ValueTask<IReadOnlyList<Designation?>> DesignationsInForceAsync(
        RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation) =>
        [.. (await DesignationsAsync(read, ids, cancellation)).Select(all => all is [var latest, ..] ? latest : null)];

    /// <summary>For each solution its designations, the one in force first.</summary>
    private static async ValueTask<IReadOnlyList<ImmutableArray<Designation>>> DesignationsAsync(
        RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], DesignationGraph.Designates, Direction.Incoming);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new Designation(item.Node)).OrderByDescending(one => one.Node.Created.Sequence).ToImmutableArray())];
    }

    private static async ValueTask<IReadOnlyList<ImmutableArray<Dependency>>> DependenciesAsync(
        IReadOnlyList<Solution> solutions, FieldContext context, Direction direction, CancellationToken cancellation)
    {
        var arguments = context.Arguments;
        if (arguments.IntOrNull("first") is < 0) throw new GraphQLException("\"first\" is at least 0.", ErrorCodes.PageSize);
        var wanted = new DependencySelection(
            arguments.IntOrNull("first"), arguments.EnumOrNull<DependencyKind>("kind"), arguments.EnumOrNull<DependencyStrength>("strength"));
        return await context.Reader().DependenciesAsync([.. solutions.Select(one => one.Id)], direction, wanted, cancellation);
    }

    private static async ValueTask<IReadOnlyList<ImmutableArray<Board?>>> EffectiveAudiencesAsync(
        IReadOnlyList<Solution> solutions, FieldContext context, CancellationToken cancellation)
    {
        var read = context.Reader();
        var boards = await read.BoardRegisterAsync(cancellation);
        var proposals = await read.ProposalsAsync([.. solutions], cancellation);
        return await BoardListsAsync([.. proposals.Select(proposal => proposal.EffectiveBoards(boards))], context, cancellation);
    }

    private static async ValueTask<IReadOnlyList<ImmutableArray<Board?>>> BoardListsAsync(
        ImmutableArray<ImmutableArray<BoardId>> lists, FieldContext context, CancellationToken cancellation)
    {
        var ids = lists.SelectMany(list => list).Distinct().ToImmutableArray();
        var found = (await context.Reader().BoardsAsync(ids, cancellation)).OfType<Board>().ToDictionary(board => board.Id);
        return [.. lists.Select(list => list.Select(id => found.GetValueOrDefault(id)).OrderBy(board => board?.Code, StringComparer.Ordinal).ToImmutableArray())];
    }

    private static async ValueTask<IReadOnlyList<ImmutableArray<Capability?>>> ExcludesAsync(
        IReadOnlyList<Claim> claims, FieldContext context, CancellationToken cancellation)
    {
        var ids = claims.SelectMany(claim => claim.Excludes).Distinct().ToImmutableArray();
        var found = (await context.Reader().CapabilitiesAsync(ids, cancellation)).OfType<Capability>().ToDictionary(one => one.Id);
        return [.. claims.Select(claim => claim.Excludes.Select(id => found.GetValueOrDefault(id)).ToImmutableArray())];
    }
}
