using System.Text.Json;
using Architecture.Api.Tests.Findings;

namespace Architecture.Api.Tests.Solutions;

/// <summary>Lists filter, order and count by what is worked out, and never say otherwise than the field beside it.</summary>
public sealed class DerivedListTests
{
    private const string Fields = "code name parallelVerdict { verdict } effectiveEnd { date state } stale classification { gap { confidentiality integrity availability traceability } }";

    public static TheoryData<string, string, string> Filters => new()
    {
        { "blocked", "{verdict: {eq: BLOCK}}", "Lovarkivet" },
        { "not clear", "{verdict: {neq: CLEAR}, reach: {neq: SHARED}}", "Lovarkivet,Lovstöd" },
        { "one of two verdicts", "{verdict: {in: [BLOCK, REVIEW]}}", "Lovarkivet,Lovstöd" },
        { "ends before a day", "{effectiveEnd: {date: {lt: \"2027-06-01\"}}}", "Planstöd,Planarkivet" },
        { "ends on a day", "{effectiveEnd: {date: {eq: \"2027-01-31\"}}}", "Planstöd,Planarkivet" },
        { "no date known", "{effectiveEnd: {date: {exists: false}}, reach: {neq: SHARED}}", "Lovarkivet,Lovstöd,Ärenden" },
        { "approaching its end", "{effectiveEnd: {state: {eq: APPROACHING}}}", "Planstöd,Planarkivet" },
        { "approved for too little", "{securityGap: {gt: 0}}", "Ärenden" },
        { "gap not known", "{securityGap: {exists: false}, reach: {neq: SHARED}}", "Lovarkivet,Lovstöd,Planarkivet,Planstöd" },
        { "stale", "{stale: {eq: true}}", "" },
        { "two of them at once", "{and: [{verdict: {eq: CLEAR}}, {not: {effectiveEnd: {state: {eq: UNKNOWN}}}}]}", "Planarkivet,Planstöd" },
        { "what depends on something that ends", "{dependsOn: {some: {effectiveEnd: {state: {eq: APPROACHING}}}}}", "Planstöd" },
    };

