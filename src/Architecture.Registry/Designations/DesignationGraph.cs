using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Designations;

/// <summary>How designations and the debt that they create lie in the graph.</summary>
public static class DesignationGraph
{
    /// <summary>The decision that made a solution shared, with the claims and audience that it was taken on.</summary>
    public static readonly NodeKind Designation = new("Designation");
    public static readonly Property<DateOnly?> Date = Designation.Date("date").Indexed();
    public static readonly Property<string?> CaseNumber = Designation.Text("caseNumber");
    public static readonly Property<string?> Paragraph = Designation.Text("paragraph");
    public static readonly Property<ImmutableArray<string>> Documents = Designation.TextList("documents");
    public static readonly Property<string?> BusinessCase = Designation.Text("businessCase");
    public static readonly Property<long?> Version = Designation.Integer("version");

    /// <summary>From a designation to the solution that it made shared.</summary>
    public static readonly EdgeKind Designates = new("DESIGNATES", Designation, SolutionGraph.Solution);

    /// <summary>From a designation to the body that decided it.</summary>
    public static readonly EdgeKind DecidedBy = new("DECIDED_BY", Designation, BoardGraph.Board);

    /// <summary>From a local solution to a shared one that came to cover what it already did (domain §3.6).</summary>
    public static readonly EdgeKind DebtTo = new("DEBT_TO", SolutionGraph.Solution, SolutionGraph.Solution);
    public static readonly Property<DebtKind?> DebtKind = DebtTo.Enum<DebtKind>("kind");
    public static readonly Property<DateOnly?> DebtSince = DebtTo.Date("since");

    /// <summary>The cells that are debt, as the gate writes them.</summary>
    public static readonly Property<ImmutableArray<string>> DebtCells = DebtTo.TextList("cells");
}

public readonly record struct DesignationId(NodeId Node) : IRecordId<DesignationId>
{
    public static NodeKind Kind => DesignationGraph.Designation;
    public static DesignationId From(NodeId node) => new(node);
}

/// <summary>A decision that made a solution shared.</summary>
public sealed record Designation(GraphNode Node)
{
    public DesignationId Id => new(Node.Id);
    public DateOnly Date => Node.Get(DesignationGraph.Date)!.Value;
    public string CaseNumber => Node.Get(DesignationGraph.CaseNumber)!;
    public string? Paragraph => Node.Get(DesignationGraph.Paragraph);
    public ImmutableArray<string> Documents => Node.Get(DesignationGraph.Documents);
    public long Version => Node.Get(DesignationGraph.Version) ?? 1;
}
