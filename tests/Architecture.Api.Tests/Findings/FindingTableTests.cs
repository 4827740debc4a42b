using System.Text.Json;

namespace Architecture.Api.Tests.Findings;

/// <summary>Every rule through the API: what brings a finding about, whom it is for, when it is due, and that it closes when its cause is gone.</summary>
public sealed class FindingTableTests
{
    private sealed record Row(string Rule, string Owner, string Due, Func<SweptCity, Task> Arrange, Func<SweptCity, Task> Remedy, string? AlsoFor = null, string Role = "BOARD");

    /// <summary>The city's first day is 2026-03-02.</summary>
    private static readonly Dictionary<string, Row> Rows = new()
    {
        ["established debt"] = new("DEBT", "BRO", "", async city =>
        {
            await city.ExistingAsync("Lovarkivet");
            city.Kept = await city.DesignateAsync();
        }, city => city.ChangeAsync("revokeDesignation", "solution", city.Kept, new { decision = new { date = "2026-02-01", caseNumber = "KS 2026/9" } }, "executive")),
        ["established debt of one that ends"] = new("DEBT", "BRO", "2030-12-31", async city =>
        {
            city.Kept = await city.ExistingAsync("Lovarkivet");
            await city.DesignateAsync();
            await city.ChangeAsync("changeSolution", "solution", city.Kept, new { declaredEnd = "2031-12-31" });
        }, city => city.ChangeAsync("changeLifecycle", "solution", city.Kept, new { phase = "PHASING_OUT" })
            .ContinueWith(_ => city.ChangeAsync("changeLifecycle", "solution", city.Kept, new { phase = "RETIRED" }), TaskScheduler.Default).Unwrap()),
        ["a violation"] = new("VIOLATION", "BRO", "2026-05-31", async city =>
        {
            await city.DesignateAsync();
            city.Kept = await city.ExistingAsync("Lovarkivet");
        }, city => city.DoAsync("confirmExistingSolution", new { solution = city.Kept }, actor: "governance"), AlsoFor: "KS"),
        ["a violation that comes about late, by the answer to a review"] = new("VIOLATION", "BRO", "2026-05-31", async city =>
        {
            await city.DesignateAsync("PARTIAL Bygglov");
            city.Kept = await city.ExistingAsync("Lovarkivet");
            Assert.Null(await city.Registry.AnswerAsync("PARALLEL"));
        }, city => city.StepAsync(city.Kept, "PHASING_OUT", "RETIRED"), AlsoFor: "KS"),
        ["found parallel"] = new("FOUND_PARALLEL", "BRO", "2026-05-31", async city =>
        {
            await city.DesignateAsync("PARTIAL Bygglov");
            city.Kept = await city.RegisterAsync("Lovstöd", "Bygglov");
            Assert.Null(await city.Registry.AnswerAsync("PARALLEL"));
        }, city => city.ChangeAsync("abandonSolution", "solution", city.Kept, new { reason = "Parallell" })),
        ["a review that is not answered"] = new("REVIEW_OVERDUE", "KS", "2026-04-01", async city =>
        {
            await city.DesignateAsync("PARTIAL Bygglov");
            await city.RegisterAsync("Lovstöd", "Bygglov");
            city.Clock.Pass(31);
        }, async city => Assert.Null(await city.Registry.AnswerAsync("NOT_PARALLEL")), Role: "GOVERNANCE"),
        ["a request that is not answered"] = new("EXTENSION_UNANSWERED", "SBN", "2026-05-31", async city =>
        {
            var shared = await city.DesignateAsync(audience: "SOD");
            var request = new { solution = shared, board = city.City.Board("BRO"), audience = city.City.Audience("BRO"), reason = "Vi behöver den också" };
            city.Kept = (await city.DoAsync("requestExtension", request, "extensionRequest { id }")).Id("extensionRequest");
            city.Clock.Pass(91);
        }, city => city.ChangeAsync("answerExtension", "extensionRequest", city.Kept, new { answer = "DECLINE", reason = "Ryms inte" }, "board:SBN"), AlsoFor: "KS"),
        ["a shared solution that a board does not use"] = new("SHARED_NOT_USED", "BRO", "2027-05-31", async city =>
        {
            city.Kept = await city.DesignateAsync(audience: "BRO");
            await city.StepAsync(city.Kept, "PROCUREMENT", "INTRODUCING", "IN_USE");
            city.Clock.PassMonths(12);
        }, city => city.DoAsync("adoptSharedSolution", new { solution = city.Kept, board = city.City.Board("BRO") })),
        ["a company that has not adopted"] = new("COMPANY_NOT_ADOPTED", "KS", "2026-12-31", async city =>
        {
            await city.City.BoardAsync("SVB", "COMPANY");
        }, city => city.ChangeAsync(
            "changeBoard", "board", city.City.Board("SVB"),
            new { architectureAdopted = "2026-02-01", decision = new { date = "2026-02-01", caseNumber = "KS 2026/3" } }), Role: "EXECUTIVE"),
        ["two of one name after a merger"] = new("NAME_TWICE", "SOD", "2026-05-31", async city =>
        {
            city.Kept = await city.RegisterAsync("Planstöd");
            await city.RegisterAsync("Planstöd", board: "SOD");
            await city.DoAsync("mergeBoards", new { boards = new[] { city.City.Board("BRO") }, into = city.City.Board("SOD"), decision = new { date = "2026-02-01", caseNumber = "KF 2026/1" } });
        }, city => city.ChangeAsync("changeSolution", "solution", city.Kept, new { name = "Planstöd Bromma" })),
        ["a board that is no more"] = new("UNOWNED", "KS", "2026-06-01", async city =>
        {
            await city.RegisterAsync("Planstöd");
            await city.ChangeAsync("changeBoard", "board", city.City.Board("BRO"), new { until = "2026-03-02" });
            city.Clock.Pass(1);
        }, city => city.ChangeAsync("changeBoard", "board", city.City.Board("BRO"), new { until = (string?)null }), Role: "EXECUTIVE"),
        ["an end that has passed"] = new("END_PASSED", "BRO", "2026-04-03", async city =>
        {
            city.Kept = await city.RegisterAsync("Planstöd");
            await city.ChangeAsync("changeSolution", "solution", city.Kept, new { declaredEnd = "2026-03-03" });
            city.Clock.Pass(2);
        }, city => city.ChangeAsync("changeSolution", "solution", city.Kept, new { declaredEnd = (string?)null })),
        ["an end that approaches"] = new("END_APPROACHING", "BRO", "2026-09-02", async city =>
        {
            city.Kept = await city.RegisterAsync("Planstöd");
            await city.ChangeAsync("changeSolution", "solution", city.Kept, new { declaredEnd = "2028-02-01" });
        }, city => city.ChangeAsync("changeSolution", "solution", city.Kept, new { declaredEnd = "2029-02-01" })),
        ["a notice date that has passed"] = new("NOTICE_PASSED", "BRO", "2026-10-01", async city =>
        {
            city.Kept = await city.ContractAsync(await city.RegisterAsync("Planstöd"), new { end = "2031-12-31", noticeDate = "2026-03-31" });
            city.Clock.Pass(30);
        }, city => city.ChangeAsync("endContract", "contract", city.Kept.Split(' ')[0], new { reason = "Uppsagt" })),
        ["dates that are missing"] = new("DATES_MISSING", "BRO", "2026-05-31", async city =>
        {
            city.Kept = await city.RegisterAsync("Planstöd");
        }, city => city.NothingMissingAsync(city.Kept)),
        ["an insolvent supplier"] = new("SUPPLIER_INSOLVENT", "BRO", "2026-04-01", async city =>
        {
            city.Kept = await city.ContractAsync(await city.RegisterAsync("Planstöd"), new { end = "2031-12-31" });
            await city.ChangeAsync("recordInsolvency", "supplier", city.Kept.Split(' ')[1], new { date = "2026-03-01" });
        }, async city =>
        {
            await city.ChangeAsync("endContract", "contract", city.Kept.Split(' ')[0], new { end = city.Clock.Today, reason = "Konkurs" });
            city.Clock.Pass(1);
        }),
        ["a predecessor that is denied"] = new("PREDECESSOR_DENIED", "BRO", "2026-05-31", async city =>
        {
            await city.ExistingAsync("Planarkivet", "Detaljplan");
            city.Kept = await city.RegisterAsync("Planstöd");
            await city.ChangeAsync("changeSolution", "solution", city.Kept, new { predecessor = new { none = new { reason = "Gör något annat" } } });
        }, city => city.ChangeAsync("changeSolution", "solution", city.Kept, new { predecessor = (object?)null })),
        ["a predecessor that has no end"] = new("PREDECESSOR_RUNS_ON", "BRO", "2026-05-31", async city =>
        {
            city.Kept = await city.ExistingAsync("Planarkivet", "Bygglov");
            var newer = await city.ExistingAsync("Planstöd", "Detaljplan");
            await city.ChangeAsync("changeSolution", "solution", newer, new { predecessor = new { solution = city.Kept } });
        }, city => city.ChangeAsync("changeSolution", "solution", city.Kept, new { declaredEnd = "2029-02-01" })),
        ["a level that is too low"] = new("SECURITY_GAP", "BRO", "2026-05-31", async city =>
        {
            city.Kept = await city.RegisterAsync("Planstöd");
            await city.DoAsync("recordInformationUse", new { solution = city.Kept, informationSet = await city.InformationAsync(3) });
            await city.ApproveAsync(city.Kept, 2);
        }, city => city.ApproveAsync(city.Kept, 3)),
        ["an information set that is not classified"] = new("UNCLASSIFIED", "BRO", "2026-05-31", async city =>
        {
            city.Kept = await city.InformationAsync(level: null);
        }, city => city.ClassifyAsync(city.Kept, 1)),
        ["a solution in use that handles nothing on record"] = new("UNCLASSIFIED", "BRO", "2026-05-31", async city =>
        {
            city.Kept = await city.ExistingAsync("Planarkivet", "Detaljplan");
        }, async city => await city.DoAsync("recordInformationUse", new { solution = city.Kept, informationSet = await city.InformationAsync(1) })),
        ["what has not been attested"] = new("STALE", "BRO", "2027-06-01", async city =>
        {
            city.Kept = await city.RegisterAsync("Planstöd");
            city.Clock.PassMonths(12);
            city.Clock.Pass(1);
        }, city => city.ChangeAsync("attest", "solution", city.Kept, new { }, "board:BRO")),
    };

