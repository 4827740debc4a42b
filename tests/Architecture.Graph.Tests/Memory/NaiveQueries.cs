namespace Architecture.Graph.Tests;

/// <summary>Pages, counts, reach and search of <see cref="NaiveGraph"/>.</summary>
internal static class NaiveQueries
{
    public static IEnumerable<GraphNode> Matching(this NaiveGraph graph, NodeKind kind, Filter? filter) =>
        graph.Nodes.Values.Where(node => node.Kind == kind && NaiveRules.Holds(graph, filter, node));

    public static NodePage Find(this NaiveGraph graph, NodeQuery query)
    {
        var order = query.Order.IsDefault ? [] : query.Order.ToArray();
        var rows = graph.Matching(query.Kind, query.Filter)
            .Select(node => (Row: node, Key: new Keyset([.. order.Select(term => NaiveRules.Read(node, term.Property))], node.Id)));
        var (page, more) = Cut(rows, order, query.Page);
        return new NodePage([.. page], more);
    }

    public static NeighbourPage Neighbours(this NaiveGraph graph, NeighbourQuery query, NodeId of)
    {
        var order = query.Order.IsDefault ? [] : query.Order.ToArray();
        var rows = NaiveRules.Neighbours(graph, of, query.Edge, query.Direction)
            .Where(row => NaiveRules.Holds(query.OnEdge, row.Edge) && NaiveRules.Holds(graph, query.OnNode, row.Node))
            .Select(row => (Row: row, Key: new Keyset([.. order.Select(term => Read(row, term.Property))], row.Edge.Id)))
            .ToList();
        var (page, more) = Cut(rows, order, query.Page ?? new PageRequest(int.MaxValue));
        return new NeighbourPage([.. page], more, rows.Count);
    }

    public static string Facets(this NaiveGraph graph, NodeKind kind, Filter? filter, PropertyDefinition property) => NaiveRules.Lines(
        graph.Matching(kind, filter).GroupBy(node => node[property])
            .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, Comparer<GraphValue>.Create(GraphValue.Compare))
            .Select(group => $"{group.Key.Kind}:{group.Key} {group.Count()}"));

    public static ReachAnswer Reach(this NaiveGraph graph, ReachQuery query)
    {
        var depths = query.From.Distinct().Where(graph.Nodes.ContainsKey).ToDictionary(id => id, _ => 0);
        var edge = depths.Keys.ToList();
        for (var depth = 1; edge.Count > 0; depth++)
        {
            edge = edge.SelectMany(id => Steps(graph, query, id)).Select(row => row.Node.Id).Distinct().Where(id => !depths.ContainsKey(id)).ToList();
            foreach (var id in edge) depths.Add(id, depth);
        }
        var within = depths.Where(found => found.Value > 0 && found.Value <= query.MaxDepth).ToList();
        var cut = within.Count > query.MaxNodes ? ReachCut.Nodes : depths.Values.Any(depth => depth > query.MaxDepth) ? ReachCut.Depth : ReachCut.None;
        var byTie = Comparer<NodeId>.Create((left, right) => CompareTie(graph, query, left, right));
        var reached =
            from found in within.OrderBy(found => found.Value).ThenBy(found => found.Key, byTie).Take(query.MaxNodes)
            let parent = depths.Where(one => one.Value == found.Value - 1 && Steps(graph, query, one.Key).Any(row => row.Node.Id == found.Key))
                .Select(one => one.Key).Order(byTie).First()
            let via = Steps(graph, query, parent).Where(row => row.Node.Id == found.Key).MinBy(row => row.Edge.Id).Edge
            select new Reached(graph.Nodes[found.Key], found.Value, parent, via);
        return new ReachAnswer([.. reached], within.Count, cut);
    }

    public static IEnumerable<TextHit> Search(this NaiveGraph graph, TextQuery query)
    {
        var hits =
            from node in graph.Nodes.Values
            where query.Kinds.Contains(node.Kind)
            let name = node[node.Kind.Search!.Folded].Text
            let named = query.Folded.Length > 0 && name is not null
            let stemmed = !query.Stems.IsEmpty && query.Stems.All(stem => node[node.Kind.Search!.Terms].ToList().Contains(stem))
            let prefixed = named && name.StartsWith(query.Folded, StringComparison.Ordinal)
            where prefixed || stemmed
            select new TextHit(node, !prefixed ? TextRank.Stem : name == query.Folded ? TextRank.Exact : TextRank.Prefix);
        var sorted = hits.OrderBy(hit => hit.Rank)
            .ThenBy(hit => hit.Node[hit.Node.Kind.Search!.Code], Comparer<GraphValue>.Create(GraphValue.Compare)).ThenBy(hit => hit.Node.Id);
        var rest = query.After is { } after ? sorted.SkipWhile(hit => hit.Node.Id != after.Node.Id).Skip(1) : sorted;
        return rest.Take(query.Size);
    }

    private static IEnumerable<Neighbour> Steps(NaiveGraph graph, ReachQuery query, NodeId id) => query.Steps.SelectMany(step =>
        NaiveRules.Neighbours(graph, id, step.Edge, step.Direction)
            .Where(row => NaiveRules.Holds(step.OnEdge, row.Edge) && NaiveRules.Holds(graph, step.OnNode, row.Node)));

    private static int CompareTie(NaiveGraph graph, ReachQuery query, NodeId left, NodeId right)
    {
        var order = query.TieBreak is { } tie ? GraphValue.Compare(NaiveRules.Read(graph.Nodes[left], tie), NaiveRules.Read(graph.Nodes[right], tie)) : 0;
        return order != 0 ? order : left.CompareTo(right);
    }

    private static GraphValue Read(Neighbour row, PropertyDefinition property) =>
        property.Owner == row.Edge.Kind.Name ? row.Edge[property] : NaiveRules.Read(row.Node, property);

    private static (List<TRow> Rows, bool More) Cut<TRow>(IEnumerable<(TRow Row, Keyset Key)> rows, OrderBy[] order, PageRequest page)
    {
        var comparer = Comparer<Keyset>.Create((left, right) =>
        {
            for (var i = 0; i < order.Length; i++)
            {
                var compared = GraphValue.Compare(left.Values[i], right.Values[i]);
                if (compared != 0) return order[i].Descending ? -compared : compared;
            }
            return left.Id.CompareTo(right.Id);
        });
        var range = rows.OrderBy(row => row.Key, comparer)
            .Where(row => page.After is null || comparer.Compare(row.Key, page.After) > 0)
            .Where(row => page.Before is null || comparer.Compare(row.Key, page.Before) < 0)
            .Select(row => row.Row).ToList();
        var cut = page.Backward ? range.TakeLast(page.Size) : range.Take(page.Size);
        return (cut.ToList(), range.Count > page.Size);
    }
}
