using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

public sealed class SlotTreeBehaviour
{
    [Fact]
    public void It_holds_what_a_sorted_set_holds_and_older_trees_keep_what_they_held() =>
        Effort.ForAll(Gen.Choose(1, int.MaxValue), ci: 20, deep: 2_000, seed =>
        {
            var random = new Random(seed);
            var range = random.Next(2) == 0 ? 200 : 20_000;
            var set = new SortedSet<int>();
            var tree = SlotTree.Empty;
            List<(SlotTree Tree, int[] Content)> kept = [];
            var owner = new object();
            for (var step = 0; step < 3_000; step++)
            {
                // Growth, then decline, so that parts split and join.
                var slot = random.Next(range);
                var grows = random.Next(100) < (step < 1_800 ? 80 : 20);
                if (grows && set.Add(slot)) tree = tree.Insert(slot, new Number(slot), owner);
                else if (!grows && set.Count > 0)
                {
                    slot = set.GetViewBetween(slot, int.MaxValue).FirstOrDefault(set.Min);
                    set.Remove(slot);
                    tree = tree.Remove(new Number(slot), owner);
                }
                if (step % 500 == 0)
                {
                    kept.Add((tree, [.. set]));
                    owner = new object();
                }
                else if (random.Next(50) == 0)
                {
                    owner = new object();
                }
            }
            kept.Add((tree, [.. set]));
            foreach (var (old, content) in kept) Check(old, content, random, range);
        });

    [Fact]
    public void One_made_at_once_is_like_one_that_grew() => Effort.ForAll(Gen.Choose(0, 10_000), ci: 20, deep: 500, count =>
    {
        int[] slots = [.. Enumerable.Range(0, count).Select(i => 3 * i)];
        var tree = SlotTree.FromSorted(slots);
        Check(tree, slots, new Random(count), (3 * count) + 1);
        Check(tree.Insert(1, new Number(1), new object()), [.. slots.Append(1).Order()], new Random(count), (3 * count) + 1);
    });

    [Fact]
    public void What_it_does_not_hold_cannot_be_taken_out() =>
        Assert.Throws<InvalidOperationException>(() => SlotTree.FromSorted([1, 3]).Remove(new Number(2), new object()));

    private static void Check(SlotTree tree, int[] content, Random random, int range)
    {
        Assert.Equal(content, IndexReading.Ascending(tree, 0, tree.Count));
        Assert.Equal(content.Reverse(), IndexReading.Descending(tree, 0, tree.Count));
        for (var i = 0; i < 20; i++)
        {
            var bound = new Number(random.Next(range));
            Assert.Equal(content.Count(slot => slot < bound.Value), tree.CountBefore(ref bound));
            var from = random.Next(content.Length + 1);
            var to = random.Next(from, content.Length + 1);
            Assert.Equal(content[from..to], IndexReading.Ascending(tree, from, to));
            if (from < content.Length) Assert.Equal(content[from], tree[from]);
        }
    }

    private readonly struct Number(int value) : IProbe
    {
        public int Value => value;
        public int CompareTo(int slot) => value.CompareTo(slot);
    }
}
