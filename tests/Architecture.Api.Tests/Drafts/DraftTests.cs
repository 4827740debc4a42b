using System.Text.Json;

namespace Architecture.Api.Tests.Drafts;

/// <summary>A proposal that is not on record: outside the gate, the names and the inventory (domain §1, §3.8).</summary>
public sealed class DraftTests : IAsyncLifetime
{
    private RegistryUnderTest _registry = null!;
    private City _city = null!;

    public async ValueTask InitializeAsync()
    {
        _registry = await RegistryUnderTest.StartAsync();
        _city = await City.StartAsync(_registry);
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task A_draft_is_in_nobodys_way_and_not_in_the_inventory()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        var saved = await SaveAsync("Bygglov Öst", "Bygglov");
        Assert.Null(saved.Code());
        Assert.Null((await _city.RegisterAsync("Bygglov Öst", "BRO", "Detaljplan", "BRO")).Code());
        var data = await _registry.DataAsync(
            """{ solutions { totalCount } drafts(where: {board: {some: {code: {eq: "BRO"}}}}) { totalCount nodes { name status kind provides { capability { path } extent } audience { boards { code } } board { code } } } }""");
        Assert.Equal(2, data.GetProperty("solutions").GetProperty("totalCount").GetInt32());
        var draft = Assert.Single(data.GetProperty("drafts").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("Bygglov Öst", "OPEN"), (draft.GetProperty("name").GetString(), draft.GetProperty("status").GetString()));
        Assert.Equal("Samhällsbyggnad/Bygglov", draft.GetProperty("provides")[0].GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal("BRO", draft.GetProperty("audience").GetProperty("boards")[0].GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_draft_may_be_unfinished_and_is_brought_up_to_date_from_the_version_that_was_seen()
    {
        var draft = (await _registry.RunAsync("saveDraft", new { board = _city.Board("BRO"), name = "Idé" }, "draft { id }", "board:BRO")).Id("draft");
        Assert.Equal("STALE_VERSION", (await SaveAsync("Idén", "Bygglov", draft, version: 7)).Code());
        Assert.Null((await SaveAsync("Idén", "Bygglov", draft, version: 1)).Code());
        var kept = (await _registry.DataAsync("query($d: ID!) { node(id: $d) { ... on Draft { name version provides { capability { name } } } } }", new { d = draft })).GetProperty("node");
        Assert.Equal(("Idén", 2), (kept.GetProperty("name").GetString(), kept.GetProperty("version").GetInt32()));
        Assert.Single(kept.GetProperty("provides").EnumerateArray());
    }

    [Fact]
    public async Task Nobody_saves_or_registers_from_anothers_draft()
    {
        var draft = (await SaveAsync("Bygglov Öst", "Bygglov")).Id("draft");
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await _registry.RunAsync("saveDraft", new { board = _city.Board("BRO"), name = "X" }, actor: "board:SOD")).Code());
        Assert.Equal("NOT_RESPONSIBLE_BOARD", (await _registry.RunAsync("saveDraft", new { board = _city.Board("SOD"), draft, version = 1, name = "X" }, actor: "board:SOD")).Code());
        Assert.Equal("DRAFT_UNKNOWN", (await RegisterAsync("Lov", "SOD", "Bygglov", draft)).Code());
        Assert.Equal("INPUT_INVALID", (await _registry.RunAsync("saveDraft", new { board = _city.Board("BRO"), name = " " }, actor: "board:BRO")).Code());
        Assert.Equal("ID_INVALID", (await _registry.RunAsync("saveDraft", new { board = _city.Board("BRO"), name = "X", product = draft }, actor: "board:BRO")).Code());
    }

    [Fact]
    public async Task A_refused_proposal_is_kept_as_a_draft_in_the_same_commit_where_the_board_asks_for_it()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal(JsonValueKind.Null, (await RegisterAsync("Bygglov Öst", "BRO", "Bygglov")).GetProperty("draft").ValueKind);
        var refused = await RegisterAsync("Bygglov Öst", "BRO", "Bygglov", keepDraft: true);
        Assert.Equal("PARALLEL_SOLUTION", refused.Code());
        var draft = refused.Id("draft");
        var last = (await _registry.DataAsync("query($d: ID!) { node(id: $d) { ... on Draft { name version kind history(first: 5) { nodes { useCase refused } } } } }", new { d = draft })).GetProperty("node");
        Assert.Equal(("Bygglov Öst", "APPLICATION"), (last.GetProperty("name").GetString(), last.GetProperty("kind").GetString()));
        var entry = Assert.Single(last.GetProperty("history").GetProperty("nodes").EnumerateArray());
        Assert.Equal(("RegisterLocalSolution", "PARALLEL_SOLUTION"), (entry.GetProperty("useCase").GetString(), entry.GetProperty("refused").GetString()));

        // Tried again from the draft, it is that draft that is kept.
        var again = await RegisterAsync("Bygglov Väst", "BRO", "Bygglov", draft, keepDraft: true);
        Assert.Equal(draft, again.Id("draft"));
        Assert.Equal(1, (await _registry.DataAsync("{ drafts { totalCount } }")).GetProperty("drafts").GetProperty("totalCount").GetInt32());
    }

