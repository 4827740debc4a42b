using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>One way of stepping during a reach.</summary>
/// <param name="Edge">Kind of edge to follow.</param>
/// <param name="Direction">Seen from the node stood at.</param>
/// <param name="OnEdge">Only edges that satisfy it.</param>
/// <param name="OnNode">Only to far nodes that satisfy it.</param>
public sealed record ReachStep(EdgeKind Edge, Direction Direction, Filter? OnEdge = null, Filter? OnNode = null);

/// <summary>Everything reachable from some nodes, breadth first.</summary>
/// <param name="From">Where to start; not part of the answer.</param>
/// <param name="Steps">The ways of stepping, any of them at each node.</param>
/// <param name="MaxDepth">Steps at most; at least 1.</param>
/// <param name="MaxNodes">Nodes in the answer at most; at least 1. The rest is counted, not listed.</param>
/// <param name="TieBreak">Orders nodes of one depth and chooses between parents of one depth; then the id. Null: the id alone.</param>
public sealed record ReachQuery(ImmutableArray<NodeId> From, ImmutableArray<ReachStep> Steps, int MaxDepth, int MaxNodes, PropertyDefinition? TieBreak = null);

/// <summary>A node reached.</summary>
/// <param name="Node">The node.</param>
/// <param name="Depth">Length of a shortest path, from 1.</param>
/// <param name="Parent">The node before it on the path chosen: among those one step nearer, the first by tie-break.</param>
/// <param name="Via">The edge from the parent; among parallel ones the smallest id.</param>
public sealed record Reached(GraphNode Node, int Depth, NodeId Parent, GraphEdge Via);

/// <summary>What bounded the answer.</summary>
public enum ReachCut
{
    /// <summary>Nothing: everything reachable is in it.</summary>
    None,
    /// <summary>Something lies beyond the depth.</summary>
    Depth,
    /// <summary>More nodes than asked for lie within the depth.</summary>
    Nodes,
}

/// <summary>The answer, by depth, then tie-break, then id.</summary>
/// <param name="Nodes">At most <see cref="ReachQuery.MaxNodes"/>; each one's parent is in the list or a start.</param>
/// <param name="ReachedCount">All nodes within the depth, listed or not.</param>
/// <param name="CutBy">What bounded the answer.</param>
public sealed record ReachAnswer(ImmutableArray<Reached> Nodes, long ReachedCount, ReachCut CutBy);
