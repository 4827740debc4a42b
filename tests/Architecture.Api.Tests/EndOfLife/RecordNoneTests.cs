using System.Text.Json;
using Architecture.Api.Tests.Contracts;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests.EndOfLife;

/// <summary>An explicit "none", and the end of a technology's use.</summary>
public sealed class RecordNoneTests
{
    [Fact]
    public async Task None_is_said_by_the_responsible_board_with_a_reason_and_holds_until_a_release_is_recorded()
    {
        await using var bromma = await Bromma.StartAsync();
        Assert.Equal("NOT_RESPONSIBLE_BOARD", Bromma.Code(await NoneAsync(bromma, "TECHNOLOGY", "Papper", DemonstrationUsers.Find("board:SOD"))));
        Assert.Equal("INPUT_INVALID", Bromma.Code(await NoneAsync(bromma, "TECHNOLOGY", " ")));
        await NoneAsync(bromma, "TECHNOLOGY", "Papper");
        var said = (await NoneAsync(bromma, "TECHNOLOGY", "Pärmar")).GetProperty("solution").GetProperty("recordedNone");
        Assert.Equal("Pärmar", Assert.Single(said.EnumerateArray()).GetProperty("reason").GetString());

        var release = await bromma.ReleaseAsync("2025", Bromma.Months(96));
        await bromma.UseAsync(release);
        Assert.Equal("STILL_IN_FORCE", Bromma.Code(await NoneAsync(bromma, "TECHNOLOGY", "Papper")));
        Assert.Null(Bromma.Code(await EndUseAsync(bromma, release)));
        Assert.Equal("TECHNOLOGY_USE_UNKNOWN", Bromma.Code(await EndUseAsync(bromma, release)));
        Assert.Contains("NO_TECHNOLOGY", (await bromma.EndAsync()).GetProperty("missing").EnumerateArray().Select(one => one.GetString()));
    }

    [Fact]
    public async Task A_contract_in_force_is_not_none_and_a_purpose_no_longer_needed_ends_nothing()
    {
        await using var bromma = await Bromma.StartAsync();
        await NoneAsync(bromma, "TECHNOLOGY", "Papper");
        await bromma.ContractAsync(new { end = Bromma.Months(60) });
        await bromma.ContractAsync(new { purpose = "SUPPORT", end = Bromma.Months(-1) });
        Assert.Equal("STILL_IN_FORCE", Bromma.Code(await NoneAsync(bromma, "CONTRACT", "Egen drift")));
        Assert.Equal("OVERDUE", (await bromma.EndAsync()).GetProperty("state").GetString());
        var input = new { solution = bromma.Solution, of = "CONTRACT", purpose = "SUPPORT", reason = "Egen support" };
        Assert.Null(Bromma.Code(await bromma.RunAsync("recordNone", input, "solution { code }", Bromma.Board)));
        Assert.Equal("SAFE", (await bromma.EndAsync()).GetProperty("state").GetString());
    }

    private static Task<JsonElement> NoneAsync(Bromma bromma, string of, string reason, Actor? actor = null) => bromma.RunAsync(
        "recordNone", new { solution = bromma.Solution, of, reason }, "solution { recordedNone { of purpose reason since } }", actor ?? Bromma.Board);

    private static Task<JsonElement> EndUseAsync(Bromma bromma, string release) =>
        bromma.RunAsync("endTechnologyUse", new { solution = bromma.Solution, release }, "solution { code }", Bromma.Board);
}
