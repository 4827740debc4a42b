namespace Architecture.Api.Tests.Building;

/// <summary>What nobody should be able to put on record: a specific refusal, and nothing written.</summary>
public sealed class BadInputTests
{
    /// <summary>Zero-width space, soft hyphen, byte order mark, right-to-left mark, variation selector, Hangul filler, tag.</summary>
    [Theory]
    [InlineData("Lovstöd\u200B")]
    [InlineData("Lov\u00ADstöd")]
    [InlineData("\uFEFFLovstöd")]
    [InlineData("Lovstöd\u200F")]
    [InlineData("Lovstöd\uFE0F")]
    [InlineData("Lovstöd\u3164")]
    [InlineData("Lovstöd\U000E0041")]
    [InlineData("\u200B")]
    [InlineData("Lov\nstöd")]
    public async Task Names_that_look_the_same_are_the_same(string name)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        var refused = await city.RegisterAsync(name, "BRO", "Bygglov", "BRO");
        Assert.Equal("INPUT_INVALID", refused.Code());
        Assert.Equal("name", refused.GetProperty("errors")[0].GetProperty("path")[0].GetString());
        var alias = await registry.RunAsync("changeSolution", new { solution = local, version = 1, aliases = new[] { name } });
        Assert.Equal("INPUT_INVALID", alias.Code());
        Assert.Equal("aliases", alias.GetProperty("errors")[0].GetProperty("path")[0].GetString());
    }

    [Fact]
    public async Task A_name_may_hold_characters_of_any_script()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        foreach (var name in (string[])["🏗🏗 Bygglov 🏠", "Разрешение", "建築許可", "𠀋𠀋"])
        {
            Assert.Null((await city.RegisterAsync(name, "BRO", "Bygglov", "BRO")).Code());
            Assert.Equal("NAME_TAKEN", (await city.RegisterAsync(name, "BRO", "Bygglov", "BRO")).Code());
        }
    }

    [Fact]
    public async Task A_text_without_end_is_refused_where_it_stands()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        await RefusedAsync("changeSolution", new { solution = local, version = 1, description = new string('x', 10_001) }, "description");
        await RefusedAsync("changeSolution", new { solution = local, version = 1, description = "x\0" }, "description");
        await RefusedAsync("changeSolution", new { solution = local, version = 1, aliases = Enumerable.Range(0, 51).Select(number => $"Alias {number}") }, "aliases");
        await RefusedAsync("abandonSolution", new { solution = local, version = 1, reason = new string('x', 10_001) }, "reason");
        var decision = new { date = "2026-02-01", caseNumber = new string('x', 10_001) };
        await RefusedAsync("changeBoard", new { board = city.Board("BRO"), version = 1, name = "Bromma", decision }, "decision", "caseNumber");
        Assert.Null((await registry.RunAsync("changeSolution", new { solution = local, version = 1, description = new string('x', 10_000) })).Code());

        async Task RefusedAsync(string mutation, object input, params string[] path)
        {
            var refused = await registry.RunAsync(mutation, input);
            Assert.Equal("INPUT_INVALID", refused.Code());
            Assert.Equal(path, refused.GetProperty("errors")[0].GetProperty("path").EnumerateArray().Select(step => step.GetString()!));
        }
    }

    [Fact]
    public async Task What_a_record_always_has_cannot_be_cleared()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        string? none = null;
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("changeSolution", new { solution = local, version = 1, name = none })).Code());
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("changeSolution", new { solution = local, version = 1, kind = none })).Code());
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("changeBoard", new { board = city.Board("BRO"), version = 1, name = none })).Code());
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("changeBoard", new { board = city.Board("BRO"), version = 1, kind = none })).Code());
        var function = city.Function("Samhällsbyggnad/Bygglov");
        Assert.Equal("INPUT_INVALID", (await registry.RunAsync("changeCapability", new { capability = function, version = 1, name = none })).Code());
        Assert.Equal(1, await registry.VersionAsync(local));
    }

    [Fact]
    public async Task The_gate_asked_in_advance_refuses_what_is_not_on_record_as_registering_does()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        var nobody = new string('0', 32);
        await BothAsync("SOLUTION_UNKNOWN", new { dependsOn = new[] { new { solution = "solution_" + nobody, kind = "RUNS_ON" } } });
        await BothAsync("PRODUCT_UNKNOWN", new { product = "product_" + nobody });
        await BothAsync("INFORMATION_SET_UNKNOWN", new { informationSets = new[] { "information_" + nobody } });

        async Task BothAsync(string code, object more)
        {
            var asked = Input(more);
            var answer = await registry.AskAsync("query($i: ParallelCheckInput!) { parallelCheck(input: $i) { verdict } }", new { i = asked });
            Assert.Equal(code, answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
            asked["name"] = "Lovstöd";
            asked["kind"] = "BUSINESS_APPLICATION";
            Assert.Equal(code, (await registry.RunAsync("registerLocalSolution", asked)).Code());
        }

        Dictionary<string, object?> Input(object more)
        {
            var input = more.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(more));
            input["board"] = city.Board("BRO");
            input["provides"] = new[] { city.Claim("Detaljplan") };
            input["audience"] = city.Audience("BRO");
            return input;
        }
    }

    [Fact]
    public async Task A_refused_id_is_not_repeated_at_length()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var refused = await registry.RunAsync("abandonSolution", new { solution = new string('x', 5_000), version = 1, reason = "Behövs inte" });
        Assert.Equal("ID_INVALID", refused.Code());
        Assert.InRange(refused.GetProperty("errors")[0].GetProperty("message").GetString()!.Length, 1, 300);
    }
}
