using System.Text.Json;

namespace Architecture.Api.Tests.Findings;

/// <summary>A city whose days pass by hand, with what brings findings about and what puts them right.</summary>
internal sealed class SweptCity : IAsyncDisposable
{
    private SweptCity(RegistryUnderTest registry, City city, SettableClock clock) => (Registry, City, Clock) = (registry, city, clock);

    public RegistryUnderTest Registry { get; }
    public City City { get; }
    public SettableClock Clock { get; }

    /// <summary>What an arrangement leaves for its remedy.</summary>
    public string Kept { get; set; } = "";

    public static async Task<SweptCity> StartAsync()
    {
        var clock = new SettableClock(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var registry = await RegistryUnderTest.StartAsync(clock);
        return new SweptCity(registry, await City.StartAsync(registry), clock);
    }

    public async Task<string> RegisterAsync(string name, string claim = "Detaljplan", string board = "BRO") =>
        (await City.RegisterAsync(name, board, claim, board)).Id("solution");

    public async Task<string> DesignateAsync(string claim = "Bygglov", string audience = "ALL") =>
        (await City.DesignateAsync("Bygglovssystemet", claim, audience)).Id("solution");

    public async Task<string> ExistingAsync(string name, string claim = "Bygglov", string inUse = "2020-01-01") => (await DoAsync(
        "recordExistingSolution",
        new
        {
            board = City.Board("BRO"),
            name,
            kind = "BUSINESS_APPLICATION",
            provides = new[] { City.Claim(claim) },
            audience = City.Audience("BRO"),
            phase = "IN_USE",
            inUse,
            evidence = "Avtal 2019/1",
        }, "solution { id }")).Id("solution");

    public async Task<string> ContractAsync(string solution, object terms, string from = "Tieto")
    {
        var supplier = (await DoAsync("addSupplier", new { name = from }, "supplier { id }")).Id("supplier");
        var input = new Dictionary<string, object?> { ["supplier"] = supplier, ["solutions"] = new[] { solution }, ["purpose"] = "OPERATION" };
        foreach (var property in terms.GetType().GetProperties()) input[property.Name] = property.GetValue(terms);
        return (await DoAsync("recordContract", input, "contract { id }")).Id("contract") + " " + supplier;
    }

    /// <summary>An information set of BRO, classified the same in every aspect.</summary>
    public async Task<string> InformationAsync(int? level)
    {
        var set = (await DoAsync("recordInformationSet", new { board = City.Board("BRO"), name = "Ärenden" }, "informationSet { id }")).Id("informationSet");
        if (level is { } known) await ClassifyAsync(set, known);
        return set;
    }

    public Task ClassifyAsync(string set, int level) => ChangeAsync("classifyInformation", "informationSet", set, new { levels = Levels(level), assessor = "Säkerhetschef", date = Clock.Today });

    public Task ApproveAsync(string solution, int level) =>
        DoAsync("recordApprovedLevels", new { solution, levels = Levels(level), assessor = "Säkerhetschef", date = Clock.Today });

    /// <summary>Runs a mutation that must succeed.</summary>
    public async Task<JsonElement> DoAsync(string mutation, object input, string fields = "", string? actor = null)
    {
        var done = await Registry.RunAsync(mutation, input, fields, actor);
        Assert.True(done.Code() is null, $"{mutation}: {done}");
        return done;
    }

    /// <summary>Runs a mutation on a record as it is now; it must succeed.</summary>
    public async Task ChangeAsync(string mutation, string record, string id, object change, string? actor = null)
    {
        var input = new Dictionary<string, object?> { [record] = id, ["version"] = await Registry.VersionAsync(id) };
        foreach (var property in change.GetType().GetProperties()) input[property.Name] = property.GetValue(change);
        await DoAsync(mutation, input, actor: actor);
    }

    public async Task StepAsync(string solution, params string[] phases)
    {
        foreach (var phase in phases) Assert.Null(await Registry.StepAsync(solution, phase));
    }

    /// <summary>Says that there is neither contract nor technology, so that no date is missing.</summary>
    public async Task NothingMissingAsync(string solution)
    {
        foreach (var of in (string[])["CONTRACT", "TECHNOLOGY"]) await DoAsync("recordNone", new { solution, of, reason = "Egen drift på papper" });
    }

    public async Task<JsonElement> SweepAsync(string actor = "governance") => await DoAsync(
        "runSweep", new { }, "examined opened { id rule owner { code } role alsoFor { code } due against { id } } closed { id rule } changed { id rule due owner { code } } abandoned { id }", actor);

    /// <summary>The open findings of a rule.</summary>
    public async Task<IReadOnlyList<JsonElement>> OpenAsync(string rule)
    {
        var data = await Registry.DataAsync(
            "query($r: FindingRule!) { findings(first: 100, where: {rule: {eq: $r}, status: {neq: CLOSED}}) { nodes { id version rule status owner { code } role alsoFor { code } due opened text action solution { name } subject { __typename } } } }",
            new { r = rule });
        return [.. data.GetProperty("findings").GetProperty("nodes").EnumerateArray()];
    }

    public ValueTask DisposeAsync() => Registry.DisposeAsync();

    private static object Levels(int level) => new { confidentiality = level, integrity = level, availability = level, traceability = level };
}
