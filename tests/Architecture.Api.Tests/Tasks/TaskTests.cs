using System.Text.Json;
using Architecture.Api.Tests.Findings;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests.Tasks;

/// <summary>What somebody has to do, by role and board, the first due first.</summary>
public sealed class TaskTests
{
    /// <summary>The first day is 2026-03-02. Who has the task, when it is due, what brings it about and what does it.</summary>
    private static readonly Dictionary<string, (string Kind, string Who, string Due, Func<SweptCity, Task> Arrange, Func<SweptCity, Task> Do)> Rows = new()
    {
        ["a review"] = ("ANSWER_REVIEW", "governance", "2026-04-01", async city =>
        {
            await city.DesignateAsync("PARTIAL Bygglov");
            await city.RegisterAsync("Lovstöd", "Bygglov");
        }, async city => Assert.Null(await city.Registry.AnswerAsync("NOT_PARALLEL"))),
        ["a request for an extension"] = ("ANSWER_EXTENSION", "board:SBN", "2026-05-31", async city =>
        {
            var shared = await city.DesignateAsync(audience: "SOD");
            var request = new { solution = shared, board = city.City.Board("BRO"), audience = city.City.Audience("BRO"), reason = "Vi behöver den också" };
            city.Kept = (await city.DoAsync("requestExtension", request, "extensionRequest { id }")).Id("extensionRequest");
        }, city => city.ChangeAsync("answerExtension", "extensionRequest", city.Kept, new { answer = "DECLINE", reason = "Ryms inte" }, "board:SBN")),
        ["evidence to look at"] = ("CONFIRM_EXISTING", "governance", "2026-04-01", async city =>
        {
            await city.DesignateAsync();
            city.Kept = await city.ExistingAsync("Lovarkivet");
        }, city => city.DoAsync("confirmExistingSolution", new { solution = city.Kept }, actor: "governance")),
        ["a platform's use to confirm"] = ("CONFIRM_PLATFORM_USE", "board:SBN", "", async city =>
        {
            var platform = (await city.DoAsync(
                "designateSharedSolution",
                new
                {
                    @new = new { name = "E-tjänstplattformen", kind = "PLATFORM" },
                    owner = city.City.Board("SBN"),
                    sharedClass = "INFRASTRUCTURE_OR_PLATFORM",
                    provides = new[] { city.City.Claim("Bygglov") },
                    audience = city.City.Audience("ALL"),
                    decision = new { date = "2026-02-01", caseNumber = "KS 2026/7" },
                }, "solution { id }")).Id("solution");
            var input = new
            {
                board = city.City.Board("BRO"),
                name = "Lovtjänsten",
                kind = "APPLICATION",
                provides = new[] { city.City.Claim("Bygglov") },
                audience = city.City.Audience("BRO"),
                dependsOn = new[] { new { solution = platform, kind = "RUNS_ON" } },
            };
            var registered = await city.DoAsync("registerLocalSolution", input, "solution { dependsOn { id } }");
            city.Kept = registered.GetProperty("solution").GetProperty("dependsOn")[0].GetProperty("id").GetString()!;
        }, city => city.DoAsync("confirmPlatformUse", new { dependency = city.Kept }, actor: "board:SBN")),
        ["a notice to give"] = ("GIVE_NOTICE", "board:BRO", "2027-01-31", async city =>
        {
            city.Kept = (await city.ContractAsync(await city.RegisterAsync("Planstöd"), new { end = "2031-12-31", noticeDate = "2027-01-31" })).Split(' ')[0];
        }, city => city.ChangeAsync("endContract", "contract", city.Kept, new { reason = "Uppsagt" })),
        ["a finding to act on"] = ("ACT_ON_FINDING", "board:BRO", "2026-05-31", async city =>
        {
            city.Kept = await city.RegisterAsync("Planstöd");
            await city.SweepAsync();
        }, async city =>
        {
            await city.NothingMissingAsync(city.Kept);
            await city.SweepAsync();
        }
        ),
        ["what was planned"] = ("DO_AS_PLANNED", "board:BRO", "2026-04-15", async city =>
        {
            city.Kept = await city.RegisterAsync("Planstöd");
            await city.SweepAsync();
            var finding = Assert.Single(await city.OpenAsync("DATES_MISSING")).GetProperty("id").GetString()!;
            await city.ChangeAsync("planFinding", "finding", finding, new { action = "Avtalet registreras", by = "2026-04-15" }, "board:BRO");
        }, async city =>
        {
            await city.NothingMissingAsync(city.Kept);
            await city.SweepAsync();
        }
        ),
        ["an unanswered review, for KS's office"] = ("ACT_ON_FINDING", "governance", "2026-04-01", async city =>
        {
            await city.DesignateAsync("PARTIAL Bygglov");
            await city.RegisterAsync("Lovstöd", "Bygglov");
            city.Clock.Pass(40);
            await city.SweepAsync();
        }, async city =>
        {
            Assert.Null(await city.Registry.AnswerAsync("NOT_PARALLEL"));
            await city.SweepAsync();
        }
        ),
        ["a company that has not adopted, for KS"] = ("ACT_ON_FINDING", "executive", "2026-12-31", async city =>
        {
            await city.City.BoardAsync("SVB", "COMPANY");
            await city.SweepAsync();
        }, async city =>
        {
            await city.ChangeAsync(
                "changeBoard", "board", city.City.Board("SVB"), new { architectureAdopted = "2026-02-01", decision = new { date = "2026-02-01", caseNumber = "KS 2026/3" } });
            await city.SweepAsync();
        }
        ),
    };

