using System.Text.Json;

namespace Architecture.Api.Tests.Capabilities;

/// <summary>The executive board changes the function tree: it is never refused for what it makes parallel; verdicts are recomputed and told (domain §2, §3.4, row 25).</summary>
public sealed class TaxonomyTests : IAsyncLifetime
{
    private const string Changes = "verdictChanges { solution { id } against { name } before after debt capabilities { path } boards { code } }";

    private RegistryUnderTest _registry = null!;
    private City _city = null!;

    public async ValueTask InitializeAsync()
    {
        _registry = await RegistryUnderTest.StartAsync();
        _city = await City.StartAsync(_registry);
    }

    public ValueTask DisposeAsync() => _registry.DisposeAsync();

    [Fact]
    public async Task A_function_moved_under_what_a_shared_solution_does_makes_debt_of_what_boards_have_and_stops_what_comes_after()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        var inUse = await InUseAsync("Planskåpet", "BRO", "Detaljplan");
        var planned = (await _city.RegisterAsync("Planboken", "SOD", "Detaljplan", "SOD")).Id("solution");

        var moved = await MoveAsync("Detaljplan", "Bygglov");

        Assert.Null(moved.Code());
        Assert.Equal("Samhällsbyggnad/Bygglov/Detaljplan", moved.GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal(("CLEAR", "BLOCK", "ESTABLISHED"), ChangeOf(moved, inUse));
        Assert.Equal(("CLEAR", "BLOCK", "PENDING"), ChangeOf(moved, planned));
        Assert.Null(await _registry.StepAsync(inUse, "PHASING_OUT"));
        Assert.Equal("PARALLEL_SOLUTION", await _registry.StepAsync(planned, "PROCUREMENT"));
        Assert.Equal("PARALLEL_SOLUTION", (await RegisterAtAsync("Planen", "SOD", _city.Function("Samhällsbyggnad/Detaljplan"))).Code());
    }

    [Fact]
    public async Task A_function_moved_out_of_what_a_shared_solution_does_is_free_and_what_was_debt_is_told_to_be_clear()
    {
        var older = await InUseAsync("Klagoboken", "BRO", "Bygglov/Klagan");
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal("PARALLEL_SOLUTION", (await _city.RegisterAsync("Klagomuren", "SOD", "Bygglov/Klagan", "SOD")).Code());

        var moved = await MoveAsync("Bygglov/Klagan", null);

        Assert.Equal("Klagan", moved.GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal(("BLOCK", "CLEAR", null), ChangeOf(moved, older));
        Assert.Null((await _city.RegisterAsync("Klagomuren", "SOD", "Bygglov/Klagan", "SOD")).Code());
    }

    [Fact]
    public async Task Two_shared_solutions_that_a_move_makes_parallel_both_count_and_are_told()
    {
        var first = (await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL")).Id("solution");
        var second = (await _city.DesignateAsync("Plansystemet", "Detaljplan", "ALL")).Id("solution");
        var moved = await MoveAsync("Detaljplan", "Bygglov");
        Assert.Equal(("CLEAR", "BLOCK", null), ChangeOf(moved, first));
        Assert.Equal(("CLEAR", "BLOCK", null), ChangeOf(moved, second));
    }

    [Fact]
    public async Task Bad_moves_are_refused_with_the_reason_and_change_nothing()
    {
        var capability = _city.Function("Samhällsbyggnad/Bygglov");
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await MoveAsync("Detaljplan", "Bygglov", actor: "governance")).Code());
        Assert.Equal("CAPABILITY_BELOW_ITSELF", (await MoveAsync("Bygglov", "Bygglov/Klagan")).Code());
        Assert.Equal("CAPABILITY_BELOW_ITSELF", (await MoveAsync("Bygglov", "Bygglov")).Code());
        Assert.Equal("INPUT_INVALID", (await MoveAsync("Bygglov", "")).Code());
        Assert.Equal("STALE_VERSION", (await _registry.RunAsync("moveCapability", new { capability, version = 9 }, actor: "executive")).Code());
        Assert.Equal("DECISION_IN_FUTURE", (await _registry.RunAsync(
            "moveCapability", new { capability, version = 1, decision = new { date = "2999-01-01", caseNumber = "KS 1" } }, actor: "executive")).Code());
        await _registry.RunAsync("addCapability", new { name = "KLAGAN", parent = _city.Function("Samhällsbyggnad/Detaljplan") });
        Assert.Equal("CAPABILITY_NAME_TAKEN", (await MoveAsync("Bygglov/Klagan", "Detaljplan")).Code());
        Assert.Equal(1, await _registry.VersionAsync(capability));
    }