    public static TheoryData<string> Causes => [.. Rows.Keys];

    [Theory, MemberData(nameof(Causes))]
    public async Task A_cause_is_found_by_the_sweep_once_and_closes_when_it_is_gone(string cause)
    {
        var row = Rows[cause];
        await using var city = await SweptCity.StartAsync();
        await row.Arrange(city);
        await city.SweepAsync();
        var found = Assert.Single(await city.OpenAsync(row.Rule));
        Assert.Equal((row.Owner, row.Role, row.Due), (found.GetProperty("owner").GetProperty("code").GetString(), found.GetProperty("role").GetString(), found.GetProperty("due").ToString()));
        Assert.Equal(row.AlsoFor is null ? [] : [row.AlsoFor], found.GetProperty("alsoFor").EnumerateArray().Select(board => board.GetProperty("code").GetString()!));
        Assert.NotEmpty(found.GetProperty("text").GetString()!);

        var again = await city.SweepAsync();
        foreach (var list in (string[])["opened", "closed", "changed"]) Assert.Equal(0, again.GetProperty(list).GetArrayLength());

        await row.Remedy(city);
        var swept = await city.SweepAsync();
        Assert.Empty(await city.OpenAsync(row.Rule));
        Assert.Contains(swept.GetProperty("closed").EnumerateArray(), one => one.GetProperty("rule").GetString() == row.Rule);
    }

    [Fact]
    public void Every_rule_of_the_schema_has_a_row() => Assert.Equal(
        Enum.GetNames<Architecture.Registry.Findings.FindingRule>().Select(Architecture.Api.Building.EnumText.Shown).Order(StringComparer.Ordinal),
        Rows.Values.Select(row => row.Rule).Distinct().Order(StringComparer.Ordinal));
}
