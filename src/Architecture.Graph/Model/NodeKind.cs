namespace Architecture.Graph;

/// <summary>A kind of node.</summary>
/// <param name="name">Label in the stores, e.g. <c>Solution</c>.</param>
public sealed class NodeKind(string name) : PropertyOwner(name)
{
    /// <summary>What text search ranks by; null where the kind is not searched.</summary>
    public SearchProperties? Search { get; private set; }

    /// <summary>Makes the kind searchable. All three are computed above the port, so that stores agree.</summary>
    /// <param name="folded">The name, NFC, trimmed, case folded: exact and prefix hits.</param>
    /// <param name="terms">Stems of name, aliases and description.</param>
    /// <param name="code">Decides between hits of equal rank.</param>
    public void SearchedBy(PropertyDefinition folded, PropertyDefinition terms, PropertyDefinition code) =>
        Search = new SearchProperties(folded, terms, code);

    public override string ToString() => Name;
}

/// <summary>The properties that text search reads.</summary>
public sealed record SearchProperties(PropertyDefinition Folded, PropertyDefinition Terms, PropertyDefinition Code);

/// <summary>A kind of edge. Edges have an id of their own and may carry properties.</summary>
/// <param name="name">Type in the stores, e.g. <c>DEPENDS_ON</c>.</param>
/// <param name="from">Kind that it leaves, or null for any.</param>
/// <param name="to">Kind that it reaches, or null for any.</param>
public sealed class EdgeKind(string name, NodeKind? from = null, NodeKind? to = null) : PropertyOwner(name)
{
    public NodeKind? From { get; } = from;
    public NodeKind? To { get; } = to;

    /// <summary>Kind at the end that one comes to; null for any.</summary>
    /// <param name="direction">The way one goes.</param>
    public NodeKind? Far(Direction direction) => direction == Direction.Outgoing ? To : From;

    public override string ToString() => Name;
}
