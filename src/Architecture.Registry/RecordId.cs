using Architecture.Graph;

namespace Architecture.Registry;

/// <summary>An id that knows what it is the id of, so that a board's id cannot stand where a solution's is meant.</summary>
public interface IRecordId<TSelf> where TSelf : struct, IRecordId<TSelf>
{
    static abstract NodeKind Kind { get; }
    static abstract TSelf From(NodeId node);
    NodeId Node { get; }
}
