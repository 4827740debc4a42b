using System.Collections.Immutable;
using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>Order and keyset pages, still and while others write.</summary>
public abstract class PageContract<THost> : StoreContract<THost> where THost : StoreHost, new()
{
    [Fact]
    public async Task Absent_values_come_last_ascending_and_first_descending_and_ids_break_ties_ascending()
    {
        await CommitAsync(GraphChange.None.And(
        [
            Add(1, Model.Size.Is(2)), Add(2), Add(3, Model.Size.Is(1)), Add(4, Model.Size.Is(2)), Add(5), Add(6, Model.Size.Is(1)),
        ]));

        await AssertOrderAsync([3, 6, 1, 4, 2, 5], new OrderBy(Model.Size));
        await AssertOrderAsync([2, 5, 1, 4, 3, 6], new OrderBy(Model.Size, Descending: true));
    }

    [Fact]
    public async Task Text_is_ordered_by_code_point()
    {
        await CommitAsync(GraphChange.None.And(
        [
            Add(1, Model.Name.Is("ö")), Add(2, Model.Name.Is("a")), Add(3, Model.Name.Is("Z")), Add(4, Model.Name.Is("\ue000")),
            Add(5, Model.Name.Is("\ud83d\ude00")), Add(6, Model.Name.Is("ab")), Add(7, Model.Name.Is("")),
        ]));

        await AssertOrderAsync([7, 3, 2, 6, 1, 4, 5], new OrderBy(Model.Name));
    }

    [Fact]
    public async Task Several_terms_order_one_after_the_other_each_in_its_direction()
    {
        await CommitAsync(GraphChange.None.And(
        [
            Add(1, Model.Size.Is(1), Model.Since.Is(new DateOnly(2026, 1, 1))), Add(2, Model.Size.Is(1)),
            Add(3, Model.Size.Is(2), Model.Since.Is(new DateOnly(2026, 1, 1))), Add(4, Model.Size.Is(1), Model.Since.Is(new DateOnly(2026, 2, 1))),
        ]));

        await AssertOrderAsync([3, 2, 4, 1], new OrderBy(Model.Size, Descending: true), new OrderBy(Model.Since, Descending: true));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(7, false)]
    [InlineData(7, true)]
    public async Task Pages_cover_everything_once_in_order_forward_and_backward(int size, bool descending)
    {
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, 30).Select(id => Add(id, Model.Size.Is(id % 5 == 0 ? null : id % 4)))));
        var order = ImmutableArray.Create(new OrderBy(Model.Size, descending));
        var view = await NowAsync();
        var expected = (await view.FindAsync(new NodeQuery(Model.Thing, null, order, new PageRequest(100)), Cancellation)).Nodes.Select(node => node.Id).ToList();

        var forward = new List<NodeId>();
        for (NodePage? page = null; page is not { HasMore: false };)
        {
            var after = page is null ? null : Place(page.Nodes[^1], order);
            page = await view.FindAsync(new NodeQuery(Model.Thing, null, order, new PageRequest(size, After: after)), Cancellation);
            forward.AddRange(page.Nodes.Select(node => node.Id));
        }
        var backward = new List<NodeId>();
        for (NodePage? page = null; page is not { HasMore: false };)
        {
            var before = page is null ? null : Place(page.Nodes[0], order);
            page = await view.FindAsync(new NodeQuery(Model.Thing, null, order, new PageRequest(size, Before: before, Backward: true)), Cancellation);
            backward.InsertRange(0, page.Nodes.Select(node => node.Id));
        }

        Assert.Equal(30, expected.Count);
        Assert.Equal(expected, forward);
        Assert.Equal(expected, backward);
    }

    [Fact]
    public async Task A_page_between_two_places_holds_both_bounds_out()
    {
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, 9).Select(id => Add(id, Model.Size.Is(id)))));
        var order = ImmutableArray.Create(new OrderBy(Model.Size));
        Keyset At(int id) => new([GraphValue.Of((long)id)], Id(id));

        var page = await (await NowAsync()).FindAsync(new NodeQuery(Model.Thing, null, order, new PageRequest(10, At(3), At(7))), Cancellation);

        Assert.Equal([Id(4), Id(5), Id(6)], page.Nodes.Select(node => node.Id));
        Assert.False(page.HasMore);
    }

    [Fact]
    public async Task A_place_stays_right_when_its_row_is_gone()
    {
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, 5).Select(id => Add(id, Model.Size.Is(id)))));
        await CommitAsync(GraphChange.Of(new RemoveNode(Model.Thing, Id(3))));

        var after = new PageRequest(10, After: new Keyset([GraphValue.Of(3L)], Id(3)));
        var page = await (await NowAsync()).FindAsync(new NodeQuery(Model.Thing, null, [new OrderBy(Model.Size)], after), Cancellation);

        Assert.Equal([Id(4), Id(5)], page.Nodes.Select(node => node.Id));
    }

    [Fact]
    public async Task Pages_taken_while_others_write_miss_nothing_that_stays_and_give_nothing_twice()
    {
        // Odd things stay; even ones come and go around the reader's place.
        await CommitAsync(GraphChange.None.And(Enumerable.Range(1, 100).Where(id => id % 2 == 1).Select(id => Add(id, Model.Size.Is(id / 10)))));
        using var done = new CancellationTokenSource();
        var writing = Task.Run(() => ComeAndGoAsync(done.Token), Cancellation);
        var order = ImmutableArray.Create(new OrderBy(Model.Size));
        var moments = new HashSet<long>();
        for (var round = 0; round < Effort.Of(5, 100) || moments.Count < 2; round++)
        {
            var seen = new List<NodeId>();
            for (NodePage? page = null; page is not { HasMore: false };)
            {
                var view = await NowAsync();
                var after = page is null ? null : Place(page.Nodes[^1], order);
                page = await view.FindAsync(new NodeQuery(Model.Thing, null, order, new PageRequest(3, After: after)), Cancellation);
                seen.AddRange(page.Nodes.Select(node => node.Id));
                moments.Add(view.Read.To);
            }
            Assert.Equal(seen.Distinct(), seen);
            Assert.Equal(Enumerable.Range(1, 100).Where(id => id % 2 == 1).Select(Id), seen.Where(id => id.Value % 2 == 1));
        }
        await done.CancelAsync();
        await writing;
    }

    private async Task ComeAndGoAsync(CancellationToken done)
    {
        for (var id = 2; !done.IsCancellationRequested; id = id >= 100 ? 2 : id + 2)
        {
            await CommitAsync(Add(id, Model.Size.Is(id / 10)));
            await CommitAsync(GraphChange.Of(new RemoveNode(Model.Thing, Id(id))));
        }
    }

    private async Task AssertOrderAsync(int[] expected, params ImmutableArray<OrderBy> order)
    {
        var page = await (await NowAsync()).FindAsync(new NodeQuery(Model.Thing, null, order, new PageRequest(100)), Cancellation);
        Assert.Equal(expected, page.Nodes.Select(node => (int)node.Id.Value));
    }

    private static Keyset Place(GraphNode node, ImmutableArray<OrderBy> order) => new([.. order.Select(by => node[by.Property])], node.Id);
}
