using System.Collections.Immutable;
using Architecture.Api.Access;
using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Api.Solutions;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Information;

/// <summary>Where the fields of information sets come from, and of what solutions are required and approved for.</summary>
internal static class InformationFields
{
    private sealed record Classification(InformationSet Set);

    private sealed record AspectReason(SecurityAspect Aspect, string Reason);

    private sealed record SolutionClassification(Requirement Required, SecurityLevels Approved);

    public static readonly FilterBinding Filter = new FilterBinding("InformationSetFilter")
        .Property("name", InformationGraph.Name)
        .Enum("openData", InformationGraph.OpenData)
        .Enum("personalData", InformationGraph.PersonalData)
        .Property("reviewDate", InformationGraph.ReviewDate)
        .Relation("board", InformationGraph.OwnedBy, Direction.Outgoing, () => BoardFields.Filter)
        .Relation("solutions", InformationGraph.Handles, Direction.Incoming, () => SolutionFilters.Filter);

    public static readonly RecordList<InformationSet> List = new(
        InformationGraph.Set, node => new InformationSet(node), Filter, InformationGraph.SortKey,
        new Dictionary<string, PropertyDefinition> { ["name"] = InformationGraph.SortKey, ["reviewDate"] = InformationGraph.ReviewDate });

    private static readonly IReadOnlyDictionary<string, PropertyDefinition> Facets = new Dictionary<string, PropertyDefinition>
    {
        ["OPEN_DATA"] = InformationGraph.OpenData,
        ["PERSONAL_DATA"] = InformationGraph.PersonalData,
    };

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<InformationSet>("InformationSet", Facets);
        builder.Object<InformationSet>("InformationSet")
            .Record(set => set.Node, set => set.Version)
            .Field("name", set => set.Name)
            .Field("description", set => set.Description)
            .Load("board", set => set.Id, InformationReads.InformationOwnersAsync)
            .Field("openData", set => set.OpenData)
            .Field("openDataReason", set => set.OpenDataReason)
            .Field("personalData", set => set.PersonalData)
            .Withheld("classification", Secrecy.SecurityClassification, set => set.Id, SecrecyReads.SeesClassificationAsync, set => new Classification(set))
            .Related("solutions", set => set.Node.Id, InformationGraph.Handles, Direction.Incoming, SolutionGraph.Code, node => new Solution(node));
        builder.Object<Classification>("Classification")
            .Field("levels", one => one.Set.Levels)
            .Field("reasons", one => SecurityLevels.Aspects
                .Where(aspect => one.Set.Reason(aspect) is not null).Select(aspect => new AspectReason(aspect, one.Set.Reason(aspect)!)))
            .Field("assessor", one => one.Set.Assessor)
            .Field("date", one => one.Set.Assessed)
            .Field("reviewDate", one => one.Set.ReviewDate)
            .Field("caseNumber", one => one.Set.CaseNumber);
        builder.Object<AspectReason>("AspectReason").Field("aspect", one => one.Aspect).Field("reason", one => one.Reason);
        builder.Object<SecurityLevels>("SecurityLevels")
            .Field("confidentiality", levels => levels.Confidentiality)
            .Field("integrity", levels => levels.Integrity)
            .Field("availability", levels => levels.Availability)
            .Field("traceability", levels => levels.Traceability);
        builder.Object<Solution>("Solution")
            .LoadMany("informationSets", solution => solution.Id, InformationReads.HandledInformationAsync)
            .Withheld("classification", Secrecy.SecurityClassification, solution => solution.Id, SecrecyReads.SeesClassificationAsync, ClassificationsAsync);
        builder.Object<SolutionClassification>("SolutionClassification")
            .Field("required", one => one.Required.Known)
            .Field("approved", one => one.Approved)
            .Field("gap", one => SecurityLevels.Of(aspect => SecurityRule.Gap(one.Required, one.Approved, aspect)));
    }

    public static void BindQuery(ObjectBinding<Root> query) =>
        query.Resolve("informationSets", (_, context, cancellation) => List.PageAsync(context, cancellation));

    public static void BindMutations(MutationBinding mutations) => mutations
        .Run(
            "recordInformationSet",
            input => new RecordInformationSet(
                input.Id<Registry.Boards.BoardId>("board"), input.IdOrNull<InformationSetId>("informationSet"), input.IntOrNull("version"), input.Text("name"))
            {
                Description = input.TextOrNull("description"),
                OpenData = input.Enum<OpenData>("openData"),
                OpenDataReason = input.TextOrNull("openDataReason"),
            },
            payload => payload.Load("informationSet", recorded => recorded.Result?.InformationSet, InformationReads.InformationSetsAsync))
        .Run(
            "classifyInformation",
            input => new ClassifyInformation(input.Id<InformationSetId>("informationSet"), input.Int("version"), Levels(input.Object("levels")), Reasons(input))
            {
                PersonalData = input.EnumOrNull<PersonalData>("personalData"),
                Assessor = input.TextOrNull("assessor"),
                Date = input.DateOrNull("date"),
                ReviewDate = input.DateOrNull("reviewDate"),
                CaseNumber = input.TextOrNull("caseNumber"),
            },
            payload => payload.Load("informationSet", classified => classified.Result?.InformationSet, InformationReads.InformationSetsAsync))
        .Run(
            "recordInformationUse",
            input => new RecordInformationUse(input.Id<SolutionId>("solution"), input.Id<InformationSetId>("informationSet")),
            payload => payload.Load("solution", recorded => recorded.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "endInformationUse",
            input => new EndInformationUse(input.Id<SolutionId>("solution"), input.Id<InformationSetId>("informationSet")),
            payload => payload.Load("solution", ended => ended.Result?.Solution, SolutionReads.SolutionsAsync))
        .Run(
            "recordApprovedLevels",
            input => new RecordApprovedLevels(
                input.Id<SolutionId>("solution"), GivenLevels(input.Object("levels")), input.TextOrNull("assessor"), input.DateOrNull("date")),
            payload => payload.Load("solution", recorded => recorded.Result?.Solution, SolutionReads.SolutionsAsync));

    private static SecurityLevels Levels(InputObject levels) => SecurityLevels.Of(aspect => levels.IntOrNull(Name(aspect)));

    private static ImmutableDictionary<SecurityAspect, int?> GivenLevels(InputObject levels) =>
        SecurityLevels.Aspects.Where(aspect => levels.Has(Name(aspect))).ToImmutableDictionary(aspect => aspect, aspect => levels.IntOrNull(Name(aspect)));

    private static ImmutableDictionary<SecurityAspect, string> Reasons(InputObject input) => (input.ObjectsOrNull("reasons") ?? [])
        .GroupBy(one => one.Enum<SecurityAspect>("aspect")).ToImmutableDictionary(group => group.Key, group => group.Last().Text("reason"));

    private static string Name(SecurityAspect aspect) => char.ToLowerInvariant(aspect.ToString()[0]) + aspect.ToString()[1..];

    private static async ValueTask<IReadOnlyList<SolutionClassification>> ClassificationsAsync(
        IReadOnlyList<Solution> solutions, RegistryReader read, CancellationToken cancellation)
    {
        var required = await read.RequirementsAsync([.. solutions.Select(one => one.Id)], cancellation);
        return [.. solutions.Select((solution, index) => new SolutionClassification(required[index], solution.ApprovedLevels))];
    }
}
