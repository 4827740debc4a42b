using System.Text;
using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

public sealed class CodePointOrderBehaviour
{
    [Fact]
    public void It_is_the_order_of_the_bytes_of_UTF_8() => Effort.ForAll(Texts.All.Two(), ci: 1_000, deep: 200_000, pair =>
    {
        var (left, right) = pair;
        var bytes = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
        Assert.Equal(Math.Sign(bytes), Math.Sign(CodePointOrder.Compare(left, right)));
    });

    [Fact]
    public void Emoji_come_behind_the_private_use_area() => Assert.True(CodePointOrder.Compare("\U0001F600", "\uE000") > 0);
}
