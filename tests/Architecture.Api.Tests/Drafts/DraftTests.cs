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
    public async Task Evasion_draft_swapping_a_harmless_draft_does_not_carry_something_else_past_the_gate()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        var harmless = (await SaveAsync("Planstöd", "Detaljplan")).Id("draft");
        Assert.Equal("PARALLEL_SOLUTION", (await RegisterAsync("Planstöd", "BRO", "Bygglov", harmless)).Code());
        // And a draft that is changed after it was looked at means nothing either: what is registered is what is judged.
        var registered = await RegisterAsync("Planstöd", "BRO", "Detaljplan", harmless);
        Assert.Null(registered.Code());
        Assert.Null((await SaveAsync("Planstöd", "Bygglov", harmless, version: 2)).Code());
        var provides = (await _registry.DataAsync("query($s: ID!) { node(id: $s) { ... on Solution { provides { capability { name } } } } }", new { s = registered.Id("solution") }))
            .GetProperty("node").GetProperty("provides");
        Assert.Equal("Detaljplan", Assert.Single(provides.EnumerateArray()).GetProperty("capability").GetProperty("name").GetString());
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

    private Task<JsonElement> SaveAsync(string name, string claim, string? draft = null, int? version = null) => _registry.RunAsync(
        "saveDraft",
        new { board = _city.Board("BRO"), draft, version, name, kind = "APPLICATION", provides = new[] { _city.Claim(claim) }, audience = _city.Audience("BRO") },
        "draft { id version }", "board:BRO");

    private Task<JsonElement> RegisterAsync(string name, string board, string claim, string? draft = null, bool keepDraft = false) => _registry.RunAsync(
        "registerLocalSolution",
        new { board = _city.Board(board), name, kind = "APPLICATION", provides = new[] { _city.Claim(claim) }, audience = _city.Audience(board), draft, keepDraft },
        "solution { id } draft { id }", "board:" + board);
}
