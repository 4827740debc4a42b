using System.Text.Json;
using Architecture.Api.Tests.Findings;

namespace Architecture.Api.Tests.Access;

/// <summary>The numbers that the rules read (domain: those marked <i>(s)</i>): who changes them, from when on they are read, and what they were before.</summary>
public sealed class SettingsTests
{
    [Fact]
    public async Task The_executive_board_changes_some_and_sets_back_others_and_the_journal_tells()
    {
        await using var city = await SweptCity.StartAsync();
        var decision = new { date = "2026-02-01", caseNumber = "KS 2026/14" };
        var changed = await city.DoAsync("changeSettings", new { version = 1, reviewDueDays = 45, leadMonths = 36, decision }, "settings { version reviewDueDays leadMonths findingDays }", "executive");
        Assert.Equal("""{"version":2,"reviewDueDays":45,"leadMonths":36,"findingDays":90}""", changed.GetProperty("settings").GetRawText());
        await city.DoAsync("changeSettings", new { version = 2, reviewDueDays = (int?)null }, actor: "executive");

        var data = await city.Registry.DataAsync(
            """
            { settings { version reviewDueDays leadMonths history(first: 9) { nodes { sequence useCase caseNumber settingsVersion fields { name before after } } } } }
            """);

        var settings = data.GetProperty("settings");
        Assert.Equal((3, 30, 36), (settings.GetProperty("version").GetInt32(), settings.GetProperty("reviewDueDays").GetInt32(), settings.GetProperty("leadMonths").GetInt32()));
        var history = settings.GetProperty("history").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(
            [("ChangeSettings", "KS 2026/14", 1), ("ChangeSettings", null, 2)],
            history.Select(one => (one.GetProperty("useCase").GetString(), one.GetProperty("caseNumber").GetString(), one.GetProperty("settingsVersion").GetInt32())));
        Assert.Contains(
            history[1].GetProperty("fields").EnumerateArray(),
            field => field.GetProperty("name").GetString() == "Settings.reviewDueDays" && field.GetProperty("before").GetString() == "45" && field.GetProperty("after").ValueKind == JsonValueKind.Null);
        Assert.Equal(45, await NumberThenAsync(city, history[0].GetProperty("sequence").GetInt64()));
    }

    [Theory]
    [InlineData("governance", 1, 45, "RESERVED_FOR_EXECUTIVE_BOARD")]
    [InlineData("board:SBN", 1, 45, "RESERVED_FOR_EXECUTIVE_BOARD")]
    [InlineData("executive", 2, 45, "STALE_VERSION")]
    [InlineData("executive", 1, 0, "INPUT_INVALID")]
    [InlineData("executive", 1, -5, "INPUT_INVALID")]
    [InlineData("executive", 1, 3661, "INPUT_INVALID")]
    public async Task What_is_refused_changes_nothing(string actor, int version, int reviewDueDays, string code)
    {
        await using var city = await SweptCity.StartAsync();
        Assert.Equal(code, (await city.Registry.RunAsync("changeSettings", new { version, reviewDueDays }, actor: actor)).Code());
        Assert.Equal("""{"settings":{"version":1,"reviewDueDays":30}}""", (await city.Registry.DataAsync("{ settings { version reviewDueDays } }")).GetRawText());
    }

    [Fact]
    public async Task What_is_as_it_was_makes_no_new_version()
    {
        await using var city = await SweptCity.StartAsync();
        var same = await city.DoAsync("changeSettings", new { version = 1, reviewDueDays = 30, leadMonths = (int?)null }, "settings { version }", "executive");
        Assert.Equal(1, same.GetProperty("settings").GetProperty("version").GetInt32());
    }

    [Fact]
    public async Task A_review_is_due_by_the_number_of_the_day_it_was_opened()
    {
        await using var city = await SweptCity.StartAsync();
        await city.DesignateAsync("PARTIAL Bygglov");
        await city.RegisterAsync("Lovstöd", "Bygglov");
        await city.DoAsync("changeSettings", new { version = 1, reviewDueDays = 10 }, actor: "executive");
        await city.RegisterAsync("Lovarkiv", "Bygglov");

        var due = (await city.Registry.DataAsync("{ reviews { nodes { due } } }")).GetProperty("reviews").GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("due").GetString()).Order();