    [Theory]
    [InlineData(false, "REGISTERED")]
    [InlineData(true, "OPEN")]
    public async Task A_draft_remembers_what_was_registered_from_it(bool keepDraft, string status)
    {
        var draft = (await SaveAsync("Bygglov Öst", "Bygglov")).Id("draft");
        Assert.Null((await RegisterAsync("Bygglov Öst", "BRO", "Bygglov", draft, keepDraft)).Code());
        Assert.Null((await RegisterAsync("Bygglov Väst", "BRO", "Bygglov", draft, keepDraft)).Code());
        var node = (await _registry.DataAsync("query($d: ID!) { node(id: $d) { ... on Draft { status solutions { name } } } }", new { d = draft })).GetProperty("node");
        Assert.Equal(status, node.GetProperty("status").GetString());
        Assert.Equal(["Bygglov Öst", "Bygglov Väst"], node.GetProperty("solutions").EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_drafts_functions_follow_a_merger()
    {
        var draft = (await SaveAsync("Planstöd", "Detaljplan")).Id("draft");
        Assert.Null((await _registry.RunAsync(
            "mergeCapabilities",
            new { capabilities = new[] { _city.Function("Samhällsbyggnad/Detaljplan") }, into = _city.Function("Samhällsbyggnad/Bygglov"), version = 1 }, actor: "executive")).Code());
        var node = (await _registry.DataAsync("query($d: ID!) { node(id: $d) { ... on Draft { provides { capability { name } } } } }", new { d = draft })).GetProperty("node");
        Assert.Equal("Bygglov", Assert.Single(node.GetProperty("provides").EnumerateArray()).GetProperty("capability").GetProperty("name").GetString());
    }

    [Fact]
    public async Task The_whole_refused_proposal_is_kept_shown_and_used_when_it_is_registered_after_all()
    {
        var shared = (await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var platform = (await _city.RegisterAsync("Kartan", "SOD", "Detaljplan", "SOD")).Id("solution");
        var product = await _city.ProductAsync("Lovia");
        var set = (await _registry.RunAsync("recordInformationSet", new { board = _city.Board("BRO"), name = "Lov" }, "informationSet { id }", "board:BRO")).Id("informationSet");
        var proposal = new Dictionary<string, object?>
        {
            ["board"] = _city.Board("BRO"),
            ["name"] = "Bygglov Öst",
            ["kind"] = "APPLICATION",
            ["provides"] = new[] { _city.Claim("Bygglov") },
            ["audience"] = _city.Audience("BRO"),
        };
        var whole = new Dictionary<string, object?>(proposal)
        {
            ["aliases"] = new[] { "Lovet" },
            ["description"] = "Ansökan och handläggning",
            ["product"] = product,
            ["dependsOn"] = new[] { new { solution = platform, kind = "READS_FROM", strength = "SOFT" } },
            ["informationSets"] = new[] { set },
            ["keepDraft"] = true,
        };
        const string Parts = "aliases description product { name } dependsOn { kind strength } informationSets { name }";
        var refused = await _registry.RunAsync("registerLocalSolution", whole, $"draft {{ id {Parts} dependsOn {{ solution {{ name }} }} }}", "board:BRO");
        Assert.Equal("PARALLEL_SOLUTION", refused.Code());
        var kept = refused.GetProperty("draft");
        Assert.Equal("Lovet", kept.GetProperty("aliases")[0].GetString());
        Assert.Equal("Lovia", kept.GetProperty("product").GetProperty("name").GetString());
        Assert.Equal(("Kartan", "READS_FROM", "SOFT"), (kept.GetProperty("dependsOn")[0].GetProperty("solution").GetProperty("name").GetString(), kept.GetProperty("dependsOn")[0].GetProperty("kind").GetString(), kept.GetProperty("dependsOn")[0].GetProperty("strength").GetString()));
        Assert.Equal("Lov", kept.GetProperty("informationSets")[0].GetProperty("name").GetString());

        // KS takes the designation back: now it can be registered, and everything left out is the draft's.
        Assert.Null((await _registry.RunAsync(
            "revokeDesignation", new { solution = shared, version = 1, decision = new { date = "2026-01-15", caseNumber = "KS 2026/3" } }, actor: "executive")).Code());
        var registered = await _registry.RunAsync("registerLocalSolution", new Dictionary<string, object?>(proposal) { ["draft"] = kept.GetProperty("id").GetString() }, $"solution {{ id {Parts} }}", "board:BRO");
        Assert.Null(registered.Code());
        var solution = registered.GetProperty("solution");
        Assert.Equal(("Lovet", "Ansökan och handläggning", "Lovia"), (solution.GetProperty("aliases")[0].GetString(), solution.GetProperty("description").GetString(), solution.GetProperty("product").GetProperty("name").GetString()));
        Assert.Equal("SOFT", Assert.Single(solution.GetProperty("dependsOn").EnumerateArray()).GetProperty("strength").GetString());
        Assert.Equal("Lov", Assert.Single(solution.GetProperty("informationSets").EnumerateArray()).GetProperty("name").GetString());

        // What is said, if only that there is none, is not the draft's.
        var other = new Dictionary<string, object?>(proposal) { ["name"] = "Bygglov Väst", ["draft"] = kept.GetProperty("id").GetString(), ["aliases"] = Array.Empty<string>(), ["description"] = null, ["product"] = null, ["dependsOn"] = null, ["informationSets"] = null };
        var bare = (await _registry.RunAsync("registerLocalSolution", other, $"solution {{ id {Parts} }}", "board:BRO")).GetProperty("solution");
        Assert.Equal(0, bare.GetProperty("aliases").GetArrayLength() + bare.GetProperty("dependsOn").GetArrayLength() + bare.GetProperty("informationSets").GetArrayLength());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (bare.GetProperty("product").ValueKind, bare.GetProperty("description").ValueKind));
    }

    [Fact]
    public async Task What_a_draft_names_is_on_record_and_anothers_draft_completes_nothing()
    {
        var draft = (await SaveAsync("Bygglov Öst", "Bygglov")).Id("draft");
        var unknown = "solution_" + new string('0', 31) + "1";
        foreach (var (input, code) in ((object, string)[])
        [
            (new { board = _city.Board("BRO"), name = "Lov", dependsOn = new[] { new { solution = draft, kind = "RUNS_ON" } } }, "ID_INVALID"),
            (new { board = _city.Board("BRO"), name = "Lov", dependsOn = new[] { new { solution = unknown, kind = "RUNS_ON" } } }, "SOLUTION_UNKNOWN"),
        ])
            Assert.Equal(code, (await _registry.RunAsync("saveDraft", input, actor: "board:BRO")).Code());
        Assert.Equal("DRAFT_UNKNOWN", (await RegisterAsync("Lov", "SOD", "Bygglov", draft)).Code());
    }

    private Task<JsonElement> SaveAsync(string name, string claim, string? draft = null, int? version = null) => _registry.RunAsync(
        "saveDraft",
        new { board = _city.Board("BRO"), draft, version, name, kind = "APPLICATION", provides = new[] { _city.Claim(claim) }, audience = _city.Audience("BRO") },
        "draft { id version }", "board:BRO");

    private Task<JsonElement> RegisterAsync(string name, string board, string claim, string? draft = null, bool keepDraft = false) => _registry.RunAsync(
        "registerLocalSolution",
        new { board = _city.Board(board), name, kind = "APPLICATION", provides = new[] { _city.Claim(claim) }, audience = _city.Audience(board), draft, keepDraft },
        "solution { id } draft { id }", "board:" + board);
}
