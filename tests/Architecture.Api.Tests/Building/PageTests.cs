namespace Architecture.Api.Tests.Building;

/// <summary>Pages of records and of what belongs to a record.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task A_list_is_walked_in_both_directions_without_loss()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        await City.StartAsync(registry);
        Assert.Equal(["BRO", "KS", "SBN", "SOD"], await WalkAsync(registry, cursor => $"boards(first: 1{After(cursor)})", "endCursor", "hasNextPage"));
        Assert.Equal(["SOD", "SBN", "KS", "BRO"], await WalkAsync(registry, cursor => $"boards(last: 1{Before(cursor)})", "startCursor", "hasPreviousPage"));
    }

    [Fact]
    public async Task A_cursor_of_another_order_filter_or_list_is_refused()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        await City.StartAsync(registry);
        var cursor = (await registry.DataAsync("{ boards(first: 1) { pageInfo { endCursor } } }")).GetProperty("boards").GetProperty("pageInfo").GetProperty("endCursor").GetString();
        foreach (var field in (string[])["boards(order: [{name: DESC}], after: $c)", "boards(where: {code: {neq: \"KS\"}}, after: $c)", "capabilities(after: $c)"])
            Assert.Equal("CURSOR_MISMATCH", await CodeAsync(registry, $"query($c: String) {{ {field} {{ nodes {{ id }} }} }}", new { c = cursor }));
        Assert.Equal("CURSOR_MISMATCH", await CodeAsync(registry, "{ boards(after: \"nonsense\") { nodes { id } } }"));
    }

    [Fact]
    public async Task A_page_that_is_too_large_or_has_two_ends_is_refused()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        Assert.Equal("PAGE_SIZE", await CodeAsync(registry, "{ boards(first: 101) { totalCount } }"));
        Assert.Equal("PAGE_SIZE", await CodeAsync(registry, "{ boards(first: -1) { totalCount } }"));
        Assert.Equal("PAGE_SIZE", await CodeAsync(registry, "{ boards(first: 1, last: 1) { totalCount } }"));
    }

    [Fact]
    public async Task The_solutions_of_a_board_are_counted_by_facets_as_those_of_the_city()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.RegisterAsync("Ett", "BRO", "Detaljplan", "BRO");
        await city.RegisterAsync("Två", "BRO", "Detaljplan", "BRO");
        await city.RegisterAsync("Tre", "SOD", "Detaljplan", "SOD");
        var data = await registry.DataAsync(
            """
            {
              solutions { totalCount facets(fields: [PHASE]) { field values { value count } } }
              board(code: "BRO") { solutions(first: 1) { totalCount facets(fields: [PHASE]) { values { value count } } } }
            }
            """);
        Assert.Equal("""{"totalCount":3,"facets":[{"field":"PHASE","values":[{"value":"PLANNED","count":3}]}]}""", data.GetProperty("solutions").GetRawText());
        Assert.Equal("""{"totalCount":2,"facets":[{"values":[{"value":"PLANNED","count":2}]}]}""", data.GetProperty("board").GetProperty("solutions").GetRawText());
    }

    private static string After(string? cursor) => cursor is null ? "" : $", after: \"{cursor}\"";

    private static string Before(string? cursor) => cursor is null ? "" : $", before: \"{cursor}\"";

    private static async Task<List<string>> WalkAsync(RegistryUnderTest registry, Func<string?, string> field, string cursorOf, string more)
    {
        var codes = new List<string>();
        string? cursor = null;
        for (var goesOn = true; goesOn;)
        {
            var data = await registry.DataAsync($"{{ page: {field(cursor)} {{ nodes {{ code }} pageInfo {{ {cursorOf} {more} }} }} }}");
            var page = data.GetProperty("page");
            codes.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("code").GetString()!));
            (cursor, goesOn) = (page.GetProperty("pageInfo").GetProperty(cursorOf).GetString(), page.GetProperty("pageInfo").GetProperty(more).GetBoolean());
        }
        return codes;
    }

    private static async Task<string?> CodeAsync(RegistryUnderTest registry, string query, object? variables = null) =>
        (await registry.AskAsync(query, variables)).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
