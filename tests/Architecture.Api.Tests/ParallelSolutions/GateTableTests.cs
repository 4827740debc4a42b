using System.Text.Json;

namespace Architecture.Api.Tests.ParallelSolutions;

/// <summary>The case table of domain §3 through the API: the registration, the check in advance and the verdict on record agree.</summary>
public sealed class GateTableTests
{
    /// <summary>Row, why, shared claim, shared audience, board, local claim, local audience, answer, function named.</summary>
    public static TheoryData<int, string, string, string, string, string, string, string, string?> Cases => new()
    {
        { 1, "same node, same audience", "Bygglov", "ALL", "BRO", "Bygglov", "BRO", "BLOCK", "Samhällsbyggnad/Bygglov" },
        { 2, "local on the child, shared FULL on the parent", "Bygglov", "ALL", "BRO", "Bygglov/Klagan", "BRO", "BLOCK", "Samhällsbyggnad/Bygglov/Klagan" },
        { 3, "local on the parent, shared on the child", "Bygglov/Klagan", "ALL", "BRO", "Bygglov", "BRO", "BLOCK", "Samhällsbyggnad/Bygglov/Klagan" },
        { 4, "siblings", "Bygglov", "ALL", "BRO", "Detaljplan", "BRO", "CLEAR", null },
        { 5, "shared PARTIAL on the node", "PARTIAL Bygglov", "ALL", "BRO", "Bygglov", "BRO", "REVIEW", "Samhällsbyggnad/Bygglov" },
        { 5, "shared PARTIAL on its parent", "PARTIAL Bygglov", "ALL", "BRO", "Bygglov/Klagan", "BRO", "REVIEW", "Samhällsbyggnad/Bygglov/Klagan" },
        { 5, "shared PARTIAL on its child", "PARTIAL Bygglov/Klagan", "ALL", "BRO", "Bygglov", "BRO", "REVIEW", "Samhällsbyggnad/Bygglov/Klagan" },
        { 6, "child excluded from the shared one, local on that child", "Bygglov − Klagan", "ALL", "BRO", "Bygglov/Klagan", "BRO", "CLEAR", null },
        { 7, "another product, same function", "Bygglov", "ALL", "BRO", "Bygglov", "BRO", "BLOCK", "Samhällsbyggnad/Bygglov" },
        { 10, "board in the audience that has not adopted the shared one", "Bygglov", "BRO,SOD", "SOD", "Bygglov", "SOD", "BLOCK", "Samhällsbyggnad/Bygglov" },
        { 11, "common function, outside the shared one's audience", "Bygglov", "SOD", "BRO", "Bygglov", "BRO", "REVIEW", "Samhällsbyggnad/Bygglov" },
        { 22, "a spreadsheet counts like any other", "Bygglov", "ALL", "BRO", "Bygglov", "BRO", "BLOCK", "Samhällsbyggnad/Bygglov" },
        { 26, "local excludes exactly what the shared one covers", "Bygglov/Klagan", "ALL", "BRO", "Bygglov − Klagan", "BRO", "CLEAR", null },
        { 27, "each covers what the other leaves out", "Bygglov − Ansökan", "ALL", "BRO", "Bygglov − Klagan", "BRO", "CLEAR", null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task The_gate_answers_a_registration_as_the_table_says(
        int row, string why, string shared, string sharedAudience, string board, string local, string localAudience, string expected, string? function)
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        Assert.Equal("SBN-1", (await city.DesignateAsync("Bygglovssystemet", shared, sharedAudience)).GetProperty("solution").GetProperty("code").GetString());

        var check = (await city.CheckAsync(board, local, localAudience)).GetProperty("data").GetProperty("parallelCheck");
        Assert.True(expected == check.GetProperty("verdict").GetString(), $"row {row} ({why}), asked in advance: {check}");
        if (function is not null)
            Assert.Equal(function, check.GetProperty("pairs")[0].GetProperty("capabilities")[0].GetProperty("path").GetString());

        var answer = await city.RegisterAsync("Bygglov Öst", board, local, localAudience);
        AssertRegistration(answer, expected, $"row {row} ({why}): {answer}");
    }

    [Fact]
    public async Task Row_8_A_second_instance_of_the_shared_ones_own_product_is_blocked()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var product = await city.ProductAsync("Lovportalen");
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL", product: product);
        AssertRegistration(await city.RegisterAsync("Lovportalen Bromma", "BRO", "Bygglov", "BRO", product), "BLOCK", "row 8");
    }

