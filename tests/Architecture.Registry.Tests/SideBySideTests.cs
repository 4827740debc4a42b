namespace Architecture.Registry.Tests;

/// <summary>Rows are decided side by side as long as little of that is in vain.</summary>
public sealed class SideBySideTests
{
    [Theory]
    [InlineData(256, 256, true)]
    [InlineData(64, 256, true)]
    [InlineData(63, 256, false)]
    [InlineData(16, 20, true)]
    [InlineData(15, 20, false)]
    [InlineData(1, 17, false)]
    public void A_quarter_stood_and_more_than_a_few(int decided, int of, bool goesOn) => Assert.Equal(goesOn, SideBySide.GoesOn(decided, of));
}
