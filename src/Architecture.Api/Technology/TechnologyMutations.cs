using Architecture.Api.Building;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Technology;

internal static class TechnologyMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "addProduct",
            input => new AddProduct(
                input.Text("name"), input.TextOrNull("supplierName"), input.TextOrNull("category"), input.TextOrNull("externalId"), input.Texts("aliases")),
            payload => payload.Load("product", added => added.Result?.Product, TechnologyReads.ProductsAsync))
        .Run(
            "recordTechnologyUse",
            input => new RecordTechnologyUse(input.Id<SolutionId>("solution"), input.Id<TechnologyReleaseId>("release")),
            payload => payload.Load("solution", recorded => recorded.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "recordTechnologyRelease",
            input => new RecordTechnologyRelease(input.Id<ProductId>("product"), Dates(input)),
            payload => payload.Load("technologyRelease", recorded => recorded.Result?.Release, TechnologyReads.ReleasesAsync));

    private static ReleaseDates Dates(InputObject input) => new(
        input.Text("name"), input.TextOrNull("label"), input.DateOrNull("releaseDate"), input.DateOrNull("activeSupportEnds"),
        input.DateOrNull("supportEnds"), input.DateOrNull("extendedSupportEnds"), input.BooleanOrNull("endedWithoutDate") ?? false,
        input.BooleanOrNull("maintained"));
}
