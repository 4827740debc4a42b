using System.Text;

namespace Architecture.Graph.Tests;

/// <summary>Answers to the port's questions by reading everything, straight from the wording of the port; and answers as text.</summary>
internal static class NaiveRules
{
    public static string Show(PropertyOwner kind, ReadOnlySpan<GraphValue> values)
    {
        var text = new StringBuilder(kind.Name);
        for (var i = 0; i < values.Length; i++)
            if (!values[i].IsAbsent) text.Append($" {kind.Properties[i].Name}={values[i].Kind}:{values[i]}");
        return text.ToString();
    }

    public static string Show(GraphNode? node) =>
        node is null ? "none" : $"{node.Id} {Show(node.Kind, node.Values)} @{node.Created.Sequence},{node.Changed.Sequence},{node.Changed.Time:O}";

    public static string Show(GraphEdge? edge) => edge is null
        ? "none"
        : $"{edge.Id} {edge.From}>{edge.To} {Show(edge.Kind, edge.Values)} @{edge.Created.Sequence},{edge.Changed.Sequence},{edge.Created.Time:O}";

    public static string Show(NodePage page) => Lines(page.Nodes.Select(Show), $"more={page.HasMore}");

    public static string Show(NeighbourPage page) =>
        Lines(page.Items.Select(item => $"{Show(item.Edge)} | {Show(item.Node)}"), $"more={page.HasMore} of={page.Total}");

    public static string Show(ReachAnswer answer) => Lines(
        answer.Nodes.Select(reached => $"{reached.Depth} {Show(reached.Node)} by {reached.Parent} via {Show(reached.Via)}"),
        $"reached={answer.ReachedCount} cut={answer.CutBy}");

    public static string Lines(IEnumerable<string> lines, string last = "") => string.Join('\n', lines.Append(last));

    public static GraphValue Read(GraphNode node, PropertyDefinition property) => property.Owner == node.Kind.Name ? node[property] : default;

    public static bool Holds(NaiveGraph graph, Filter? filter, GraphNode node) => filter switch
    {
        null => true,
        PropertyFilter where => Holds(where, Read(node, where.Property)),
        IdFilter ids => ids.Ids.Contains(node.Id),
        AndFilter and => and.Filters.All(part => Holds(graph, part, node)),
        OrFilter or => or.Filters.Any(part => Holds(graph, part, node)),
        NotFilter not => !Holds(graph, not.Filter, node),
        RelatedFilter related => Holds(graph, related, node),
        _ => throw new InvalidOperationException(),
    };

    public static bool Holds(Filter? filter, GraphEdge edge) => filter switch
    {
        null => true,
        PropertyFilter where => Holds(where, edge.Kind.Name == where.Property.Owner ? edge[where.Property] : default),
        IdFilter ids => ids.Ids.Contains(edge.Id),
        AndFilter and => and.Filters.All(part => Holds(part, edge)),
        OrFilter or => or.Filters.Any(part => Holds(part, edge)),
        NotFilter not => !Holds(not.Filter, edge),
        _ => throw new InvalidOperationException(),
    };

    private static bool Holds(NaiveGraph graph, RelatedFilter filter, GraphNode node)
    {
        var rows = Neighbours(graph, node.Id, filter.Edge, filter.Direction).ToList();
        var satisfying = rows.Count(row => Holds(filter.OnEdge, row.Edge) && Holds(graph, filter.OnNode, row.Node));
        return filter.Quantifier switch
        {
            Quantifier.Some => satisfying > 0,
            Quantifier.None => satisfying == 0,
            _ => satisfying == rows.Count,
        };
    }

    public static IEnumerable<Neighbour> Neighbours(NaiveGraph graph, NodeId id, EdgeKind kind, Direction direction) =>
        from edge in graph.Edges.Values
        where edge.Kind == kind && (direction == Direction.Outgoing ? edge.From : edge.To) == id
        orderby edge.Id
        select new Neighbour(edge, graph.Nodes[direction == Direction.Outgoing ? edge.To : edge.From]);

    // The table at Comparison, one row a case. Fold stands for "simple case folding after NFC".
    public static bool Holds(PropertyFilter where, GraphValue value)
    {
        var operand = where.Values.IsEmpty ? default : where.Values[0];
        return where.Comparison switch
        {
            Comparison.Equal => value == operand,
            Comparison.NotEqual => value != operand,
            Comparison.In => where.Values.Any(one => one == value),
            Comparison.NotIn => where.Values.All(one => one != value),
            Comparison.Exists => operand.Boolean == !value.IsAbsent,
            _ when value.IsAbsent || operand.IsAbsent => false,
            Comparison.Contains when where.Property.Type == GraphValueKind.TextList => value.ToList().Contains(operand.Text!),
            Comparison.Contains => Fold(value).Contains(Fold(operand), StringComparison.Ordinal),
            Comparison.StartsWith => Fold(value).StartsWith(Fold(operand), StringComparison.Ordinal),
            Comparison.EndsWith => Fold(value).EndsWith(Fold(operand), StringComparison.Ordinal),
            Comparison.Greater => GraphValue.Compare(value, operand) > 0,
            Comparison.GreaterOrEqual => GraphValue.Compare(value, operand) >= 0,
            Comparison.Less => GraphValue.Compare(value, operand) < 0,
            Comparison.LessOrEqual => GraphValue.Compare(value, operand) <= 0,
            _ => throw new InvalidOperationException(),
        };
    }

    private static string Fold(GraphValue value) => CaseFolding.Fold(value.Text!);
}
