using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>One step of a change. Steps are applied in order, all or none.</summary>
public abstract record GraphOperation
{
    private protected GraphOperation() { }
}

/// <summary>A new node. Its id must be unused.</summary>
public sealed record AddNode(NodeKind Kind, NodeId Id, ImmutableArray<PropertyValue> Values) : GraphOperation;

/// <summary>Sets the named properties of a node; the others stay. An absent value clears.</summary>
public sealed record ChangeNode(NodeKind Kind, NodeId Id, ImmutableArray<PropertyValue> Values) : GraphOperation;

/// <summary>Removes a node that no edge touches any more.</summary>
public sealed record RemoveNode(NodeKind Kind, NodeId Id) : GraphOperation;

/// <summary>A new edge between nodes that exist (or are added earlier in the same change).</summary>
public sealed record AddEdge(EdgeKind Kind, NodeId Id, NodeId From, NodeId To, ImmutableArray<PropertyValue> Values) : GraphOperation;

/// <summary>Sets the named properties of an edge; the ends never move.</summary>
public sealed record ChangeEdge(EdgeKind Kind, NodeId Id, NodeId From, NodeId To, ImmutableArray<PropertyValue> Values) : GraphOperation;

/// <summary>Removes an edge.</summary>
public sealed record RemoveEdge(EdgeKind Kind, NodeId Id, NodeId From, NodeId To) : GraphOperation;

/// <summary>
/// Sets a text property of a node to <c>prefix + next number</c> of a running counter. The number is taken at the head, without a
/// precondition, so that two registrations of one board do not conflict; a commit that is refused uses none.
/// </summary>
public sealed record NumberNode(NodeKind Kind, NodeId Id, PropertyDefinition Property, string Counter, string Prefix) : GraphOperation;
