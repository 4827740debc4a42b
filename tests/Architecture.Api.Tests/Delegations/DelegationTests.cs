using System.Text.Json;
using Architecture.Registry;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests.Delegations;

/// <summary>What the executive board delegates (domain §2): limits in kind and time, never its own matters nor the delegate's, read where it is acted on.</summary>
public sealed class DelegationTests
{
    private const string Fields = "delegation { id version role board { code } decisions from to inForce decided caseNumber revoked revokedCaseNumber }";
    private const string Reserved = "RESERVED_FOR_EXECUTIVE_BOARD";
    private const string Own = "OWN_APPLICATION";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_delegate_decides_what_was_delegated_and_the_journal_names_the_delegation()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        Assert.Equal(Reserved, (await DesignateAsync(registry, city, "governance")).Code());
        var delegation = await DelegateAsync(registry, new { role = "GOVERNANCE", decisions = new[] { "DESIGNATION" } });
        var made = await DesignateAsync(registry, city, "governance");
        Assert.Null(made.Code());
        Assert.Equal(Reserved, (await registry.RunAsync("addUserGroup", new { name = "Skola" }, actor: "governance")).Code());
        var revoked = await registry.RunAsync(
            "revokeDesignation", new { solution = made.Id("solution"), version = 1, decision = Decision() }, "solution { reach }", "governance");
        Assert.Null(revoked.Code());

