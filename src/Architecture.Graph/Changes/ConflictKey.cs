namespace Architecture.Graph;

/// <summary>
/// Names a fact that decisions read and commits change. A decision made at sequence S holds only while no key that it read
/// was written after S; that is all a store must check to make the journal a serial order.
/// </summary>
/// <remarks>
/// Written as <c>kind/part/…</c>. The keys of the graph's own structure stand here; what a rule adds (names, claims, settings)
/// is named by the registry.
/// </remarks>
public readonly record struct ConflictKey(string Text) : IComparable<ConflictKey>
{
    /// <summary>The node or edge itself.</summary>
    public static ConflictKey Record(NodeId id) => new($"record/{id}");

    /// <summary>The set of edges of a kind at a node, seen in a direction.</summary>
    public static ConflictKey Edges(Direction direction, EdgeKind kind, NodeId id) => Edges(direction, kind.Name, id);

    /// <inheritdoc cref="Edges(Direction, EdgeKind, NodeId)"/>
    public static ConflictKey Edges(Direction direction, string kind, NodeId id) =>
        new($"{(direction == Direction.Outgoing ? "out" : "in")}/{kind}/{id}");

    public int CompareTo(ConflictKey other) => string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;

    public static bool operator <(ConflictKey left, ConflictKey right) => left.CompareTo(right) < 0;
    public static bool operator >(ConflictKey left, ConflictKey right) => left.CompareTo(right) > 0;
    public static bool operator <=(ConflictKey left, ConflictKey right) => left.CompareTo(right) <= 0;
    public static bool operator >=(ConflictKey left, ConflictKey right) => left.CompareTo(right) >= 0;
}