        Assert.Equal(["2026-03-12", "2026-04-01"], due);
    }

    [Fact]
    public async Task Ends_and_lists_by_them_follow_the_lead_at_once_and_an_earlier_moment_keeps_its_own()
    {
        await using var city = await SweptCity.StartAsync();
        city.Kept = await city.RegisterAsync("Planstöd");
        await city.NothingMissingAsync(city.Kept);
        await city.ChangeAsync("changeSolution", "solution", city.Kept, new { declaredEnd = "2028-09-30" });
        Assert.Equal((0, "SAFE"), await ApproachingAsync(city, ""));
        var before = (await city.Registry.DataAsync("{ changes(first: 99) { nodes { sequence } } }")).GetProperty("changes").GetProperty("nodes").EnumerateArray().Max(one => one.GetProperty("sequence").GetInt64());

        await city.DoAsync("changeSettings", new { version = 1, leadMonths = 36 }, actor: "executive");

        Assert.Equal((1, "APPROACHING"), await ApproachingAsync(city, ""));
        Assert.Equal((0, "SAFE"), await ApproachingAsync(city, $"asOf(at: {{sequence: {before}}})"));
        await city.SweepAsync();
        Assert.Single(await city.OpenAsync("END_APPROACHING"));
    }

    [Fact]
    public async Task What_is_found_parallel_lapses_by_the_number_in_force()
    {
        await using var city = await SweptCity.StartAsync();
        await city.DesignateAsync("PARTIAL Bygglov");
        city.Kept = await city.RegisterAsync("Lovstöd", "Bygglov");
        Assert.Null(await city.Registry.AnswerAsync("PARALLEL"));
        await city.DoAsync("changeSettings", new { version = 1, exemptionCaseDays = 10, attestationMonths = 1 }, actor: "executive");
        city.Clock.Pass(11);
        Assert.Equal(city.Kept, Assert.Single((await city.SweepAsync()).GetProperty("abandoned").EnumerateArray()).GetProperty("id").GetString());
    }

    [Fact]
    public async Task Attestations_run_out_by_the_number_in_force()
    {
        await using var city = await SweptCity.StartAsync();
        await city.RegisterAsync("Planstöd");
        city.Clock.PassMonths(2);
        Assert.Equal((false, 0), await StaleAsync());
        await city.DoAsync("changeSettings", new { version = 1, attestationMonths = 1 }, actor: "executive");
        Assert.Equal((true, 1), await StaleAsync());

        async Task<(bool, int)> StaleAsync()
        {
            var data = await city.Registry.DataAsync("{ all: solutions { nodes { stale } } stale: solutions(where: {stale: {eq: true}}) { totalCount } }");
            return (Assert.Single(data.GetProperty("all").GetProperty("nodes").EnumerateArray()).GetProperty("stale").GetBoolean(), data.GetProperty("stale").GetProperty("totalCount").GetInt32());
        }
    }

    private static async Task<(int, string?)> ApproachingAsync(SweptCity city, string moment)
    {
        const string Read = "approaching: solutions(where: {effectiveEnd: {state: {eq: APPROACHING}}}) { totalCount } all: solutions { nodes { effectiveEnd { state } } }";
        var data = await city.Registry.DataAsync(moment.Length == 0 ? $"{{ {Read} }}" : $"{{ {moment} {{ {Read} }} }}");
        if (moment.Length > 0) data = data.GetProperty("asOf");
        return (data.GetProperty("approaching").GetProperty("totalCount").GetInt32(), Assert.Single(data.GetProperty("all").GetProperty("nodes").EnumerateArray()).GetProperty("effectiveEnd").GetProperty("state").GetString());
    }

    private static async Task<int> NumberThenAsync(SweptCity city, long sequence) =>
        (await city.Registry.DataAsync($"{{ asOf(at: {{sequence: {sequence}}}) {{ settings {{ reviewDueDays }} }} }}")).GetProperty("asOf").GetProperty("settings").GetProperty("reviewDueDays").GetInt32();
}