    public static TheoryData<string> Tasks => [.. Rows.Keys];

    [Theory, MemberData(nameof(Tasks))]
    public async Task A_task_is_there_for_whose_it_is_until_it_is_done(string task)
    {
        var (kind, who, due, arrange, act) = Rows[task];
        await using var city = await SweptCity.StartAsync();
        await arrange(city);
        var found = Assert.Single(await TasksAsync(city, who, kind));
        Assert.Equal(due, found.GetProperty("due").ToString());
        Assert.NotEqual(JsonValueKind.Null, found.GetProperty("record").ValueKind);
        Assert.NotEmpty(found.GetProperty("text").GetString()!);
        foreach (var other in ((string[])["governance", "executive", "board:SBN", "board:SOD", "board:BRO", "architect", "auditor", "visitor"]).Where(one => one != who))
            Assert.DoesNotContain(await TasksAsync(city, other, kind), one => one.GetProperty("record").ToString() == found.GetProperty("record").ToString());
        Assert.NotEmpty(await TasksAsync(city, "demo", kind));
        await act(city);
        Assert.Empty(await TasksAsync(city, who, kind));
    }

    [Fact]
    public async Task They_come_by_due_date_page_by_page_and_a_boards_can_be_asked_for()
    {
        await using var city = await SweptCity.StartAsync();
        for (var number = 0; number < 5; number++)
        {
            await city.RegisterAsync($"Planstöd {number}");
            city.Clock.Pass(1);
            await city.SweepAsync();
        }
        await city.RegisterAsync("Söderstöd", board: "SOD");
        await city.SweepAsync();
        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await city.Registry.DataAsync(
                "query($b: ID!, $a: String) { tasks(board: $b, first: 2, after: $a) { totalCount nodes { due board { code } } pageInfo { hasNextPage endCursor } } }",
                new { b = city.City.Board("BRO"), a = after }, DemonstrationUsers.Find("visitor"))).GetProperty("tasks");
            Assert.Equal(5, page.GetProperty("totalCount").GetInt32());
            Assert.All(page.GetProperty("nodes").EnumerateArray(), one => Assert.Equal("BRO", one.GetProperty("board").GetProperty("code").GetString()));
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("due").GetString()!));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()) break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
        Assert.Equal(["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05"], seen);
    }

    [Fact]
    public async Task A_predecessors_tasks_are_the_successors()
    {
        await using var city = await SweptCity.StartAsync();
        await city.ContractAsync(await city.RegisterAsync("Planstöd"), new { end = "2031-12-31", noticeDate = "2027-01-31" });
        Assert.Empty(await TasksAsync(city, "board:SOD", "GIVE_NOTICE"));
        await city.DoAsync("mergeBoards", new { boards = new[] { city.City.Board("BRO") }, into = city.City.Board("SOD"), decision = new { date = "2026-02-01", caseNumber = "KF 2026/1" } });
        Assert.Equal("SOD", Assert.Single(await TasksAsync(city, "board:SOD", "GIVE_NOTICE")).GetProperty("board").GetProperty("code").GetString());
        Assert.Empty(await TasksAsync(city, "board:BRO", "GIVE_NOTICE"));
    }

    [Fact]
    public async Task A_list_of_tasks_takes_as_many_calls_for_many_as_for_few()
    {
        await using var city = await SweptCity.StartAsync();
        await city.DesignateAsync("PARTIAL Bygglov");
        await FillAsync(0, 3);
        var few = await CallsAsync();
        await FillAsync(3, 20);
        Assert.Equal(few, await CallsAsync());

        async Task FillAsync(int from, int count)
        {
            for (var number = from; number < from + count; number++)
                await city.ContractAsync(await city.RegisterAsync($"Lovstöd {number}", "Bygglov"), new { end = "2031-12-31", noticeDate = "2027-01-31" }, $"Tieto {number}");
            await city.SweepAsync();
        }

        async Task<int> CallsAsync()
        {
            city.Registry.StoreCalls();
            await city.Registry.DataAsync("{ tasks(first: 100) { nodes { kind due board { code } record { id } solution { name } } } }");
            return city.Registry.StoreCalls().Count;
        }
    }

    private static async Task<IReadOnlyList<JsonElement>> TasksAsync(SweptCity city, string who, string kind)
    {
        var data = await city.Registry.DataAsync(
            "query($k: TaskKind!) { tasks(first: 100, kinds: [$k]) { nodes { kind due text overdue board { code } record { id } solution { name } } } }", new { k = kind }, DemonstrationUsers.Find(who));
        return [.. data.GetProperty("tasks").GetProperty("nodes").EnumerateArray()];
    }
}
