using System.Collections.Immutable;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>The database keeps a plan for each text, so there are only so many texts, whatever is asked; the answers are the same.</summary>
public sealed class BoundedTextTests : StoreContract<Neo4jHost>
{
    private const int MostTexts = 15;

    [Fact]
    public async Task Whatever_is_asked_there_are_only_so_many_texts_and_the_answers_are_the_same()
    {
        await FillAsync();
        await using var store = await OpenAsync();
        var (there, inMemory) = (await store.ViewAsync(ReadMoment.Now, Cancellation), await Store.ViewAsync(ReadMoment.At(60), Cancellation));
        var random = new Random(Effort.Seed);
        TestContext.Current.SendDiagnosticMessage($"REGISTRY_SEED={Effort.Seed}");
        var forms = new HashSet<string>(StringComparer.Ordinal);
        for (var question = 0; question < 300; question++)
        {
            var query = RandomQuery(random);
            forms.Add(FindStatement.Page(query).Text);
            var (ours, theirs) = (await there.FindAsync(query, Cancellation), await inMemory.FindAsync(query, Cancellation));
            Assert.Equal(theirs.Nodes.Select(node => node.Id), ours.Nodes.Select(node => node.Id));
            Assert.Equal(await inMemory.CountAsync(Model.Thing, query.Filter, Cancellation), await there.CountAsync(Model.Thing, query.Filter, Cancellation));
        }

        Assert.True(forms.Count > 2 * MostTexts, $"only {forms.Count} forms were asked");
        Assert.Equal(MostTexts, store.DistinctTexts);
    }

    [Fact]
    public async Task What_is_answered_in_memory_says_which_moment_it_read_and_knows_what_was_written_here()
    {
        await FillAsync();
        await using var store = await OpenAsync(mostTexts: 0);
        var outcome = Assert.IsType<Committed>(await store.CommitAsync(Request(Add(99, Model.Size.Is(99)), store.Sequence), Cancellation));

        var view = await store.ViewAsync(ReadMoment.Now, Cancellation);
        var found = await view.FindAsync(NodeQuery.First(Model.Thing, 5, Filter.Is(Model.Size, GraphValue.Of(99L))), Cancellation);

        Assert.Equal(Id(99), Assert.Single(found.Nodes).Id);
        Assert.Equal(new SequenceRange(outcome.Entry.Sequence, outcome.Entry.Sequence), view.Read);
        Assert.Equal(0, store.DistinctTexts);
    }

    [Fact]
    public void Conditions_in_another_order_are_the_same_text()
    {
        Filter size = Filter.Is(Model.Size, GraphValue.Of(3L)), name = Filter.Where(Model.Name, Comparison.Contains, GraphValue.Of("a")), none = Filter.Is(Model.Size, default(GraphValue));
        var related = new RelatedFilter(Model.DependsOn, Direction.Outgoing, Quantifier.Some, null, Filter.Any(size, name));

        Assert.Equal(TextOf(Filter.All(size, name, related)), TextOf(Filter.All(related with { OnNode = Filter.Any(name, size) }, name, size)));
        Assert.NotEqual(TextOf(Filter.All(size, name)), TextOf(Filter.All(none, name)));
    }

    private string TextOf(Filter filter) => FindStatement.Count(Model.Thing, filter).Text;

    private async Task FillAsync()
    {
        for (var number = 1; number <= 60; number++)
        {
            var change = Add(number, Model.Name.Is($"{(char)('a' + number % 7)} {number}"), Model.Size.Is(number % 5 == 0 ? null : number % 4), Model.Weight.Is(number % 3));
            await CommitAsync(number > 1 ? change.And(Depend(1000 + number, number, 1 + number / 2, Model.Strength.Is(number % 2))) : change);
        }
    }

    private async Task<Neo4jStore> OpenAsync(int mostTexts = MostTexts) => await Neo4jStore.OpenAsync(
        (await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph) with { TimeProvider = Host.Clock, MostTexts = mostTexts }, Cancellation);

    private NodeQuery RandomQuery(Random random)
    {
        PropertyDefinition[] properties = [Model.Name, Model.Size, Model.Weight, Model.Code];
        ImmutableArray<OrderBy> order = [.. properties.OrderBy(_ => random.Next()).Take(random.Next(3)).Select(property => new OrderBy(property, random.Next(2) == 0))];
        var place = new Keyset([.. order.Select(term => Value(term.Property, random))], Id(random.Next(1, 60)));
        var page = new PageRequest(random.Next(1, 10), random.Next(3) == 0 ? place : null, null, random.Next(3) == 0);
        return new NodeQuery(Model.Thing, random.Next(5) == 0 ? null : RandomFilter(random, 2), order, page);
    }

    private Filter RandomFilter(Random random, int depth) => random.Next(depth == 0 ? 4 : 8) switch
    {
        0 => Filter.Where(Model.Size, (Comparison)random.Next((int)Comparison.Greater, (int)Comparison.Exists), Value(Model.Size, random)),
        1 => Filter.Where(Model.Name, random.Next(2) == 0 ? Comparison.StartsWith : Comparison.Contains, GraphValue.Of("a")),
        2 => Filter.Is(Model.Weight, Value(Model.Weight, random)),
        3 => Filter.Where(Model.Size, Comparison.In, Value(Model.Size, random), Value(Model.Size, random)),
        4 => Filter.Not(RandomFilter(random, depth - 1)),
        5 => Filter.All(RandomFilter(random, depth - 1), RandomFilter(random, depth - 1)),
        6 => Filter.Any(RandomFilter(random, depth - 1), RandomFilter(random, depth - 1)),
        _ => new RelatedFilter(Model.DependsOn, (Direction)random.Next(2), (Quantifier)random.Next(3), null, RandomFilter(random, depth - 1)),
    };

    private static GraphValue Value(PropertyDefinition property, Random random) =>
        property.Type == GraphValueKind.Text ? GraphValue.Of($"{(char)('a' + random.Next(7))} 3") : random.Next(5) == 0 ? default : GraphValue.Of((long)random.Next(4));
}