        var changes = (await registry.DataAsync("{ changes(first: 50) { nodes { useCase actor caseNumber refused delegation { id caseNumber } } } }"))
            .GetProperty("changes").GetProperty("nodes").EnumerateArray().ToList();
        Assert.All(
            changes.Where(change => change.GetProperty("actor").GetString() == "governance"),
            change => Assert.Equal(delegation, change.GetProperty("delegation").GetProperty("id").GetString()));
        Assert.Equal(2, changes.Count(change => change.GetProperty("delegation").ValueKind == JsonValueKind.Object));
    }

    [Fact]
    public async Task A_refusal_by_a_rule_names_the_delegation_too()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        var delegation = await DelegateAsync(registry, new { role = "GOVERNANCE", decisions = new[] { "DESIGNATION" } });
        Assert.Null((await DesignateAsync(registry, city, "governance")).Code());
        Assert.Equal("PARALLEL_SOLUTION", (await DesignateAsync(registry, city, "governance", name: "Det andra")).Code());
        var last = (await registry.DataAsync("{ changes(first: 50) { nodes { refused delegation { id } } } }"))
            .GetProperty("changes").GetProperty("nodes").EnumerateArray().Last();
        Assert.Equal(
            ("PARALLEL_SOLUTION", delegation), (last.GetProperty("refused").GetString(), last.GetProperty("delegation").GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("DESIGNATION")]
    [InlineData("TRANSFER")]
    [InlineData("EXTENSION")]
    [InlineData("FUNCTION_TREE")]
    [InlineData("USER_GROUPS")]
    [InlineData("BOARDS")]
    [InlineData("SETTINGS")]
    public async Task It_holds_for_its_own_kind_of_decision_and_no_other(string kind)
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        await city.BoardAsync("UTB", "SPECIALIST");
        var shared = (await city.DesignateAsync("Planen", "Detaljplan", "ALL")).Id("solution");
        var asked = (await registry.RunAsync(
            "requestExtension",
            new { solution = shared, board = city.Board("BRO"), provides = new[] { city.Claim("Bygglov") }, reason = "Samma flöde" },
            "extensionRequest { id }", "board:BRO")).Id("extensionRequest");
        await DelegateAsync(registry, new { board = city.Board("SOD"), decisions = new[] { kind } });
        var attempts = new Dictionary<string, (string Mutation, object Input)>
        {
            ["DESIGNATION"] = ("designateSharedSolution", Designation(city, "SBN", "Lovet")),
            ["TRANSFER"] = ("transferSolution", new { solution = shared, version = 1, to = city.Board("UTB"), decisions = new[] { Decision() } }),
            ["EXTENSION"] = ("answerExtension", new { extensionRequest = asked, version = 1, answer = "DECLINE", reason = "Ryms inte" }),
            ["FUNCTION_TREE"] = ("addCapability", new { name = "Parkering" }),
            ["USER_GROUPS"] = ("addUserGroup", new { name = "Skola" }),
            ["BOARDS"] = ("addBoard", new { code = "NYN", name = "Nya nämnden", kind = "DISTRICT" }),
            ["SETTINGS"] = ("changeSettings", new { version = 1, reviewDueDays = 45 }),
        };
        foreach (var (attempted, (mutation, input)) in attempts)
        {
            var code = (await registry.RunAsync(mutation, input, actor: "board:SOD")).Code();
            if (attempted == kind) Assert.Null(code);
            else Assert.Equal(attempted == "EXTENSION" ? "NOT_RESPONSIBLE_BOARD" : Reserved, code);
        }
    }

    [Fact]
    public async Task It_is_in_force_from_its_first_day_to_its_last()
    {
        var clock = new SettableClock(Start);
        await using var registry = await RegistryUnderTest.StartAsync(clock);
        var city = await City.StartAsync(registry);
        await DelegateAsync(registry, new { role = "GOVERNANCE", decisions = new[] { "USER_GROUPS" } }, from: 2, days: 2);
        Assert.Equal(Reserved, await GroupAsync("Före"));
        clock.Pass(2);
        Assert.Null(await GroupAsync("Första dagen"));
        clock.Pass(1);
        Assert.Null(await GroupAsync("Sista dagen"));
        clock.Pass(1);
        Assert.Equal(Reserved, await GroupAsync("Efter"));

        async Task<string?> GroupAsync(string name) => (await registry.RunAsync("addUserGroup", new { name }, actor: "governance")).Code();
    }

    [Fact]
    public async Task A_revocation_holds_at_once_and_what_was_decided_stands()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        var delegation = await DelegateAsync(registry, new { role = "GOVERNANCE", decisions = new[] { "USER_GROUPS" } });
        Assert.Null((await registry.RunAsync("addUserGroup", new { name = "Skola" }, actor: "governance")).Code());
        Assert.Equal(Reserved, (await RevokeAsync(registry, delegation, "governance")).Code());
        Assert.Equal("STALE_VERSION", (await RevokeAsync(registry, delegation, version: 2)).Code());
        var revoked = (await RevokeAsync(registry, delegation)).GetProperty("delegation");
        Assert.Equal(("2026-03-02", "KS 2026/9", false), (revoked.GetProperty("revoked").GetString(), revoked.GetProperty("revokedCaseNumber").GetString(), revoked.GetProperty("inForce").GetBoolean()));
        Assert.Equal(Reserved, (await registry.RunAsync("addUserGroup", new { name = "Äldre" }, actor: "governance")).Code());
        Assert.Equal("INPUT_INVALID", (await RevokeAsync(registry, delegation, version: 2)).Code());
        Assert.Equal(1, (await registry.DataAsync("{ userGroups { totalCount } }")).GetProperty("userGroups").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task Neither_the_executive_boards_own_matter_nor_the_delegates_is_decided_on_it()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        await city.BoardAsync("UTB", "SPECIALIST");
        await city.BoardAsync("BOL", "COMPANY");
        string[] all = ["DESIGNATION", "TRANSFER", "EXTENSION", "BOARDS"];
        await DelegateAsync(registry, new { board = city.Board("SBN"), decisions = all });
        await DelegateAsync(registry, new { board = city.Board("BOL"), decisions = all });
        await DelegateAsync(registry, new { role = "GOVERNANCE", decisions = all });

        // What the executive board would own, owns, or asks for itself.
        Assert.Equal(Reserved, (await DesignateAsync(registry, city, "governance", owner: "KS")).Code());
        var ofExecutive = (await DesignateAsync(registry, city, "executive", owner: "KS")).Id("solution");
        Assert.Equal(Reserved, (await registry.RunAsync("revokeDesignation", new { solution = ofExecutive, version = 1, decision = Decision() }, actor: "governance")).Code());
        var local = (await city.RegisterAsync("Planen", "SBN", "Detaljplan", "SBN")).Id("solution");
        var moved = new { solution = local, version = 1, owner = city.Board("KS"), sharedClass = "BUSINESS_SYSTEM", provides = new[] { city.Claim("Detaljplan") }, audience = city.Audience("ALL"), decision = Decision() };
        Assert.Equal(Reserved, (await registry.RunAsync("designateSharedSolution", moved, actor: "governance")).Code());

        // What the delegate would own, owns, or asks for itself.
        Assert.Equal(Own, (await registry.RunAsync("designateSharedSolution", Designation(city, "SBN", "Lovet"), actor: "board:SBN")).Code());
        Assert.Equal(Own, (await registry.RunAsync("designateSharedSolution", new { solution = local, version = 1, owner = city.Board("UTB"), sharedClass = "BUSINESS_SYSTEM", provides = new[] { city.Claim("Detaljplan") }, audience = city.Audience("ALL"), decision = Decision() }, actor: "board:SBN")).Code());
        var shared = (await city.DesignateAsync("Planen för alla", "Detaljplan", "ALL")).Id("solution");
        Assert.Equal(Own, (await registry.RunAsync("revokeDesignation", new { solution = shared, version = 1, decision = Decision() }, actor: "board:SBN")).Code());
        Assert.Equal(Own, (await registry.RunAsync("transferSolution", new { solution = shared, version = 1, to = city.Board("UTB"), decisions = new[] { Decision() } }, actor: "board:SBN")).Code());
        var asked = (await registry.RunAsync(
            "requestExtension",
            new { solution = shared, board = city.Board("BOL"), provides = new[] { city.Claim("Bygglov/Klagan") }, reason = "Samma flöde" }, "extensionRequest { id }", "board:BOL")).Id("extensionRequest");
        Assert.Equal(Own, (await registry.RunAsync("answerExtension", new { extensionRequest = asked, version = 1, answer = "ACCEPT", date = "2026-05-01" }, actor: "board:BOL")).Code());
        Assert.Equal(Own, (await registry.RunAsync("changeBoard", new { board = city.Board("BOL"), version = 1, architectureAdopted = "2026-01-01" }, actor: "board:BOL")).Code());
        Assert.Null((await registry.RunAsync("changeBoard", new { board = city.Board("BOL"), version = 1, architectureAdopted = "2026-01-01" }, actor: "governance")).Code());
    }

    [Fact]
    public async Task It_is_not_delegated_on_and_not_by_itself()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        await DelegateAsync(registry, new { role = "GOVERNANCE", decisions = new[] { "DESIGNATION", "TRANSFER", "EXTENSION", "FUNCTION_TREE", "USER_GROUPS", "BOARDS" } });
        foreach (var actor in (string[])["governance", "board:SBN", "architect", "integration"])
            Assert.Equal(Reserved, (await registry.RunAsync("recordDelegation", Input(new { board = city.Board("SBN"), decisions = new[] { "DESIGNATION" } }), Fields, actor)).Code());
    }

    [Fact]
    public async Task What_is_wrong_with_one_is_told()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        string[] one = ["DESIGNATION"];
        foreach (var (input, path) in ((object, string)[])
        [
            (Input(new { decisions = one }), "board"),
            (Input(new { board = city.Board("SBN"), role = "GOVERNANCE", decisions = one }), "board"),
            (Input(new { role = "BOARD", decisions = one }), "role"),
            (Input(new { board = city.Board("KS"), decisions = one }), "board"),
            (Input(new { board = city.Board("SBN"), decisions = Array.Empty<string>() }), "decisions"),
            (Input(new { board = city.Board("SBN"), decisions = one }, days: -1), "to"),
            (Input(new { board = city.Board("SBN"), decisions = one }, from: -10, days: 3), "to"),
            (Input(new { board = city.Board("SBN"), decisions = one }, from: -40), "from"),
        ])
        {
            var refused = await registry.RunAsync("recordDelegation", input, Fields, "executive");
            Assert.Equal(("INPUT_INVALID", path), (refused.Code(), refused.GetProperty("errors")[0].GetProperty("path")[0].GetString()));
        }
        var byAnother = await registry.RunAsync("recordDelegation", Input(new { board = city.Board("SBN"), decisions = one }, body: city.Board("SBN")), Fields, "executive");
        Assert.Equal("INPUT_INVALID", byAnother.Code());
    }

    [Fact]
    public async Task Who_has_one_is_told_so_and_the_list_shows_all()
    {
        var clock = new SettableClock(Start);
        await using var registry = await RegistryUnderTest.StartAsync(clock);
        var city = await City.StartAsync(registry);
        var delegation = await DelegateAsync(registry, new { board = city.Board("SBN"), decisions = new[] { "FUNCTION_TREE", "DESIGNATION" } });
        const string Query =
            """
            { me { mayRun delegations { id decisions } }
              delegations(where: {board: {some: {code: {eq: "SBN"}}}, revoked: {exists: false}}) { totalCount nodes { id inForce board { code } } } }
            """;
        var mine = await registry.DataAsync(Query, actor: DemonstrationUsers.Find("board:SBN"));
        Assert.Equal(delegation, mine.GetProperty("me").GetProperty("delegations")[0].GetProperty("id").GetString());
        Assert.Equal(["DESIGNATION", "FUNCTION_TREE"], mine.GetProperty("me").GetProperty("delegations")[0].GetProperty("decisions").EnumerateArray().Select(kind => kind.GetString()));
        var mayRun = mine.GetProperty("me").GetProperty("mayRun").EnumerateArray().Select(name => name.GetString()).ToHashSet();
        Assert.Superset(new HashSet<string?> { "designateSharedSolution", "moveCapability", "registerLocalSolution" }, mayRun);
        Assert.DoesNotContain("addBoard", mayRun);
        var others = await registry.DataAsync(Query, actor: DemonstrationUsers.Find("board:SOD"));
        Assert.Equal(0, others.GetProperty("me").GetProperty("delegations").GetArrayLength());
        Assert.DoesNotContain(others.GetProperty("me").GetProperty("mayRun").EnumerateArray(), name => name.GetString() == "designateSharedSolution");
        Assert.Equal(1, others.GetProperty("delegations").GetProperty("totalCount").GetInt32());
        clock.Pass(200);
        Assert.False((await registry.DataAsync(Query)).GetProperty("delegations").GetProperty("nodes")[0].GetProperty("inForce").GetBoolean());
    }

    [Fact]
    public async Task Of_every_mutation_somebody_is_told_that_they_may_run_it()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var data = await registry.DataAsync("{ me { mayRun } __schema { mutationType { fields { name } } } }");
        var mutations = data.GetProperty("__schema").GetProperty("mutationType").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString());
        Assert.Equal(mutations.Order(StringComparer.Ordinal), data.GetProperty("me").GetProperty("mayRun").EnumerateArray().Select(name => name.GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_merged_boards_delegation_is_its_successors()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        await DelegateAsync(registry, new { board = city.Board("SOD"), decisions = new[] { "USER_GROUPS" } });
        Assert.Equal(Reserved, (await registry.RunAsync("addUserGroup", new { name = "Skola" }, actor: "board:BRO")).Code());
        Assert.Null((await registry.RunAsync("mergeBoards", new { boards = new[] { city.Board("SOD") }, into = city.Board("BRO") })).Code());
        Assert.Null((await registry.RunAsync("addUserGroup", new { name = "Skola" }, actor: "board:BRO")).Code());
    }

    [Fact]
    public async Task One_that_is_revoked_between_a_designation_and_its_commit_is_a_conflict_and_the_designation_is_refused()
    {
        await using var registry = await RegistryUnderTest.StartAsync(new SettableClock(Start));
        var city = await City.StartAsync(registry);
        var delegation = await DelegateAsync(registry, new { role = "GOVERNANCE", decisions = new[] { "DESIGNATION" } });
        var happened = registry.BeforeNextCommit(async () => Assert.Null((await RevokeAsync(registry, delegation)).Code()));
        Assert.Equal(Reserved, (await DesignateAsync(registry, city, "governance")).Code());
        Assert.True(happened(), "the designation never came to its commit, so nothing was shown");
        Assert.Equal(0, (await registry.DataAsync("{ solutions { totalCount } }")).GetProperty("solutions").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task One_that_expires_between_a_designation_and_its_commit_is_a_conflict_and_the_designation_is_refused()
    {
        var clock = new SettableClock(Start);
        await using var registry = await RegistryUnderTest.StartAsync(clock);
        var city = await City.StartAsync(registry);
        await DelegateAsync(registry, new { role = "GOVERNANCE", decisions = new[] { "DESIGNATION" } }, days: 1);
        var happened = registry.BeforeNextCommit(() =>
        {
            clock.Pass(1);
            return Task.CompletedTask;
        });
        Assert.Equal(Reserved, (await DesignateAsync(registry, city, "governance")).Code());
        Assert.True(happened(), "the designation never came to its commit, so nothing was shown");
    }

    private static object Decision() => new { date = "2026-02-20", caseNumber = "KS 2026/9" };

    /// <summary>A delegation by the executive board, from so many days from the clock's start for so many days.</summary>
    private static Dictionary<string, object?> Input(object to, int from = 0, int days = 100, string? body = null)
    {
        var first = CityTime.DayOf(Start).AddDays(from);
        var input = new Dictionary<string, object?>
        {
            ["from"] = first,
            ["to"] = first.AddDays(days - 1),
            ["decision"] = new { date = "2026-02-20", caseNumber = "KS 2026/5", paragraph = "12", body },
        };
        foreach (var property in to.GetType().GetProperties()) input[property.Name] = property.GetValue(to);
        return input;
    }

    private static async Task<string> DelegateAsync(RegistryUnderTest registry, object to, int from = 0, int days = 100)
    {
        var recorded = await registry.RunAsync("recordDelegation", Input(to, from, days), Fields, "executive");
        Assert.Null(recorded.Code());
        return recorded.Id("delegation");
    }

    private static Task<JsonElement> RevokeAsync(RegistryUnderTest registry, string delegation, string actor = "executive", int version = 1) =>
        registry.RunAsync("revokeDelegation", new { delegation, version, decision = Decision() }, Fields, actor);

    private static object Designation(City city, string owner, string name) => new Dictionary<string, object?>
    {
        ["new"] = new { name, kind = "BUSINESS_APPLICATION" },
        ["owner"] = city.Board(owner),
        ["sharedClass"] = "BUSINESS_SYSTEM",
        ["provides"] = new[] { city.Claim("Bygglov") },
        ["audience"] = city.Audience("ALL"),
        ["decision"] = Decision(),
    };

    private static Task<JsonElement> DesignateAsync(RegistryUnderTest registry, City city, string actor, string owner = "SBN", string name = "Bygglovet") =>
        registry.RunAsync("designateSharedSolution", Designation(city, owner, name), "solution { id }", actor);
}
