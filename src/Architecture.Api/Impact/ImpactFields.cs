using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Impact;

/// <summary>What breaks if a solution goes down.</summary>
internal static class ImpactFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Object<Registry.Solutions.Impact>("Impact")
            .Field("solutions", impact => impact.Solutions)
            .Field("reachedCount", impact => (int)impact.ReachedCount)
            .Field("cutBy", impact => impact.CutBy)
            .Field("boards", impact => impact.Boards);
        builder.Object<Impacted>("ImpactedSolution")
            .Field("solution", impacted => impacted.Solution)
            .Field("depth", impacted => impacted.Depth)
            .Field("path", impacted => impacted.Path);
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve("impact", OfAsync);

    private static async ValueTask<Registry.Solutions.Impact?> OfAsync(Root root, FieldContext context, CancellationToken cancellation)
    {
        var arguments = context.Arguments;
        var depth = Bounded(context, "maxDepth", ImpactReads.DeepestImpact);
        var nodes = Bounded(context, "maxNodes", ImpactReads.MostImpacted);
        try
        {
            var read = context.Reader();
            var id = RecordIds.Read<SolutionId>(arguments.Text("of"), "of");
            return await read.SolutionAsync(id, cancellation) is { } solution
                ? await read.ImpactAsync(
                    solution, arguments.Enum<ImpactDirection>("direction"), arguments.Enum<DependencyStrength>("strength"), depth, nodes, cancellation)
                : throw context.Error(new SolutionUnknownRefused(id));
        }
        catch (RefusalException refused)
        {
            throw context.Error(refused.Refusal);
        }
    }

    private static int Bounded(FieldContext context, string name, int most)
    {
        var value = context.Arguments.IntOrNull(name) ?? most;
        return value >= 1 && value <= most ? value : throw context.Error(InputInvalidRefused.At(
            name, $"{name} ska vara 1 till {most}.", $"{name} must be 1 to {most}."));
    }
}
