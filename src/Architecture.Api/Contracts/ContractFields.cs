using Architecture.Api.Access;
using Architecture.Api.Boards;
using Architecture.Api.Building;
using Architecture.Api.Solutions;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.Registry;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Api.Contracts;

/// <summary>Where the fields of suppliers and contracts come from.</summary>
internal static class ContractFields
{
    public static readonly FilterBinding SupplierFilter = new FilterBinding("SupplierFilter")
        .Property("name", ContractGraph.SupplierName)
        .Property("insolventOn", ContractGraph.InsolventOn)
        .Relation("contracts", ContractGraph.SuppliedBy, Direction.Incoming, () => ContractFilter!);

    public static readonly FilterBinding ContractFilter = new FilterBinding("ContractFilter")
        .Property("title", ContractGraph.Title)
        .Enum("purpose", ContractGraph.Purpose)
        .Enum("kind", ContractGraph.Kind)
        .Property("start", ContractGraph.Start)
        .Property("end", ContractGraph.End)
        .Property("lastDay", ContractGraph.LastDay)
        .Property("noticeDate", ContractGraph.NoticeDate)
        .Property("terminatedOn", ContractGraph.TerminatedOn)
        .Property("openEnded", ContractGraph.OpenEnded)
        .Relation("supplier", ContractGraph.SuppliedBy, Direction.Outgoing, () => SupplierFilter)
        .Relation("solutions", ContractGraph.For, Direction.Outgoing, () => SolutionFilters.Filter)
        .Relation("board", ContractGraph.HeldBy, Direction.Outgoing, () => BoardFields.Filter);

    private static readonly RecordList<Supplier> Suppliers = new(
        ContractGraph.Supplier, node => new Supplier(node), SupplierFilter, ContractGraph.SupplierSortKey,
        new Dictionary<string, PropertyDefinition> { ["name"] = ContractGraph.SupplierSortKey });

    private static readonly RecordList<Contract> Contracts = new(
        ContractGraph.Contract, node => new Contract(node), ContractFilter, ContractGraph.SortKey,
        new Dictionary<string, PropertyDefinition>
        {
            ["title"] = ContractGraph.SortKey,
            ["start"] = ContractGraph.Start,
            ["lastDay"] = ContractGraph.LastDay,
            ["noticeDate"] = ContractGraph.NoticeDate,
        });

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Supplier>("Supplier");
        builder.Connection<Contract>(
            "Contract", new Dictionary<string, PropertyDefinition> { ["PURPOSE"] = ContractGraph.Purpose, ["KIND"] = ContractGraph.Kind });
        builder.Object<Supplier>("Supplier")
            .Record(supplier => supplier.Node, supplier => supplier.Version)
            .Field("name", supplier => supplier.Name)
            .Field("insolventOn", supplier => supplier.InsolventOn)
            .Field("insolvencyNote", supplier => supplier.InsolvencyNote)
            .Related("contracts", supplier => supplier.Node.Id, ContractGraph.SuppliedBy, Direction.Incoming, ContractGraph.SortKey, node => new Contract(node));
        builder.Object<Contract>("Contract")
            .Record(contract => contract.Node, contract => contract.Version)
            .Field("title", contract => contract.Title)
            .Withheld("supplier", Secrecy.ProcurementData, contract => contract.Id, SecrecyReads.SeesProcurementAsync, async (contracts, read, cancellation) =>
                await FarAsync(contracts, ContractGraph.SuppliedBy, node => new Supplier(node), read, cancellation))
            .Neighbours("solutions", contract => contract.Node.Id, ContractGraph.For, Direction.Outgoing, SolutionGraph.Code, node => new Solution(node))
            .Neighbour("board", contract => contract.Node.Id, ContractGraph.HeldBy, Direction.Outgoing, node => new Board(node))
            .Field("purpose", contract => contract.Purpose)
            .Field("kind", contract => contract.Kind)
            .Neighbour("framework", contract => contract.Node.Id, ContractGraph.CalledOffFrom, Direction.Outgoing, node => new Contract(node))
            .Withheld("product", Secrecy.ProcurementData, contract => contract.Id, SecrecyReads.SeesProcurementAsync, async (contracts, read, cancellation) =>
                await FarAsync(contracts, ContractGraph.ForProduct, node => new Product(node), read, cancellation))
            .Field("start", contract => contract.Start)
            .Field("end", contract => contract.End)
            .Field("openEnded", contract => contract.OpenEnded)
            .Field("options", contract => contract.Options)
            .Field("lastDay", contract => contract.LastDay)
            .Field("noticeDate", contract => contract.NoticeDate)
            .Field("terminatedOn", contract => contract.TerminatedOn)
            .Field("terminationReason", contract => contract.TerminationReason)
            .Withheld("yearlyCost", Secrecy.ProcurementData, contract => contract.Id, SecrecyReads.SeesProcurementAsync, contract => contract.YearlyCost)
            .Load("extendedSupportFor", contract => contract.Id, ContractReads.ExtendedReleasesAsync);
        builder.Object<OptionOnRecord>("ContractOption")
            .Field("end", option => option.End)
            .Field("exercised", option => option.IsExercised)
            .Field("exercisedOn", option => option.ExercisedOn);
        builder.Object<RecordedNone>("RecordedNone")
            .Field("of", none => none.Of)
            .Field("purpose", none => none.Purpose)
            .Field("reason", none => none.Reason)
            .Field("since", none => none.Since);
        builder.Object<Solution>("Solution")
            .LoadMany("recordedNone", solution => solution.Id, NoneReads.RecordedNonesAsync)
            .Neighbours("contracts", solution => solution.Node.Id, ContractGraph.For, Direction.Incoming, ContractGraph.Start, node => new Contract(node));
    }

    public static void BindQuery(ObjectBinding<Root> query) => query
        .Resolve("suppliers", (_, context, cancellation) => Suppliers.PageAsync(context, cancellation))
        .Resolve("contracts", (_, context, cancellation) => Contracts.PageAsync(context, cancellation));

    private static ValueTask<IReadOnlyList<T?>> FarAsync<T>(
        IReadOnlyList<Contract> contracts, EdgeKind edge, Func<GraphNode, T> wrap, RegistryReader read, CancellationToken cancellation) where T : class =>
        RegistryBinding.FarAsync(read, [.. contracts.Select(one => one.Node.Id)], edge, Direction.Outgoing, wrap, cancellation);
}
