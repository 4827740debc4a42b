using Architecture.Registry.Information;
using static Architecture.Registry.Information.SecurityAspect;

namespace Architecture.Registry.Tests.Information;

/// <summary>What information requires of a solution, and whether it is approved for that (domain §9, §3.8): unknown is never 0.</summary>
public sealed class SecurityTests
{
    private static SecurityLevels Levels(int? confidentiality) => new(confidentiality, 1, 1, 1);

    [Theory]
    [InlineData(new[] { 1, 3, 2 }, 3, 3)]
    [InlineData(new[] { 2, -1 }, 2, null)]
    [InlineData(new[] { -1 }, null, null)]
    [InlineData(new[] { 4, -1 }, 4, 4)]
    [InlineData(new[] { 0 }, 0, 0)]
    public void It_is_the_highest_level_and_known_when_all_are_or_nothing_can_be_higher(int[] handled, int? atLeast, int? known)
    {
        var required = SecurityRule.Required([.. handled.Select(level => Levels(level < 0 ? null : level))]);
        Assert.Equal((atLeast, known), (required.AtLeast.Confidentiality, required.Known.Confidentiality));
    }

    [Fact]
    public void Without_information_on_record_nothing_is_known() => Assert.Equal(Requirement.Nothing, SecurityRule.Required([]));

    [Theory]
    [InlineData(new[] { 2 }, 2, Fit.Meets, 0)]
    [InlineData(new[] { 2 }, 3, Fit.Meets, 0)]
    [InlineData(new[] { 3 }, 1, Fit.DoesNotMeet, 2)]
    [InlineData(new[] { 2 }, null, Fit.NotShown, null)]
    [InlineData(new[] { 2, -1 }, 3, Fit.NotShown, null)]
    [InlineData(new[] { 3, -1 }, 2, Fit.DoesNotMeet, 1)]
    public void What_falls_short_of_the_known_part_falls_short_of_the_whole(int[] handled, int? approved, Fit fit, int? gap)
    {
        var required = SecurityRule.Required([.. handled.Select(level => Levels(level < 0 ? null : level))]);
        Assert.Equal(fit, SecurityRule.FitOf(required, Levels(approved), Confidentiality));
        Assert.Equal(gap, SecurityRule.Gap(required, Levels(approved), Confidentiality));
    }
}