    [Fact]
    public async Task Row_12_A_board_created_later_is_in_the_audience_of_a_shared_solution_for_all()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        await city.BoardAsync("NYN", "SPECIALIST");
        AssertRegistration(await city.RegisterAsync("Bygglov Ny", "NYN", "Bygglov", "NYN"), "BLOCK", "row 12");
    }

    [Fact]
    public async Task Row_28_A_claim_that_excludes_every_child_covers_nothing()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var answer = await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov − Klagan − Ansökan", "BRO");
        Assert.Equal("CAPABILITY_EXCLUDED_AWAY", Code(answer));
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("solution").ValueKind);
    }

    [Fact]
    public async Task Row_31_A_successor_is_designated_beside_the_one_it_replaces_and_both_answer()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var first = await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal("PARALLEL_SOLUTION", Code(await city.DesignateAsync("Nya bygglovssystemet", "Bygglov", "ALL")));
        var second = await city.DesignateAsync("Nya bygglovssystemet", "Bygglov", "ALL", first.GetProperty("solution").GetProperty("id").GetString());
        Assert.Equal(0, second.GetProperty("errors").GetArrayLength());

        var refused = await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO");
        var pairs = refused.GetProperty("errors")[0].GetProperty("verdict").GetProperty("pairs");
        Assert.Equal(
            ["Bygglovssystemet", "Nya bygglovssystemet"],
            pairs.EnumerateArray().Select(pair => pair.GetProperty("solution").GetProperty("name").GetString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_older_local_solution_is_listed_as_debt_and_blocked_at_its_next_step_while_it_is_only_planned()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var local = (await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO")).GetProperty("solution");
        var designated = await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal("BRO-1", designated.GetProperty("debt")[0].GetProperty("code").GetString());

        Assert.Equal("PARALLEL_SOLUTION", Code(await city.StepAsync(local.GetProperty("id").GetString()!, 1, "PROCUREMENT")));
    }

    [Fact]
    public async Task An_older_local_solution_that_is_being_introduced_goes_on_as_established_debt()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        var id = (await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO")).GetProperty("solution").GetProperty("id").GetString()!;
        await city.StepAsync(id, 1, "PROCUREMENT");
        await city.StepAsync(id, 2, "INTRODUCING");
        await city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");

        var step = await city.StepAsync(id, 3, "IN_USE");
        Assert.Equal("IN_USE", step.GetProperty("solution").GetProperty("lifecycle").GetProperty("phase").GetString());
    }

    [Fact]
    public async Task A_solution_under_review_stays_planned_until_the_review_is_answered()
    {
        await using var registry = await RegistryUnderTest.StartAsync();
        var city = await City.StartAsync(registry);
        await city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL");
        var local = (await city.RegisterAsync("Bygglov Öst", "BRO", "Bygglov", "BRO")).GetProperty("solution");
        var step = await city.StepAsync(local.GetProperty("id").GetString()!, 1, "PROCUREMENT");
        Assert.Equal("REVIEW_PENDING", Code(step));
        Assert.Equal("ReviewPending", step.GetProperty("errors")[0].GetProperty("__typename").GetString());
        var reviews = await registry.DataAsync("{ reviews { totalCount } }");
        Assert.Equal(1, reviews.GetProperty("reviews").GetProperty("totalCount").GetInt32());
    }

    private static void AssertRegistration(JsonElement answer, string expected, string told)
    {
        if (expected == "BLOCK")
        {
            Assert.True(Code(answer) == "PARALLEL_SOLUTION", told);
            Assert.Equal("BLOCK", answer.GetProperty("errors")[0].GetProperty("verdict").GetProperty("verdict").GetString());
            Assert.Equal(JsonValueKind.Null, answer.GetProperty("solution").ValueKind);
            return;
        }
        Assert.True(answer.GetProperty("errors").GetArrayLength() == 0, told);
        Assert.Equal(expected, answer.GetProperty("verdict").GetProperty("verdict").GetString());
        Assert.Equal(expected, answer.GetProperty("solution").GetProperty("parallelVerdict").GetProperty("verdict").GetString());
        Assert.Equal(expected == "REVIEW", answer.GetProperty("review").ValueKind == JsonValueKind.Object);
    }

    private static string? Code(JsonElement payload) =>
        payload.GetProperty("errors").GetArrayLength() == 0 ? null : payload.GetProperty("errors")[0].GetProperty("code").GetString();
}
