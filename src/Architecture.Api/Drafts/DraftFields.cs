using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Api.Solutions;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.Registry.Boards;
using Architecture.Registry.Drafts;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Drafts;

/// <summary>Where the fields of drafts come from.</summary>
internal static class DraftFields
{
    public static readonly FilterBinding Filter = new FilterBinding("DraftFilter")
        .Property("name", DraftGraph.Name)
        .Enum("status", DraftGraph.Status)
        .Property("saved", DraftGraph.Saved)
        .Relation("board", DraftGraph.Of, Direction.Outgoing, () => BoardFields.Filter)
        .Relation("solutions", DraftGraph.Became, Direction.Outgoing, () => SolutionFilters.Filter);

    public static readonly RecordList<Draft> List = new(
        DraftGraph.Draft, node => new Draft(node), Filter, DraftGraph.SortKey,
        new Dictionary<string, PropertyDefinition> { ["name"] = DraftGraph.SortKey, ["saved"] = DraftGraph.Saved });

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Draft>("Draft", new Dictionary<string, PropertyDefinition> { ["STATUS"] = DraftGraph.Status });
        builder.Object<Draft>("Draft")
            .Record(draft => draft.Node, draft => draft.Version)
            .Field("name", draft => draft.Name)
            .Field("kind", draft => draft.Kind)
            .Field("description", draft => draft.Description)
            .Field("status", draft => draft.Status)
            .Field("saved", draft => draft.Saved)
            .Neighbour("board", draft => draft.Node.Id, DraftGraph.Of, Direction.Outgoing, node => new Board(node))
            .Load("product", draft => draft.Product, TechnologyReads.ProductsAsync)
            .Batch("provides", (drafts, context, cancellation) => context.Reader().DraftClaimsAsync(drafts, cancellation))
            .Field("audience", draft => draft.Audience)
            .Field("aliases", draft => draft.Aliases)
            .Field("dependsOn", draft => draft.DependsOn)
            .LoadList("informationSets", draft => draft.InformationSets, InformationReads.InformationSetsAsync)
            .Neighbours("solutions", draft => draft.Node.Id, DraftGraph.Became, Direction.Outgoing, SolutionGraph.Code, node => new Solution(node));
        builder.Object<ProposedDependency>("DraftDependency")
            .Load("solution", one => one.To, SolutionReads.SolutionsAsync)
            .Field("kind", one => one.Kind)
            .Field("strength", one => one.Strength);
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve("drafts", (_, context, cancellation) => List.PageAsync(context, cancellation));

    public static void BindMutations(MutationBinding mutations) => mutations
        .Run(
            "saveDraft",
            input => new SaveDraft(input.Id<BoardId>("board"), input.Text("name"))
            {
                Draft = input.IdOrNull<DraftId>("draft"),
                Version = input.IntOrNull("version"),
                Kind = input.EnumOrNull<SolutionKind>("kind"),
                Description = input.TextOrNull("description"),
                Product = input.IdOrNull<ProductId>("product"),
                Scope = new Scope(
                    input.Claims("provides"), input.Within("audience", InputReading.Audience) ?? Audience.Of()),
                Aliases = input.Texts("aliases"),
                DependsOn = input.Dependencies(),
                InformationSets = input.Ids<InformationSetId>("informationSets"),
            },
            payload => payload.Load("draft", saved => saved.Result?.Draft, DraftReads.DraftsAsync));
}
