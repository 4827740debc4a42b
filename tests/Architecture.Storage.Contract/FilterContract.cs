using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>The table at <see cref="Comparison"/>, operator by operator, row by row.</summary>
public abstract class FilterContract<THost> : StoreContract<THost> where THost : StoreHost, new()
{
    [Theory]
    [MemberData(nameof(FilterTable.Cases), MemberType = typeof(FilterTable))]
    public async Task A_filter_means_what_the_table_says(int row, string why)
    {
        Assert.NotEmpty(why);
        await CommitAsync(Things());
        var filter = FilterTable.Rows[row].Filter(Model);
        var view = await NowAsync();

        var page = await view.FindAsync(NodeQuery.First(Model.Thing, 100, filter), Cancellation);
        var rest = await view.FindAsync(NodeQuery.First(Model.Thing, 100, Filter.Not(filter)), Cancellation);

        var expected = FilterTable.Rows[row].Expected.Select(Id).ToArray();
        Assert.Equal(expected, page.Nodes.Select(node => node.Id));
        Assert.Equal(expected.Length, await view.CountAsync(Model.Thing, filter, Cancellation));
        Assert.Equal(Enumerable.Range(1, 9).Select(Id).Except(expected), rest.Nodes.Select(node => node.Id));
    }

    [Fact]
    public async Task A_filter_on_an_edge_means_the_same()
    {
        await CommitAsync(Things());
        var view = await NowAsync();
        foreach (var (comparison, expected) in new[] { (Comparison.Equal, 1), (Comparison.NotEqual, 1), (Comparison.Greater, 1), (Comparison.GreaterOrEqual, 2), (Comparison.Less, 0) })
        {
            var pages = await view.NeighboursAsync(
                new NeighbourQuery([Id(1)], Model.DependsOn, Direction.Outgoing, OnEdge: Filter.Where(Model.Strength, comparison, GraphValue.Of(1L))), Cancellation);
            Assert.Equal(expected, pages[0].Total);
        }
    }

    [Fact]
    public async Task A_record_is_read_as_it_was_written_whatever_was_asked_of_it()
    {
        await CommitAsync(Things());
        var view = await NowAsync();
        var whole = await view.FindAsync(NodeQuery.First(Model.Thing, 100), Cancellation);
        foreach (var property in Model.Thing.Properties)
        {
            // Asked of twice and in alternatives: databases keep what they looked at for one to answer the other.
            var exists = new PropertyFilter(property, Comparison.Exists, [GraphValue.Of(true)]);
            var filter = Filter.All(
                Filter.Any(exists, Filter.Where(Model.Weight, Comparison.Equal, GraphValue.Of(0L))),
                Filter.Any(exists, Filter.Where(Model.Active, Comparison.Equal, GraphValue.Of(false))));
            var found = await view.FindAsync(NodeQuery.First(Model.Thing, 100, filter), Cancellation);
            Assert.Equal(whole.Nodes.Where(node => !node[property].IsAbsent).Select(Told), found.Nodes.Select(Told));
        }
    }

    private GraphChange Things() => GraphChange.None.And(
    [
        Add(1, Model.Name.Is("Ärende"), Model.Size.Is(1), Model.Active.Is(true), Model.Grade.Is(Grade.Plain), Model.Since.Is(FilterTable.Day.AddDays(-1)), Model.Tags.Is(["a", "b"])),
        Add(2, Model.Name.Is("ärende"), Model.Size.Is(2), Model.Active.Is(false), Model.Grade.Is(Grade.TopMost), Model.Since.Is(FilterTable.Day), Model.Seen.Is(FilterTable.Moment), Model.Tags.Is(["b"])),
        Add(3, Model.Name.Is("Arkiv"), Model.Weight.Is(-5), Model.Grade.Is(Grade.Plain), Model.Seen.Is(FilterTable.Moment.AddMilliseconds(-1)), Model.Tags.Is(["B", "ab"])),
        Add(4),
        Add(5, Model.Name.Is("Öppna data"), Model.Size.Is(3), Model.Weight.Is(0)),
        Add(6, Model.Name.Is("Åtkomst"), Model.Size.Is(1L << 60)),
        Add(7, Model.Name.Is(""), Model.Size.Is(4)),
        Add(8, Model.Name.Is("Hundra%_[a-z]"), Model.Size.Is(5)),
        Add(9, Model.Name.Is("A\u030atkomst")),
        Depend(101, 1, 2, Model.Strength.Is(1)),
        Depend(102, 1, 4, Model.Strength.Is(2)),
        Depend(103, 2, 3, Model.Strength.Is(1)),
    ]);
}
