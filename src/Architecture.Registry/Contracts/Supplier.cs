using Architecture.Graph;

namespace Architecture.Registry.Contracts;

public readonly record struct SupplierId(NodeId Node) : IRecordId<SupplierId>
{
    public static NodeKind Kind => ContractGraph.Supplier;
    public static SupplierId From(NodeId node) => new(node);
}

/// <summary>Who delivers under a contract.</summary>
public sealed record Supplier(GraphNode Node)
{
    public SupplierId Id => new(Node.Id);
    public string Name => Node.Get(ContractGraph.SupplierName)!;

    /// <summary>The day on which it became insolvent; null while it is not known to be.</summary>
    public DateOnly? InsolventOn => Node.Get(ContractGraph.InsolventOn);

    /// <summary>What is known of the insolvency.</summary>
    public string? InsolvencyNote => Node.Get(ContractGraph.InsolvencyNote);
    public long Version => Node.Get(ContractGraph.SupplierVersion) ?? 1;
}
