using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Information;

/// <summary>What a solution is in a flow.</summary>
public enum FlowRole
{
    From,
    To,

    /// <summary>The integration platform between them.</summary>
    Via,
}

public readonly record struct InformationFlowId(NodeId Node) : IRecordId<InformationFlowId>
{
    public static NodeKind Kind => FlowGraph.Flow;
    public static InformationFlowId From(NodeId node) => new(node);
}

/// <summary>How information flows lie in the graph.</summary>
public static class FlowGraph
{
    public static readonly NodeKind Flow = new("InformationFlow");
    public static readonly Property<string?> Protocol = Flow.Text("protocol").Indexed();
    public static readonly Property<string?> Frequency = Flow.Text("frequency");
    public static readonly Property<DateOnly?> Since = Flow.Date("since").Indexed();

    /// <summary>From a flow to a solution that has a part in it; no solution has two.</summary>
    public static readonly EdgeKind At = new("FLOW_AT", Flow, SolutionGraph.Solution);
    public static readonly Property<FlowRole?> Role = At.Enum<FlowRole>("role");

    /// <summary>From a flow to an information set that it carries.</summary>
    public static readonly EdgeKind Carries = new("FLOW_CARRIES", Flow, InformationGraph.Set);

    /// <summary>From either end of a flow to the platform that it goes over: a dependence, without being recorded as one.</summary>
    public static readonly EdgeKind FlowsOver = new("FLOWS_OVER", SolutionGraph.Solution, SolutionGraph.Solution);

    /// <summary>The flow that it stems from.</summary>
    public static readonly Property<string?> FlowOf = FlowsOver.Text("flow");
}

/// <summary>Information that goes from one solution to another, perhaps over a platform (informationsflöde).</summary>
public sealed record InformationFlow(GraphNode Node)
{
    public InformationFlowId Id => new(Node.Id);
    public string? Protocol => Node.Get(FlowGraph.Protocol);
    public string? Frequency => Node.Get(FlowGraph.Frequency);
    public DateOnly Since => Node.Get(FlowGraph.Since)!.Value;
}

/// <summary>The solutions of a flow.</summary>
/// <param name="From">Where the information comes from.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Via">The platform that it goes over; null where there is none.</param>
/// <param name="Edges">The edges to them.</param>
public sealed record FlowSides(Solution From, Solution To, Solution? Via, ImmutableArray<GraphEdge> Edges);
