using System.Collections.Immutable;

namespace Architecture.Graph.Tests;

/// <summary>Random changes and questions about a small town. Every one follows from a number, so that a failing list of them shrinks.</summary>
internal sealed class TownScript(int seed)
{
    private static readonly string?[] s_texts =
        [null, "", "a", "A", "å", "A\u030A", "Ö", "ab", "Ab c", "abc", "z", "\uE000", "\U0001F600", "ß", "ſ", "\u0130", "äb"];
    private static readonly string[] s_terms = ["lån", "bok", "bibliotek", "tid"];

    private readonly Random _random = new(seed);

    /// <summary>How many ids things and edges draw from: few, so that steps meet.</summary>
    public int Things { get; init; } = 14;
    public int Edges { get; init; } = 40;

    private bool Chance(int percent) => _random.Next(100) < percent;
    private T One<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];
    private string? Text() => One(s_texts);
    private ImmutableArray<string> Terms() => [.. s_terms.Where(_ => Chance(35))];
    private NodeId ThingId() => Town.Id(1 + _random.Next(Things));
    private NodeId PlaceId() => Town.Id(100_000 + _random.Next(4));
    private NodeId NodeId() => Chance(80) ? ThingId() : PlaceId();
    private NodeId EdgeId() => Town.Id(200_000 + _random.Next(Edges));
    private EdgeKind EdgeKind() => One([Town.Links, Town.Links, Town.At, Town.Any]);
    private Direction Direction() => Chance(50) ? Graph.Direction.Outgoing : Graph.Direction.Incoming;

    /// <summary>A few steps; most fit the graph and each other, so that graphs grow, and some do not.</summary>
    public GraphChange Change(NaiveGraph graph)
    {
        var change = GraphChange.None;
        for (var steps = 1 + _random.Next(5); steps > 0; steps--)
        {
            var next = change.And(GraphChange.Of(Chance(92) ? Fitting(graph) : Operation(graph)));
            if (TownRun.Try(() => graph.After(GraphChange.Of(next.Operations[^1]), Town.Stamp(1))) is { } after) graph = after;
            change = next;
        }
        return change;
    }

    public ImmutableArray<ProjectedValue> Projection() =>
        [.. Enumerable.Range(0, _random.Next(4)).Select(_ => new ProjectedValue(ThingId(), Town.State.Is(Text())))];

    /// <summary>A step that fits the graph, as far as one of its kind can be found.</summary>
    private GraphOperation Fitting(NaiveGraph graph)
    {
        for (var tries = 0; tries < 20; tries++)
        {
            var operation = Operation(graph);
            if (TownRun.Try(() => graph.After(GraphChange.Of(operation), Town.Stamp(1))) is not null) return operation;
        }
        return Operation(graph);
    }

    private GraphOperation Operation(NaiveGraph graph)
    {
        var edge = graph.Edges.Count > 0 ? graph.Edges.Values.ElementAt(_random.Next(graph.Edges.Count)) : null;
        switch (_random.Next(10))
        {
            case 0 or 1: return Chance(80) ? new AddNode(Town.Thing, ThingId(), ThingValues()) : new AddNode(Town.Place, PlaceId(), PlaceValues());
            case 2: return new ChangeNode(Town.Thing, ThingId(), ThingValues());
            case 3: return Chance(60) ? new RemoveNode(Town.Thing, ThingId()) : new ChangeNode(Town.Place, PlaceId(), PlaceValues());
            case 4: return new NumberNode(Town.Thing, ThingId(), Town.Code, One(["north", "south"]), One(["N", "S"]));
            case 5 when edge is not null: return new RemoveEdge(edge.Kind, edge.Id, edge.From, edge.To);
            case 6 when edge is not null: return new ChangeEdge(edge.Kind, edge.Id, edge.From, edge.To, EdgeValues(edge.Kind));
            default:
                var kind = EdgeKind();
                return new AddEdge(kind, EdgeId(), kind == Town.Any ? NodeId() : ThingId(), kind == Town.At ? PlaceId() : ThingId(), EdgeValues(kind));
        }
    }

    private ImmutableArray<PropertyValue> ThingValues()
    {
        PropertyValue[] all =
        [
            Town.Name.Is(Text()), Town.Folded.Is(Text() is { } text ? CaseFolding.Fold(text) : null), Town.Terms.Is(Terms()),
            Town.Size.Is(Chance(20) ? null : _random.Next(4)), Town.Open.Is(One<bool?>([null, true, false])),
            Town.Since.Is(Chance(30) ? null : new DateOnly(2026, 1, 1 + _random.Next(3))),
            Town.Seen.Is(Chance(30) ? null : DateTimeOffset.FromUnixTimeMilliseconds(_random.Next(3))),
            Town.Code.Is(Chance(90) ? null : "C" + _random.Next(20)),
        ];
        return [.. all.Where(_ => Chance(60))];
    }

    private ImmutableArray<PropertyValue> PlaceValues() =>
        [Town.Label.Is(Text()), Town.PlaceFolded.Is(Text()), Town.PlaceCode.Is(Text()), Town.PlaceTerms.Is(Terms())];

    private ImmutableArray<PropertyValue> EdgeValues(EdgeKind kind) =>
        kind == Town.Links && Chance(70) ? [Town.Weight.Is(Chance(20) ? null : _random.Next(3)), Town.Note.Is(Text())] : [];

    public Filter? MaybeFilter() => Chance(30) ? null : Filter(2);

    private Filter Filter(int depth) => (depth > 0 ? _random.Next(9) : _random.Next(5)) switch
    {
        < 4 => Where(),
        4 => new IdFilter([.. Enumerable.Range(0, _random.Next(5)).Select(_ => ThingId())]),
        5 => Graph.Filter.All([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Filter(depth - 1))]),
        6 => Graph.Filter.Any([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Filter(depth - 1))]),
        7 => Graph.Filter.Not(Filter(depth - 1)),
        _ => new RelatedFilter(EdgeKind(), Direction(), One<Quantifier>([Quantifier.Some, Quantifier.None, Quantifier.All]),
            EdgeFilter(), Chance(40) ? null : Filter(depth - 1)),
    };

    private Filter Where() => _random.Next(7) switch
    {
        0 => Compare(Town.Name, GraphValue.Of(Text())),
        1 => Compare(Town.Size, Chance(15) ? default : GraphValue.Of(_random.Next(4))),
        2 => Compare(Town.Since, Chance(15) ? default : GraphValue.Of(new DateOnly(2026, 1, 1 + _random.Next(3)))),
        3 => Compare(Town.Open, GraphValue.Of(Chance(50))),
        4 => Compare(Town.State, GraphValue.Of(Text())),
        5 => Graph.Filter.Where(Town.Terms, Comparison.Contains, GraphValue.Of(One(s_terms))),
        _ => Compare(Town.Seen, GraphValue.Of(DateTimeOffset.FromUnixTimeMilliseconds(_random.Next(3)))),
    };

    private Filter Compare(PropertyDefinition property, GraphValue value)
    {
        var isText = property.Type == GraphValueKind.Text;
        var comparison = One(Enum.GetValues<Comparison>().Where(c => isText || c is not (Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith)).ToList());
        return comparison switch
        {
            Comparison.Exists => Graph.Filter.Where(property, comparison, GraphValue.Of(Chance(50))),
            Comparison.In or Comparison.NotIn => Graph.Filter.Where(property, comparison, [.. Enumerable.Repeat(value, _random.Next(3))]),
            _ => Graph.Filter.Where(property, comparison, value),
        };
    }

    private Filter? EdgeFilter() => _random.Next(4) switch
    {
        0 => Compare(Town.Weight, GraphValue.Of(_random.Next(3))),
        1 => Compare(Town.Note, GraphValue.Of(Text())),
        _ => null,
    };

    private ImmutableArray<OrderBy> Order() =>
        [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new OrderBy(
            One<PropertyDefinition>([Town.Name, Town.Size, Town.Since, Town.Open, Town.State, Town.Terms]), Chance(50)))];

    private PageRequest Page(ImmutableArray<OrderBy> order, Func<OrderBy, GraphValue> value, Func<NodeId> id)
    {
        Keyset? Place() => Chance(50) ? null : new Keyset([.. order.Select(value)], id());
        return new PageRequest(_random.Next(6), Place(), Place(), Chance(40));
    }

    public NodeQuery NodeQuery()
    {
        var order = Order();
        return new NodeQuery(Town.Thing, MaybeFilter(), order, Page(order, Value, ThingId));
    }

    public NeighbourQuery NeighbourQuery()
    {
        var kind = EdgeKind();
        var order = kind == Town.Links && Chance(60) ? Order().Add(new OrderBy(Chance(50) ? Town.Weight : Town.Note, Chance(50))) : Order();
        return new NeighbourQuery([.. Enumerable.Range(0, _random.Next(4)).Select(_ => NodeId())], kind, Direction(), EdgeFilter(),
            MaybeFilter(), order, Chance(30) ? null : Page(order, Value, EdgeId));
    }

    public ReachQuery ReachQuery() => new(
        [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => NodeId())],
        [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(_ => new ReachStep(
            EdgeKind(), Direction(), Chance(25) ? EdgeFilter() : null, Chance(20) ? Filter(1) : null))],
        1 + _random.Next(4),
        1 + _random.Next(Chance(50) ? 3 : 30),
        One<PropertyDefinition?>([null, Town.Name, Town.Size]));

    public TextQuery TextQuery() => new(
        One<ImmutableArray<NodeKind>>([[Town.Thing], [Town.Place], [Town.Thing, Town.Place]]),
        CaseFolding.Fold(Text() ?? ""),
        Terms(),
        _random.Next(6));

    private GraphValue Value(OrderBy term) => Chance(15) ? default : term.Property.Type switch
    {
        GraphValueKind.Text => GraphValue.Of(Text()),
        GraphValueKind.Integer => GraphValue.Of(_random.Next(4)),
        GraphValueKind.Date => GraphValue.Of(new DateOnly(2026, 1, 1 + _random.Next(3))),
        GraphValueKind.TextList => GraphValue.Of(Terms()),
        _ => GraphValue.Of(Chance(50)),
    };
}