    [Theory, MemberData(nameof(Filters))]
    public async Task A_filter_by_what_is_worked_out(string why, string where, string expected)
    {
        await using var city = await EstateAsync();
        var names = await NamesAsync(city.Registry, $"where: {where}");
        Assert.True(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).SequenceEqual(names.Order(StringComparer.Ordinal)), $"{why}: {string.Join(',', names)}");
    }

    [Fact]
    public async Task Orders_and_facets_and_pages()
    {
        await using var city = await EstateAsync();
        Assert.Equal("Lovarkivet", (await NamesAsync(city.Registry, "order: [{verdict: DESC}]"))[0]);
        Assert.Equal(["Planarkivet", "Planstöd"], (await NamesAsync(city.Registry, "order: [{effectiveEnd: {date: ASC}}, {name: ASC}]")).Take(2));
        Assert.Equal("Ärenden", (await NamesAsync(city.Registry, "order: [{securityGap: ASC}]"))[0]);
        var data = await city.Registry.DataAsync("{ solutions { facets(fields: [VERDICT, END_STATE]) { field values { value count } } } }");
        var facets = data.GetProperty("solutions").GetProperty("facets");
        Assert.Equal("CLEAR 5,BLOCK 1,REVIEW 1", Told(facets[0]));
        Assert.Equal("UNKNOWN 5,APPROACHING 2", Told(facets[1]));

        var seen = new List<string>();
        for (string? after = null; ;)
        {
            var page = (await city.Registry.DataAsync(
                "query($after: String) { solutions(first: 2, after: $after, order: [{verdict: DESC}, {code: ASC}]) { nodes { name } pageInfo { hasNextPage endCursor } } }", new { after })).GetProperty("solutions");
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("name").GetString()!));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()) break;
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
        Assert.Equal(7, seen.Distinct().Count());
        Assert.Equal(["Lovarkivet", "Lovstöd"], seen.Take(2));
    }

    [Fact]
    public async Task What_was_and_what_might_be_are_listed_by_their_own_values()
    {
        await using var city = await EstateAsync();
        var before = (await city.Registry.AskAsync("{ boards(first: 1) { nodes { code } } }")).GetProperty("extensions").GetProperty("sequence").GetProperty("to").GetInt64();
        var ending = (await city.Registry.DataAsync("{ solutions(where: {name: {eq: \"Planarkivet\"}}) { nodes { id } } }")).GetProperty("solutions").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        await city.ChangeAsync("changeSolution", "solution", ending, new { declaredEnd = (string?)null });
        Assert.Empty(await NamesAsync(city.Registry, "where: {effectiveEnd: {state: {eq: APPROACHING}}}"));
        var data = await city.Registry.DataAsync(
            "query($s: Long!) { asOf(at: {sequence: $s}) { solutions(where: {effectiveEnd: {state: {eq: APPROACHING}}}, order: [{name: ASC}]) { totalCount nodes { name effectiveEnd { state } } facets(fields: [END_STATE]) { field values { value count } } } } }",
            new { s = before });
        var then = data.GetProperty("asOf").GetProperty("solutions");
        Assert.Equal(2, then.GetProperty("totalCount").GetInt32());
        Assert.All(then.GetProperty("nodes").EnumerateArray(), one => Assert.Equal("APPROACHING", one.GetProperty("effectiveEnd").GetProperty("state").GetString()));
        Assert.Equal("APPROACHING 2", Told(then.GetProperty("facets")[0]));

        data = await city.Registry.DataAsync(
            "query($r: ID!) { whatIf(changes: [{retire: $r}]) { solutions(where: {effectiveEnd: {state: {neq: UNKNOWN}}}) { nodes { name effectiveEnd { state } } } } }", new { r = ending });
        Assert.All(
            data.GetProperty("whatIf").GetProperty("solutions").GetProperty("nodes").EnumerateArray(),
            one => Assert.NotEqual("UNKNOWN", one.GetProperty("effectiveEnd").GetProperty("state").GetString()));
        Assert.NotEqual(0, data.GetProperty("whatIf").GetProperty("solutions").GetProperty("nodes").GetArrayLength());
        Assert.Empty(await NamesAsync(city.Registry, "where: {effectiveEnd: {state: {eq: APPROACHING}}}"));
    }

    [Fact]
    public async Task Who_may_not_see_a_security_gap_neither_finds_nor_orders_nor_counts_by_it()
    {
        await using var city = await EstateAsync();
        foreach (var (actor, sees) in ((string, bool)[])[("governance", true), ("board:BRO", true), ("board:SOD", false), ("visitor", false)])
        {
            var user = Architecture.Registry.Access.DemonstrationUsers.Find(actor);
            var found = await city.Registry.DataAsync("{ gap: solutions(where: {securityGap: {gt: 0}}) { totalCount } none: solutions(where: {name: {eq: \"Ärenden\"}, securityGap: {exists: false}}) { totalCount } }", actor: user);
            Assert.Equal((sees ? 1 : 0, sees ? 0 : 1), (Count("gap"), Count("none")));
            foreach (var query in (string[])["{ solutions(order: [{securityGap: DESC}]) { nodes { name } } }", "{ solutions { facets(fields: [SECURITY_GAP]) { values { count } } } }"])
            {
                var answer = await city.Registry.AskAsync(query, actor: user);
                Assert.Equal(actor == "governance", !answer.TryGetProperty("errors", out var errors));
                if (actor != "governance") Assert.Equal("AUTH_NOT_AUTHORIZED", errors[0].GetProperty("extensions").GetProperty("code").GetString());
            }

            int Count(string list) => found.GetProperty(list).GetProperty("totalCount").GetInt32();
        }
    }

    [Fact]
    public async Task Midnight_alone_changes_what_is_listed()
    {
        await using var city = await EstateAsync();
        Assert.Empty(await NamesAsync(city.Registry, "where: {effectiveEnd: {state: {eq: OVERDUE}}}"));
        city.Clock.PassMonths(11);
        Assert.Equal(2, (await NamesAsync(city.Registry, "where: {effectiveEnd: {state: {eq: OVERDUE}}}")).Count);
        city.Clock.PassMonths(2);
        Assert.Equal(7, (await NamesAsync(city.Registry, "where: {stale: {eq: true}}")).Count);
    }

    [Fact]
    public async Task A_list_by_what_is_worked_out_takes_as_many_calls_for_many_as_for_few_once_it_is_in_step()
    {
        await using var city = await EstateAsync();
        await NamesAsync(city.Registry, "where: {verdict: {eq: BLOCK}}");
        city.Registry.StoreCalls();
        await NamesAsync(city.Registry, "where: {verdict: {eq: BLOCK}}");
        Assert.Equal(["find Solution"], city.Registry.StoreCalls());
    }

    [Fact]
    public async Task An_end_is_listed_at_everything_that_rests_on_it_however_far()
    {
        await using var city = await EstateAsync();
        var product = await city.City.ProductAsync("Windows Server");
        var chain = new List<string>();
        foreach (var function in (string[])["Trafik", "Skola", "Idrott"])
        {
            await city.City.FunctionAsync("Samhällsbyggnad/" + function);
            chain.Add(await city.RegisterAsync(function + "stöd", function));
            if (chain.Count > 1) await city.DoAsync("addDependency", new { from = chain[^1], to = chain[^2], kind = "HOSTED_BY" });
        }
        var release = (await city.DoAsync("recordTechnologyRelease", new { product, name = "2016", supportEnds = "2031-01-12" }, "technologyRelease { id }")).Id("technologyRelease");
        await city.DoAsync("recordTechnologyUse", new { solution = chain[0], release });
        Assert.Equal(3, (await NamesAsync(city.Registry, "where: {effectiveEnd: {date: {eq: \"2031-01-12\"}}}")).Count);
        await city.DoAsync("recordTechnologyRelease", new { product, name = "2016", supportEnds = "2030-05-05" });
        Assert.Equal(3, (await NamesAsync(city.Registry, "where: {effectiveEnd: {date: {eq: \"2030-05-05\"}}}")).Count);
        await city.ChangeAsync("changeSolution", "solution", chain[0], new { declaredEnd = "2029-05-05" });
        Assert.Equal(3, (await NamesAsync(city.Registry, "where: {effectiveEnd: {date: {eq: \"2029-05-05\"}}}")).Count);
    }

    [Fact]
    public async Task Who_uses_a_release_is_listed_page_by_page_and_counted()
    {
        await using var city = await EstateAsync();
        var product = await city.City.ProductAsync("Windows Server");
        var release = (await city.DoAsync("recordTechnologyRelease", new { product, name = "2016", supportEnds = "2027-01-31" }, "technologyRelease { id }")).Id("technologyRelease");
        foreach (var function in (string[])["Trafik", "Skola"])
        {
            await city.City.FunctionAsync("Samhällsbyggnad/" + function);
            await city.DoAsync("recordTechnologyUse", new { solution = await city.RegisterAsync(function + "stöd", function), release });
        }

        var data = await city.Registry.DataAsync(
            "{ technologyRelease(product: \"Windows Server\", release: \"2016\") { usedBy(first: 1) { totalCount nodes { name } pageInfo { hasNextPage } facets(fields: [END_STATE]) { field values { value count } } } } }");

        var usedBy = data.GetProperty("technologyRelease").GetProperty("usedBy");
        Assert.Equal(2, usedBy.GetProperty("totalCount").GetInt32());
        Assert.Equal("Trafikstöd", usedBy.GetProperty("nodes")[0].GetProperty("name").GetString());
        Assert.True(usedBy.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.Equal("APPROACHING 2", Told(usedBy.GetProperty("facets")[0]));
    }

    /// <summary>After each of many random changes the lists say what the fields say: what is brought into step entry by entry misses nothing.</summary>
    [Theory]
    [InlineData(20261126)]
    [InlineData(4711)]
    [InlineData(17)]
    public async Task Whatever_is_changed_the_list_says_what_the_field_says(int seed)
    {
        await using var city = await EstateAsync();
        var script = new RandomChanges(city, new Random(seed));
        await script.StartAsync();
        for (var step = 0; step < 60; step++)
        {
            var change = await script.StepAsync();
            if (step % 2 == 0) await AgreeAsync(city.Registry, $"seed {seed}, step {step}, {change}");
        }
    }

    private static async Task AgreeAsync(RegistryUnderTest registry, string when)
    {
        var data = await registry.DataAsync($"{{ solutions(first: 100) {{ nodes {{ {Fields} }} }} }}");
        var all = data.GetProperty("solutions").GetProperty("nodes").EnumerateArray().ToList();
        foreach (var verdict in (string[])["CLEAR", "EXEMPTED", "REVIEW", "BLOCK"])
            await SameAsync($"{{verdict: {{eq: {verdict}}}}}", one => one.GetProperty("parallelVerdict").GetProperty("verdict").GetString() == verdict);
        foreach (var state in (string[])["OVERDUE", "APPROACHING", "UNKNOWN", "SAFE", "NONE"])
            await SameAsync($"{{effectiveEnd: {{state: {{eq: {state}}}}}}}", one => one.GetProperty("effectiveEnd").GetProperty("state").GetString() == state);
        foreach (var date in all.Select(one => one.GetProperty("effectiveEnd").GetProperty("date").GetString()).OfType<string>().Distinct())
            await SameAsync($"{{effectiveEnd: {{date: {{eq: \"{date}\"}}}}}}", one => one.GetProperty("effectiveEnd").GetProperty("date").GetString() == date);
        await SameAsync("{securityGap: {gt: 0}}", one => Gaps(one).Any(gap => gap > 0));

        async Task SameAsync(string where, Func<JsonElement, bool> holds)
        {
            var expected = all.Where(holds).Select(one => one.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList();
            var found = (await NamesAsync(registry, $"where: {where}")).Order(StringComparer.Ordinal).ToList();
            Assert.True(expected.SequenceEqual(found), $"{when}, {where}: the fields say {string.Join(',', expected)}, the list {string.Join(',', found)}");
        }
    }

    private static IEnumerable<int?> Gaps(JsonElement solution) => solution.GetProperty("classification") is { ValueKind: JsonValueKind.Object } classification
        && classification.GetProperty("gap") is { ValueKind: JsonValueKind.Object } gap
        ? gap.EnumerateObject().Select(aspect => aspect.Value.ValueKind == JsonValueKind.Number ? aspect.Value.GetInt32() : (int?)null)
        : [];

    private static string Told(JsonElement facet) =>
        string.Join(',', facet.GetProperty("values").EnumerateArray().Select(one => $"{one.GetProperty("value").GetString()} {one.GetProperty("count")}"));

    private static async Task<IReadOnlyList<string>> NamesAsync(RegistryUnderTest registry, string arguments)
    {
        var data = await registry.DataAsync($"{{ solutions(first: 100, {arguments}) {{ nodes {{ name }} }} }}");
        return [.. data.GetProperty("solutions").GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("name").GetString()!)];
    }

    private static async Task<SweptCity> EstateAsync()
    {
        var city = await SweptCity.StartAsync();
        await city.ExistingAsync("Planarkivet", "Detaljplan");
        await city.DesignateAsync();
        await city.ExistingAsync("Lovarkivet");
        var ends = (await city.Registry.DataAsync("{ solutions(where: {name: {eq: \"Planarkivet\"}}) { nodes { id } } }")).GetProperty("solutions").GetProperty("nodes")[0].GetProperty("id").GetString()!;
        await city.ChangeAsync("changeSolution", "solution", ends, new { declaredEnd = "2027-01-31" });
        var above = await city.RegisterAsync("Planstöd");
        await city.DoAsync("addDependency", new { from = above, to = ends, kind = "RUNS_ON" });
        await city.NothingMissingAsync(above);
        await city.NothingMissingAsync(ends);
        await city.City.FunctionAsync("Samhällsbyggnad/Kartor");
        await city.City.DesignateAsync("Kartsystemet", "PARTIAL Kartor", "ALL");
        await city.RegisterAsync("Lovstöd", "Kartor");
        var handling = await city.RegisterAsync("Ärenden");
        await city.DoAsync("recordInformationUse", new { solution = handling, informationSet = await city.InformationAsync(3) });
        await city.ApproveAsync(handling, 2);
        return city;
    }
}
