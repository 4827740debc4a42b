using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Impact;

/// <summary>What breaks if something goes down, runs out or is no longer delivered.</summary>
internal static class ImpactFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Object<Registry.Solutions.Impact>("Impact")
            .Field("solutions", impact => impact.Solutions)
            .Field("reachedCount", impact => (int)impact.ReachedCount)
            .Field("cutBy", impact => impact.CutBy)
            .Field("cutText", (impact, context) => impact.CutText?.In(context.State().Language))
            .Field("boards", impact => impact.Boards);
        builder.Object<Impacted>("ImpactedSolution")
            .Field("solution", impacted => impacted.Solution)
            .Field("depth", impacted => impacted.Depth)
            .Field("path", impacted => impacted.Path);
        builder.Object<ImpactStep>("ImpactStep")
            .Field("id", (step, context) => RecordIds.Write(step.Node.Kind, step.Node.Id, context))
            .Field("name", step => step.Name)
            .Field("code", step => step.Code)
            .Field("record", step => NodeFields.Wrap(step.Node));
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve("impact", OfAsync);

    private static async ValueTask<Registry.Solutions.Impact?> OfAsync(Root root, FieldContext context, CancellationToken cancellation)
    {
        var arguments = context.Arguments;
        var depth = Bounded(context, "maxDepth", ImpactReads.DeepestImpact);
        var nodes = Bounded(context, "maxNodes", ImpactReads.MostImpacted);
        var read = context.Reader();
        var text = arguments.Text("of");
        var id = RecordIds.Read(text) is { } found && ImpactSource.Kinds.Any(kind => kind.Name == found.Kind)
            ? found
            : throw context.Error(new IdInvalidRefused(text, "Solution, TechnologyRelease, Contract, Supplier, Product"));
        if ((await read.View.NodesAsync([id.Id], cancellation))[0] is not { } node || node.Kind.Name != id.Kind)
            throw context.Error(new SolutionUnknownRefused(new SolutionId(id.Id)));
        return await read.ImpactAsync(
            new ImpactSource(node), arguments.Enum<ImpactDirection>("direction"), arguments.Enum<DependencyStrength>("strength"), depth, nodes, cancellation);
    }

    private static int Bounded(FieldContext context, string name, int most)
    {
        var value = context.Arguments.IntOrNull(name) ?? most;
        return value >= 1 && value <= most ? value : throw context.Error(InputInvalidRefused.At(
            name, $"{name} ska vara 1 till {most}.", $"{name} must be 1 to {most}."));
    }
}
