namespace Architecture.Graph;

/// <summary>What is known of an edge, side by side in pages of 64, so that showing one misses the cache once or twice.</summary>
/// <param name="Id">Its id.</param>
/// <param name="From">Slot of the node that it leaves.</param>
/// <param name="To">Slot of the node that it reaches.</param>
/// <param name="Created">Number of the stamp of its making.</param>
/// <param name="Changed">Number of the stamp of its last change.</param>
/// <param name="Kind">Its kind; null where there is no edge.</param>
/// <param name="Values">Its values, shared with edges that have the same.</param>
internal readonly record struct EdgeCell(NodeId Id, int From, int To, int Created, int Changed, EdgeKind? Kind, GraphValue[] Values)
{
    public const int InPage = 64;
}
