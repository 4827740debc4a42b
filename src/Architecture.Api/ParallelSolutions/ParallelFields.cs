using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.ParallelSolutions;

/// <summary>Where the fields of the gate's answer come from.</summary>
internal static class ParallelFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Object<ParallelVerdict>("ParallelVerdict")
            .Field("verdict", verdict => verdict.Verdict)
            .Field("pairs", verdict => verdict.Pairs)
            .Field("waysForward", verdict => verdict.WaysForward);
        builder.Object<ParallelPair>("ParallelPair")
            .Field("verdict", pair => pair.Verdict)
            .Load("solution", pair => pair.Solution, SolutionReads.SolutionsAsync)
            .LoadList("capabilities", pair => pair.Functions, CapabilityReads.CapabilitiesAsync)
            .LoadList("boards", pair => pair.Boards, BoardReads.BoardsAsync)
            .Field("counts", pair => pair.Counts)
            .Field("phase", pair => pair.Phase)
            .Load("owner", pair => pair.Owner, BoardReads.BoardsAsync);
        builder.Object<Replacement>("Replacement")
            .Load("solution", replacement => replacement.Older, SolutionReads.SolutionsAsync)
            .LoadList("capabilities", replacement => replacement.Functions, CapabilityReads.CapabilitiesAsync)
            .LoadList("boards", replacement => replacement.Boards, BoardReads.BoardsAsync);
        builder.Object<WayForward>("WayForward")
            .Field("kind", way => way.Kind)
            .Load("solution", way => way.Shared, SolutionReads.SolutionsAsync)
            .Field("text", (way, context) => way.Text.In(context.State().Language));
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve("parallelCheck", CheckAsync);

    private static async ValueTask<ParallelVerdict> CheckAsync(Root root, FieldContext context, CancellationToken cancellation)
    {
        try
        {
            var input = context.Arguments.Object("input");
            var proposal = new Proposal(input.Scope(), input.Id<BoardId>("board"))
            {
                Name = input.TextOrNull("name") ?? "",
                Aliases = input.Texts("aliases"),
                Description = input.TextOrNull("description"),
                Product = input.IdOrNull<ProductId>("product")?.Node,
                InformationSets = input.Ids<InformationSetId>("informationSets"),
                RunsOn =
                [
                    .. input.Dependencies()
                        .Where(one => one.Kind == DependencyKind.RunsOn && one.Strength == DependencyStrength.Hard)
                        .Select(one => one.To),
                ],
            };
            var (verdict, fault) = await context.Reader().ParallelCheckAsync(proposal, cancellation);
            return verdict ?? throw context.Error(fault!);
        }
        catch (RefusalException refused)
        {
            throw context.Error(refused.Refusal);
        }
    }
}
