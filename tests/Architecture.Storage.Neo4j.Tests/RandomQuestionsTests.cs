using System.Collections.Immutable;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>Questions of every kind, put together at random: the database's answer, whole, is that of the same graph in memory.</summary>
public sealed class RandomQuestionsTests : StoreContract<Neo4jHost>
{
    private const int Things = 30;
    private const int Groups = 6;

    private static readonly string[] Texts = ["", "a", "Ab", "ab", "å", "Ä", "öä", "bÖa", "Zz", "ab\u030a", "%_[a-z]'\"\\"];
    private static readonly ImmutableArray<string>[] Lists = [["a"], ["a", "b"], ["B", "ab"], ["öä"]];

    private readonly Random _random = new(Effort.Seed);

    // What a question compares, again and again: planners keep what they looked at once.
    private PropertyDefinition[] _compared = [];

    [Fact]
    public async Task The_database_answers_as_memory_does()
    {
        await CommitAsync(Estate());
        var server = await Neo4jServer.RunningAsync(Cancellation);
        await using var store = await Neo4jStore.OpenAsync(
            server.Options(Model.Graph) with { TimeProvider = Host.Clock, Recalls = false, MostTexts = int.MaxValue }, Cancellation);
        for (var number = 1; number <= Effort.Of(150, 5_000); number++)
        {
            var (question, ask) = Question();
            var memory = await ask(await store.ViewAsync(ReadMoment.At(1), Cancellation));
            try
            {
                Assert.Equal(memory, await ask(await store.ViewAsync(ReadMoment.Now, Cancellation)));
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Question {number} with REGISTRY_SEED={Effort.Seed}: {question}", fault);
            }
        }
    }

    private GraphChange Estate()
    {
        var change = GraphChange.None;
        for (var id = 1; id <= Things; id++)
        {
            var number = id;
            PropertyValue[] values =
            [
                .. Model.Thing.Properties.Where(property => !property.IsProjected && _random.Next(3) > 0)
                    .Select(property => new PropertyValue(property, property.IsUnique ? GraphValue.Of($"{Pick(Texts)}{number}") : Value(property))),
            ];
            change = change.And(Add(id, values));
        }
        for (var id = Things + 1; id <= Things + Groups; id++) change = change.And(GraphChange.Add(Model.Group, Id(id), Model.Title.Is(Pick(Texts))));
        for (var id = 100; id < 150; id++) change = change.And(Depend(id, AnyThing(), AnyThing(), [new PropertyValue(Model.Strength, Maybe() ? default : Value(Model.Strength))]));
        for (var id = 200; id < 230; id++) change = change.And(GraphChange.Connect(Model.MemberOf, Id(id), Id(AnyThing()), Id(AnyGroup())));
        return change;
    }

    private (string Question, Func<IGraphView, Task<string>> Ask) Question()
    {
        _compared = [Pick([.. Model.Thing.Properties]), Pick([.. Model.Thing.Properties])];
        var kind = AnyKind();
        var filter = MaybeFilter(kind);
        switch (_random.Next(8))
        {
            case 0:
                return ($"count {Told(filter)}", async view => $"{await view.CountAsync(kind, filter, Cancellation)}");
            case 1:
                var of = Sortable(kind);
                return ($"facets of {of} {Told(filter)}", async view => string.Join("; ", await view.FacetsAsync(kind, filter, of, Cancellation)));
            case 2:
                var neighbours = Neighbours();
                return (
                    $"neighbours {neighbours.Edge} {neighbours.Direction} of {string.Join(", ", neighbours.Of)}: {Told(neighbours.OnEdge)}, {Told(neighbours.OnNode)}, by {Told(neighbours.Order)}, {neighbours.Page}",
                    async view => string.Join('\n', (await view.NeighboursAsync(neighbours, Cancellation)).Select(Told)));
            case 3:
                var reach = Reach();
                return (
                    $"reach of {string.Join(", ", reach.From)}, {reach.MaxDepth} deep, {reach.MaxNodes} at most, by {reach.TieBreak}: {string.Join("; ", reach.Steps.Select(Told))}",
                    async view => Told(await view.ReachAsync(reach, Cancellation)));
            case 4:
                var text = new TextQuery([Model.Thing], CaseFolding.Fold(Pick(Texts)), [.. Pick(Lists).Take(1 + _random.Next(2))], 1 + _random.Next(9));
                return (
                    $"search {text.Folded}, {string.Join('+', text.Stems)}",
                    async view => string.Join('\n', (await view.SearchAsync(text, Cancellation)).Select(hit => $"{hit.Rank} {Told(hit.Node)}")));
            default:
                var query = Page(kind, filter);
                return ($"page of {kind}: {Told(filter)}, by {Told(query.Order)}, {query.Page}", async view => Told(await view.FindAsync(query, Cancellation)));
        }
    }

