using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

public sealed class GraphValueBehaviour
{
    [Fact]
    public void A_value_gives_back_what_it_was_made_of_and_nothing_of_another_kind()
    {
        Assert.Equal("x", GraphValue.Of("x").Text);
        Assert.Equal(-5, GraphValue.Of(-5).Integer);
        Assert.False(GraphValue.Of(false).Boolean);
        Assert.Equal(new DateOnly(2026, 2, 28), GraphValue.Of(new DateOnly(2026, 2, 28)).Date);
        Assert.Equal(["a", "b"], GraphValue.Of(["a", "b"]).ToList());
        Assert.Null(GraphValue.Of(1).Boolean);
        Assert.Null(GraphValue.Of(true).Integer);
        Assert.Null(GraphValue.Of("1").Integer);
    }

    [Fact]
    public void A_moment_is_cut_to_the_millisecond()
    {
        var moment = new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.FromHours(2)).AddTicks(12_345);
        Assert.Equal(new DateTimeOffset(2026, 1, 1, 10, 0, 0, 1, TimeSpan.Zero), GraphValue.Of(moment).Instant);
    }

    [Fact]
    public void Nothing_has_one_form()
    {
        Assert.True(GraphValue.Of((string?)null).IsAbsent);
        Assert.True(GraphValue.Of(ImmutableArray<string>.Empty).IsAbsent);
        Assert.True(GraphValue.Of((long?)null).Equals(GraphValue.Of((DateOnly?)null)));
        Assert.False(GraphValue.Of("").IsAbsent);
    }

    [Fact]
    public void Values_of_different_kinds_are_unequal_and_have_no_order()
    {
        Assert.NotEqual(GraphValue.Of(1), GraphValue.Of(true));
        Assert.Throws<InvalidOperationException>(() => GraphValue.Compare(GraphValue.Of(1), GraphValue.Of("1")));
    }

    [Fact]
    public void The_order_is_total_with_absent_last_and_equals_hash_alike() =>
        Effort.ForAll(Values.Three(), ci: 1_000, deep: 200_000, values =>
        {
            var (a, b, c) = values;
            Assert.Equal(Math.Sign(GraphValue.Compare(a, b)), -Math.Sign(GraphValue.Compare(b, a)));
            Assert.Equal(a.Equals(b), GraphValue.Compare(a, b) == 0);
            if (a.Equals(b)) Assert.Equal(a.GetHashCode(), b.GetHashCode());
            if (GraphValue.Compare(a, b) <= 0 && GraphValue.Compare(b, c) <= 0) Assert.True(GraphValue.Compare(a, c) <= 0);
            if (a.IsAbsent) Assert.True(GraphValue.Compare(a, b) >= 0);
        });

    private static Gen<GraphValue> Values => Gen.Frequency(
        (1, Gen.Constant(default(GraphValue))),
        (6, Gen.Elements("", "a", "b", "ab").ArrayOf().Select(items => GraphValue.Of(items.Take(3).ToImmutableArray()))));
}
