using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Capabilities;

/// <summary>Where a function's fields come from.</summary>
internal static class CapabilityFields
{
    public static readonly FilterBinding Filter = new FilterBinding("CapabilityFilter")
        .Property("code", CapabilityGraph.Code)
        .Property("externalId", CapabilityGraph.ExternalId)
        .Property("name", CapabilityGraph.Name)
        .Property("isTop", CapabilityGraph.IsTop)
        .Relation("parent", CapabilityGraph.PartOf, Direction.Outgoing, () => Filter!)
        .Relation("children", CapabilityGraph.PartOf, Direction.Incoming, () => Filter!);

    public static readonly RecordList<Capability> List = new(
        CapabilityGraph.Capability, node => new Capability(node), Filter, CapabilityGraph.SortKey,
        new Dictionary<string, PropertyDefinition>
        {
            ["code"] = CapabilityGraph.Code,
            ["name"] = CapabilityGraph.SortKey,
            ["externalId"] = CapabilityGraph.ExternalId,
        });

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Capability>("Capability");
        builder.Object<Capability>("Capability")
            .Record(function => function.Node, function => function.Version)
            .Field("code", function => function.Code)
            .Field("externalId", function => function.ExternalId)
            .Field("name", function => function.Name)
            .Field("description", function => function.Description)
            .Load("path", function => function.Id, PathsAsync)
            .Load("parent", function => function.Id, CapabilityReads.ParentsAsync)
            .Field("absorbed", function => function.WasOnce)
            .LoadMany("children", function => function.Id, CapabilityReads.ChildrenAsync)
            .Related("solutions", function => function.Node.Id, SolutionGraph.Provides, Direction.Incoming, SolutionGraph.Code, node => new Solution(node));
        builder.Object<AbsorbedCapability>("AbsorbedCapability").Field("code", once => once.Code).Field("name", once => once.Name);
    }

    public static void BindQuery(ObjectBinding<Root> query) => query
        .Resolve("capabilities", (_, context, cancellation) => List.PageAsync(context, cancellation))
        .Resolve("capability", (_, context, cancellation) => OneAsync(context, cancellation));

    private static ValueTask<Capability?> OneAsync(FieldContext context, CancellationToken cancellation)
    {
        var (path, code, externalId) =
            (context.Arguments.TextOrNull("path"), context.Arguments.TextOrNull("code"), context.Arguments.TextOrNull("externalId"));
        return (path, code, externalId) switch
        {
            ({ } given, null, null) => context.Reader().CapabilityByPathAsync(given, cancellation),
            (null, { } given, null) => context.Reader().CapabilityByCodeAsync(given, cancellation),
            (null, null, { } given) => context.Reader().CapabilityByExternalIdAsync(given, cancellation),
            _ => throw context.Error(InputInvalidRefused.At(
                "capability", "Ange en av path, code och externalId.", "Give one of path, code and externalId.")),
        };
    }

    private static async ValueTask<IReadOnlyList<string>> PathsAsync(
        RegistryReader read, IReadOnlyList<CapabilityId> ids, CancellationToken cancellation)
    {
        var lines = await read.LineagesAsync(ids, cancellation);
        return [.. lines.Select(line => CapabilityReads.PathText(line.Select(function => function.Name)))];
    }
}