    [Fact]
    public async Task A_split_leaves_the_function_as_what_its_parts_have_in_common_and_claims_on_it_cover_all_of_them()
    {
        await _city.DesignateAsync("Plansystemet", "Detaljplan", "ALL");
        var split = await _registry.RunAsync(
            "splitCapability",
            new
            {
                capability = _city.Function("Samhällsbyggnad/Detaljplan"),
                version = 1,
                into = new object[] { new { name = "Planbesked" }, new { name = "Samråd", externalId = "P-2", description = "Med sakägare" } },
                decision = new { date = "2026-01-15", caseNumber = "KS 2026/7" },
            },
            $"capability {{ version children {{ name }} }} parts {{ id code path externalId }} {Changes}", "executive");

        Assert.Null(split.Code());
        Assert.Empty(split.GetProperty("verdictChanges").EnumerateArray());
        Assert.Equal(
            ["Samhällsbyggnad/Detaljplan/Planbesked", "Samhällsbyggnad/Detaljplan/Samråd"],
            split.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("path").GetString()));
        Assert.Equal("PARALLEL_SOLUTION", (await RegisterAtAsync("Samrådsstöd", "BRO", split.GetProperty("parts")[1].GetProperty("id").GetString()!)).Code());
    }

    [Fact]
    public async Task A_split_shares_out_the_parts_that_the_function_had()
    {
        object[] into = [new { name = "Prövning", children = new[] { _city.Function("Samhällsbyggnad/Bygglov/Klagan") } }, new { name = "Tillsyn" }];
        Assert.Null((await SplitAsync("Bygglov", into)).Code());
        var tree = await _registry.DataAsync("""{ capability(path: "Samhällsbyggnad/Bygglov") { children { name children { name } } } }""");
        Assert.Equal(
            ["Ansökan:", "Prövning:Klagan", "Tillsyn:"],
            tree.GetProperty("capability").GetProperty("children").EnumerateArray().Select(
                part => $"{part.GetProperty("name").GetString()}:{string.Join(',', part.GetProperty("children").EnumerateArray().Select(one => one.GetProperty("name").GetString()))}"));
    }

    [Fact]
    public async Task Bad_splits_are_refused()
    {
        Assert.Equal("INPUT_INVALID", (await SplitAsync("Bygglov", [new { name = "Ensam" }])).Code());
        Assert.Equal("CAPABILITY_NAME_TAKEN", (await SplitAsync("Bygglov", [new { name = "klagan" }, new { name = "Tillsyn" }])).Code());
        Assert.Equal("CAPABILITY_NAME_TAKEN", (await SplitAsync("Bygglov", [new { name = "Tillsyn" }, new { name = "tillsyn" }])).Code());
        Assert.Equal("INPUT_INVALID", (await SplitAsync("Bygglov", [new { name = "A", children = new[] { _city.Function("Samhällsbyggnad/Detaljplan") } }, new { name = "B" }])).Code());
        Assert.Equal("STALE_VERSION", (await _registry.RunAsync(
            "splitCapability", new { capability = _city.Function("Samhällsbyggnad/Bygglov"), version = 4, into = Array.Empty<object>() }, actor: "executive")).Code());
    }

    [Fact]
    public async Task Merged_functions_claims_needs_and_requests_are_on_what_they_became_and_the_overlap_is_debt()
    {
        var shared = (await _city.DesignateAsync("Bygglovssystemet", "Bygglov/Ansökan", "ALL")).Id("solution");
        var inUse = await InUseAsync("Klagoboken", "BRO", "Bygglov/Klagan");
        Assert.Null((await _registry.RunAsync(
            "recordNeed", new { board = _city.Board("SOD"), capability = _city.Function("Samhällsbyggnad/Bygglov/Klagan") }, "need { id }", "board:SOD")).Code());

        var merged = await MergeAsync(["Bygglov/Klagan"], "Bygglov/Ansökan");

        Assert.Null(merged.Code());
        Assert.Equal(("CLEAR", "BLOCK", "ESTABLISHED"), ChangeOf(merged, inUse));
        Assert.Equal("Klagan", Assert.Single(merged.GetProperty("capability").GetProperty("absorbed").EnumerateArray()).GetProperty("name").GetString());
        var data = await _registry.DataAsync(
            """
            query($gone: ID!, $local: ID!) {
              gone: node(id: $gone) { id }
              local: node(id: $local) { ... on Solution { version provides { capability { path } } parallelVerdict { verdict pairs { solution { id } } } } }
              needs { nodes { capability { name } } }
            }
            """,
            new { gone = _city.Function("Samhällsbyggnad/Bygglov/Klagan"), local = inUse });
        Assert.Equal(JsonValueKind.Null, data.GetProperty("gone").ValueKind);
        var local = data.GetProperty("local");
        Assert.Equal("Samhällsbyggnad/Bygglov/Ansökan", Assert.Single(local.GetProperty("provides").EnumerateArray()).GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal(shared, Assert.Single(local.GetProperty("parallelVerdict").GetProperty("pairs").EnumerateArray()).Id("solution"));
        Assert.Equal("Ansökan", Assert.Single(data.GetProperty("needs").GetProperty("nodes").EnumerateArray()).GetProperty("capability").GetProperty("name").GetString());
        Assert.Null((await _registry.RunAsync("addCapability", new { name = "Klagan", parent = _city.Function("Samhällsbyggnad/Bygglov") }, actor: "executive")).Code());
    }

    [Fact]
    public async Task Debt_from_before_a_merger_is_the_same_debt_after_it()
    {
        var older = await InUseAsync("Planskåpet", "BRO", "Detaljplan");
        await _city.DesignateAsync("Plansystemet", "Detaljplan", "ALL");
        var merged = await MergeAsync(["Detaljplan"], "Bygglov");
        Assert.Null(merged.Code());
        Assert.Empty(merged.GetProperty("verdictChanges").EnumerateArray());
        Assert.Null(await _registry.StepAsync(older, "PHASING_OUT"));
    }

    [Theory]
    [InlineData("Samhällsbyggnad − Detaljplan", "")]
    [InlineData("Samhällsbyggnad − Bygglov/Klagan", "")]
    [InlineData("Samhällsbyggnad − Detaljplan − Bygglov/Klagan", "Klagan")]
    public async Task The_merged_function_is_excluded_only_where_all_that_became_it_was(string claim, string excluded)
    {
        var excludes = claim.Split('−', StringSplitOptions.TrimEntries).Skip(1).Select(path => _city.Function("Samhällsbyggnad/" + path));
        var registered = await _registry.RunAsync(
            "registerLocalSolution",
            new
            {
                board = _city.Board("BRO"),
                name = "Samhällsstödet",
                kind = "APPLICATION",
                provides = new[] { new { capability = _city.Function("Samhällsbyggnad"), excludes } },
                audience = _city.Audience("BRO"),
            },
            "solution { id }");
        Assert.Null((await MergeAsync(["Detaljplan"], "Bygglov/Klagan")).Code());
        var provides = (await _registry.DataAsync("query($s: ID!) { node(id: $s) { ... on Solution { provides { excludes { name } } } } }", new { s = registered.Id("solution") }))
            .GetProperty("node").GetProperty("provides")[0];
        Assert.Equal(excluded, string.Join(',', provides.GetProperty("excludes").EnumerateArray().Select(one => one.GetProperty("name").GetString())));
    }

    [Fact]
    public async Task Parts_follow_a_merged_function_and_bad_mergers_are_refused()
    {
        Assert.Equal("CAPABILITY_BELOW_ITSELF", (await MergeAsync(["Bygglov"], "Bygglov/Klagan")).Code());
        Assert.Equal("INPUT_INVALID", (await MergeAsync(["Bygglov"], "Bygglov")).Code());
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await MergeAsync(["Bygglov"], "Detaljplan", "board:BRO")).Code());
        await _city.FunctionAsync("Samhällsbyggnad/Detaljplan/Klagan");
        Assert.Equal("CAPABILITY_NAME_TAKEN", (await MergeAsync(["Bygglov"], "Detaljplan")).Code());
        Assert.Null((await MergeAsync(["Detaljplan/Klagan", "Bygglov"], "Detaljplan")).Code());
        var children = (await _registry.DataAsync("""{ capability(path: "Samhällsbyggnad/Detaljplan") { children { name } } }""")).GetProperty("capability").GetProperty("children");
        Assert.Equal(["Ansökan", "Klagan"], children.EnumerateArray().Select(one => one.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_function_is_renamed_from_the_version_that_was_seen_and_no_verdict_changes()
    {
        var capability = _city.Function("Samhällsbyggnad/Detaljplan");
        var renamed = await _registry.RunAsync(
            "changeCapability", new { capability, version = 1, name = "Planläggning", externalId = "P-1" }, "capability { path version externalId description }", "executive");
        Assert.Equal("Samhällsbyggnad/Planläggning", renamed.GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal("P-1", renamed.GetProperty("capability").GetProperty("externalId").GetString());
        Assert.Equal("STALE_VERSION", (await _registry.RunAsync("changeCapability", new { capability, version = 1, name = "Plan" }, actor: "executive")).Code());
        Assert.Equal("CAPABILITY_NAME_TAKEN", (await _registry.RunAsync("changeCapability", new { capability, version = 2, name = "bygglov" }, actor: "executive")).Code());
        Assert.Equal("EXTERNAL_ID_TAKEN", (await _registry.RunAsync(
            "changeCapability", new { capability = _city.Function("Samhällsbyggnad/Bygglov"), version = 1, externalId = "P-1" }, actor: "executive")).Code());
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await _registry.RunAsync("changeCapability", new { capability, version = 2, name = "Plan" }, actor: "board:SBN")).Code());
        Assert.Null((await _registry.RunAsync("changeCapability", new { capability, version = 2, name = "PLANLÄGGNING", externalId = (string?)null }, actor: "executive")).Code());
        Assert.Null((await _registry.RunAsync("addCapability", new { name = "Detaljplan", parent = _city.Function("Samhällsbyggnad"), externalId = "P-1" }, actor: "executive")).Code());
    }

    [Fact]
    public async Task A_new_part_of_what_both_do_is_debt_where_the_older_parts_are()
    {
        var introduced = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        var elsewhere = (await _city.RegisterAsync("Planboken", "SOD", "Detaljplan", "SOD")).Id("solution");
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING"]) Assert.Null(await _registry.StepAsync(introduced, phase));
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");

        var added = await _registry.RunAsync(
            "addCapability", new { name = "Tillsyn", parent = _city.Function("Samhällsbyggnad/Bygglov") }, $"capability {{ path }} {Changes}", "executive");

        Assert.Null(added.Code());
        Assert.Equal("Samhällsbyggnad/Bygglov/Tillsyn", added.GetProperty("capability").GetProperty("path").GetString());
        Assert.Equal(("BLOCK", "BLOCK", "ESTABLISHED"), ChangeOf(added, introduced));
        Assert.DoesNotContain(added.GetProperty("verdictChanges").EnumerateArray(), change => change.Id("solution") == elsewhere);
        Assert.Null(await _registry.StepAsync(introduced, "IN_USE"));
    }

    [Fact]
    public async Task A_new_part_that_only_one_of_them_does_changes_no_verdict()
    {
        await _city.DesignateAsync("Klagosystemet", "Bygglov/Klagan", "ALL");
        await _city.RegisterAsync("Ansökan", "BRO", "Bygglov/Ansökan", "BRO");
        foreach (var parent in (string?[])["Samhällsbyggnad/Bygglov", "Samhällsbyggnad/Bygglov/Ansökan", null])
        {
            var added = await _registry.RunAsync(
                "addCapability", new { name = "Tillsyn", parent = parent is null ? null : _city.Function(parent) }, Changes, "executive");
            Assert.Null(added.Code());
            Assert.Empty(added.GetProperty("verdictChanges").EnumerateArray());
        }
    }

    private async Task<string> InUseAsync(string name, string board, string claim)
    {
        var solution = (await _city.RegisterAsync(name, board, claim, board)).Id("solution");
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE"]) Assert.Null(await _registry.StepAsync(solution, phase));
        return solution;
    }

    private Task<JsonElement> RegisterAtAsync(string name, string board, string capability) => _registry.RunAsync(
        "registerLocalSolution",
        new { board = _city.Board(board), name, kind = "APPLICATION", provides = new[] { new { capability } }, audience = _city.Audience(board) });

    private async Task<JsonElement> MoveAsync(string function, string? parent, string actor = "executive")
    {
        var capability = _city.Function("Samhällsbyggnad/" + function);
        var place = parent is null ? null : _city.Function(parent.Length == 0 ? "Samhällsbyggnad" : "Samhällsbyggnad/" + parent);
        return await _registry.RunAsync(
            "moveCapability", new { capability, version = await _registry.VersionAsync(capability), parent = place, decision = new { date = "2026-01-15", caseNumber = "KS 2026/7" } },
            $"capability {{ path }} {Changes}", actor);
    }

    private async Task<JsonElement> SplitAsync(string function, object[] into)
    {
        var capability = _city.Function("Samhällsbyggnad/" + function);
        return await _registry.RunAsync("splitCapability", new { capability, version = await _registry.VersionAsync(capability), into }, $"parts {{ id }} {Changes}", "executive");
    }

    private async Task<JsonElement> MergeAsync(string[] functions, string into, string actor = "executive")
    {
        var stays = _city.Function("Samhällsbyggnad/" + into);
        return await _registry.RunAsync(
            "mergeCapabilities",
            new { capabilities = functions.Select(one => _city.Function("Samhällsbyggnad/" + one)), into = stays, version = await _registry.VersionAsync(stays) },
            $"capability {{ path absorbed {{ code name }} }} {Changes}", actor);
    }

    /// <summary>What a payload tells of a solution: its answer before and after, and the debt that arose.</summary>
    private static (string? Before, string? After, string? Debt) ChangeOf(JsonElement payload, string solution)
    {
        var change = Assert.Single(payload.GetProperty("verdictChanges").EnumerateArray(), one => one.Id("solution") == solution);
        return (change.GetProperty("before").GetString(), change.GetProperty("after").GetString(), change.GetProperty("debt").GetString());
    }
}