    private NodeQuery Page(NodeKind kind, Filter? filter)
    {
        ImmutableArray<OrderBy> order = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new OrderBy(Sortable(kind), Maybe()))];
        return new NodeQuery(kind, filter, order, Rows(order, Any(kind)));
    }

    private NeighbourQuery Neighbours()
    {
        var from = AnyKind();
        var (edge, direction, far) = StepFrom(from);
        ImmutableArray<OrderBy> order = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => new OrderBy(edge.Properties.Count > 0 && Maybe() ? edge.Properties[0] : Sortable(far), Maybe()))];
        ImmutableArray<NodeId> of = [.. Enumerable.Range(0, 1 + _random.Next(5)).Select(_ => Id(Any(from))).Distinct()];
        return new NeighbourQuery(of, edge, direction, MaybeFilter(edge), MaybeFilter(far), order, Maybe() ? null : Rows(order, 100 + _random.Next(130)));
    }

    private ReachQuery Reach()
    {
        ImmutableArray<ReachStep> steps =
        [
            .. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ =>
            {
                var (edge, direction, far) = StepFrom(AnyKind());
                return new ReachStep(edge, direction, MaybeFilter(edge), MaybeFilter(far));
            }),
        ];
        return new ReachQuery([.. Enumerable.Range(0, 1 + _random.Next(2)).Select(_ => Id(AnyThing()))], steps, 1 + _random.Next(6), 1 + _random.Next(30), Maybe() ? Model.Name : null);
    }

    /// <summary>Some rows, from the start or from a place: a row's, or one where there is none.</summary>
    private PageRequest Rows(ImmutableArray<OrderBy> order, int id)
    {
        var size = 1 + _random.Next(8);
        if (Maybe()) return new PageRequest(size, Backward: Maybe());
        var place = new Keyset([.. order.Select(term => Maybe() ? default : Value(term.Property))], Id(id));
        return Maybe() ? new PageRequest(size, After: place) : new PageRequest(size, Before: place, Backward: true);
    }

    private (EdgeKind Edge, Direction Direction, NodeKind Far) StepFrom(NodeKind kind)
    {
        if (kind == Model.Group) return (Model.MemberOf, Direction.Incoming, Model.Thing);
        return Maybe() ? (Model.DependsOn, Maybe() ? Direction.Incoming : Direction.Outgoing, Model.Thing) : (Model.MemberOf, Direction.Outgoing, Model.Group);
    }

    private Filter? MaybeFilter(PropertyOwner kind) => _random.Next(3) == 0 ? null : RandomFilter(kind, 3);

    private Filter RandomFilter(PropertyOwner kind, int depth) => _random.Next(depth == 0 ? 4 : 9) switch
    {
        3 when kind is NodeKind => new IdFilter([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Id(AnyThing()))]),
        4 => Filter.Not(RandomFilter(kind, depth - 1)),
        5 or 6 => Filter.All([.. Enumerable.Range(0, _random.Next(4)).Select(_ => RandomFilter(kind, depth - 1))]),
        7 => Filter.Any([.. Enumerable.Range(0, _random.Next(4)).Select(_ => RandomFilter(kind, depth - 1))]),
        8 when kind is NodeKind node => RandomRelated(node, depth - 1),
        _ when kind.Properties.Count == 0 => Filter.All(),
        _ => Compared(kind == Model.Thing && _random.Next(4) > 0 ? Pick(_compared) : Pick([.. kind.Properties])),
    };

    private RelatedFilter RandomRelated(NodeKind kind, int depth)
    {
        var (edge, direction, far) = StepFrom(kind);
        return new RelatedFilter(edge, direction, Pick(Enum.GetValues<Quantifier>()), Maybe() ? null : RandomFilter(edge, depth), Maybe() ? null : RandomFilter(far, depth));
    }

    private Filter Compared(PropertyDefinition property)
    {
        var comparison = _random.Next(3) == 0 ? Comparison.Exists : Pick([.. Enum.GetValues<Comparison>().Where(comparison => Takes(property, comparison))]);
        return comparison switch
        {
            Comparison.Exists => Filter.Where(property, comparison, GraphValue.Of(Maybe())),
            Comparison.Contains or Comparison.StartsWith or Comparison.EndsWith => Filter.Where(property, comparison, GraphValue.Of(Pick(Texts))),
            Comparison.In or Comparison.NotIn => Filter.Where(property, comparison, [.. Enumerable.Range(0, _random.Next(4)).Select(_ => ValueOrNone(property))]),
            _ => Filter.Where(property, comparison, ValueOrNone(property)),
        };
    }

    private static bool Takes(PropertyDefinition property, Comparison comparison) => comparison switch
    {
        Comparison.Contains => property.Type is GraphValueKind.Text or GraphValueKind.TextList,
        Comparison.StartsWith or Comparison.EndsWith => property.Type == GraphValueKind.Text,
        Comparison.Greater or Comparison.GreaterOrEqual or Comparison.Less or Comparison.LessOrEqual => property.Type != GraphValueKind.TextList,
        _ => true,
    };

    private GraphValue ValueOrNone(PropertyDefinition property) => _random.Next(6) == 0 ? default : Value(property);

    private GraphValue Value(PropertyDefinition property) => property.Type switch
    {
        GraphValueKind.Text when property.IsEnumeration => Model.Grade.Is(Pick(Enum.GetValues<Grade>())).Value,
        GraphValueKind.Text => GraphValue.Of(Pick(Texts)),
        GraphValueKind.Integer => GraphValue.Of(Pick([-2L, 0, 1, 2, 3, (1L << 60) + 1])),
        GraphValueKind.Boolean => GraphValue.Of(Maybe()),
        GraphValueKind.Date => GraphValue.Of(Today.AddDays(_random.Next(4))),
        GraphValueKind.Instant => GraphValue.Of(Host.Clock.Now.AddMilliseconds(_random.Next(4))),
        GraphValueKind.TextList => GraphValue.Of(Pick(Lists)),
        _ => throw new InvalidOperationException($"{property} has no type."),
    };

    private PropertyDefinition Sortable(NodeKind kind) => Pick([.. kind.Properties.Where(property => property.Type != GraphValueKind.TextList)]);

    private int AnyThing() => 1 + _random.Next(Things);

    private NodeKind AnyKind() => _random.Next(4) == 0 ? Model.Group : Model.Thing;

    private int Any(NodeKind kind) => kind == Model.Thing ? AnyThing() : AnyGroup();

    private int AnyGroup() => Things + 1 + _random.Next(Groups);

    private bool Maybe() => _random.Next(2) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];

    private static string Told(GraphEdge edge) => $"{edge.Id} {edge.From} {edge.To} {edge.Created} {edge.Changed} {string.Join(", ", edge.Kind.Properties.Select(property => $"{property.Name}={edge[property]}"))}";

    private static string Told(NodePage page) => $"{page.HasMore}\n{string.Join('\n', page.Nodes.Select(Told))}";

    private static string Told(NeighbourPage page) => $"{page.Total} {page.HasMore} {string.Join("; ", page.Items.Select(item => $"{Told(item.Edge)} {Told(item.Node)}"))}";

    private static string Told(ReachAnswer answer) =>
        $"{answer.ReachedCount} {answer.CutBy}\n{string.Join('\n', answer.Nodes.Select(one => $"{one.Depth} {one.Parent} {Told(one.Via)} {Told(one.Node)}"))}";

    private static string Told(ReachStep step) => $"{step.Edge} {step.Direction} {Told(step.OnEdge)} {Told(step.OnNode)}";

    private static string Told(ImmutableArray<OrderBy> order) => string.Join(", ", order.Select(term => $"{term.Property}{(term.Descending ? " descending" : "")}"));

    private static string Told(Filter? filter) => filter switch
    {
        null => "all",
        PropertyFilter property => $"{property.Property} {property.Comparison} [{string.Join(", ", property.Values)}]",
        IdFilter ids => $"ids [{string.Join(", ", ids.Ids)}]",
        AndFilter and => $"({string.Join(" AND ", and.Filters.Select(Told))})",
        OrFilter or => $"({string.Join(" OR ", or.Filters.Select(Told))})",
        NotFilter not => $"NOT {Told(not.Filter)}",
        RelatedFilter related => $"{related.Quantifier} {related.Edge} {related.Direction} ({Told(related.OnEdge)}) ({Told(related.OnNode)})",
        _ => filter.ToString(),
    };
}
