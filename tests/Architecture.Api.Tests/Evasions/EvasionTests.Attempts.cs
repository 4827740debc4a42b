using System.Text;
using System.Text.Json;
using Architecture.Registry.Access;
using Architecture.Registry.Interchange;

namespace Architecture.Api.Tests.Evasions;

/// <summary>What is attempted, told in a line, and the look at what came of it.</summary>
public sealed partial class EvasionTests
{
    /// <summary>No local solution has come past planning with what a shared one does, unless it was there before or stands as a violation.</summary>
    private async Task NothingGainedAsync()
    {
        var solutions = (await _registry.DataAsync(
            "{ solutions(first: 100, where: {reach: {eq: LOCAL}}) { nodes { name lifecycle { phase } parallelVerdict { verdict } debt { kind } violation { kind } } } }"))
            .GetProperty("solutions").GetProperty("nodes").EnumerateArray();
        var gained = solutions.Where(one =>
            one.GetProperty("parallelVerdict").GetProperty("verdict").GetString() == "BLOCK"
            && one.GetProperty("lifecycle").GetProperty("phase").GetString() is not ("PLANNED" or "ABANDONED" or "RETIRED")
            && one.GetProperty("debt").GetArrayLength() + one.GetProperty("violation").GetArrayLength() == 0);
        Assert.Empty(gained.Select(one => one.GetProperty("name").GetString()));
    }

    private static object Decision(string body) => new { date = "2026-02-01", caseNumber = $"{body} 2026/9" };

    /// <summary>A local solution of BRO that is being introduced before any shared one is there.</summary>
    private async Task<string> IntroducedAsync(string name, string claim)
    {
        var local = (await _city.RegisterAsync(name, "BRO", claim, "BRO")).Id("solution");
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING"]) Assert.Null(await _registry.StepAsync(local, phase));
        return local;
    }

    private Dictionary<string, object?> Registration(object[] provides, object audience, string? draft, string name = "Planstöd", bool keepDraft = false) => new()
    {
        ["board"] = _city.Board("BRO"),
        ["name"] = name,
        ["kind"] = "APPLICATION",
        ["provides"] = provides,
        ["audience"] = audience,
        ["draft"] = draft,
        ["keepDraft"] = keepDraft,
    };

    private async Task<string?> RegisterAsync(object[] provides, object audience, string? draft = null, string name = "Planstöd") =>
        (await _registry.RunAsync("registerLocalSolution", Registration(provides, audience, draft, name), actor: "board:BRO")).Code();

    private Task<JsonElement> SaveAsync(string claim, string? draft = null, int? version = null) => _registry.RunAsync(
        "saveDraft", new { board = _city.Board("BRO"), draft, version, name = "Planstöd", provides = new[] { _city.Claim(claim) }, audience = _city.Audience("BRO") }, "draft { id }", "board:BRO");

    private async Task<string?> ExistingAsync(object[] provides) => (await _registry.RunAsync(
        "recordExistingSolution",
        new { board = _city.Board("BRO"), name = "Lovarkivet", kind = "APPLICATION", provides, audience = _city.Audience("BRO"), inUse = "2015-03-01", evidence = "Avtal 2015" })).Code();

    private async Task<string?> AdoptAsync(string solution, string board, string actor) =>
        (await _registry.RunAsync("adoptLocalSolution", new { solution, board = _city.Board(board) }, actor: actor)).Code();

    private async Task<string?> TransferAsync(string solution, string to, string from = "BRO") => (await _registry.RunAsync(
        "transferSolution",
        new
        {
            solution,
            version = await _registry.VersionAsync(solution),
            to = _city.Board(to),
            decisions = ((string[])[from, to]).Select(body => new { body = _city.Board(body), date = "2026-01-10", caseNumber = $"{body} 2026/5" }),
        },
        actor: "board:" + from)).Code();

    private async Task<string?> ChangeAsync(string solution, object change)
    {
        var input = new Dictionary<string, object?> { ["solution"] = solution, ["version"] = await _registry.VersionAsync(solution) };
        foreach (var property in change.GetType().GetProperties()) input[property.Name] = property.GetValue(change);
        return (await _registry.RunAsync("changeSolution", input)).Code();
    }

    private async Task<string?> BackAsync(string solution, string phase) => (await _registry.RunAsync(
        "changeLifecycle", new { solution, version = await _registry.VersionAsync(solution), phase, reason = "Tas om", decision = Decision("BRO") })).Code();

    private async Task<string> SupplierAsync(string name) => (await _registry.RunAsync("addSupplier", new { name }, "supplier { id }")).Id("supplier");

    private async Task<string?> ContractAsync(string solution, string supplier, object terms)
    {
        var input = new Dictionary<string, object?> { ["supplier"] = supplier, ["solutions"] = new[] { solution }, ["purpose"] = "OPERATION" };
        foreach (var property in terms.GetType().GetProperties()) input[property.Name] = property.GetValue(terms);
        return (await _registry.RunAsync("recordContract", input)).Code();
    }

    private async Task<string> ProvidesAsync(string solution) => Assert.Single(
        (await _registry.DataAsync("query($s: ID!) { node(id: $s) { ... on Solution { provides { capability { name } } } } }", new { s = solution }))
            .GetProperty("node").GetProperty("provides").EnumerateArray()).GetProperty("capability").GetProperty("name").GetString()!;

    private async Task<string?> StateAsync(string solution) =>
        (await _registry.DataAsync("query($s: ID!) { node(id: $s) { ... on Solution { effectiveEnd { state } } } }", new { s = solution }))
            .GetProperty("node").GetProperty("effectiveEnd").GetProperty("state").GetString();

    /// <summary>The open findings of a rule on a solution, after a sweep.</summary>
    private async Task<IReadOnlyList<string>> FindingsAsync(string solution, string rule)
    {
        Assert.Null((await _registry.RunAsync("runSweep", new { }, actor: "governance")).Code());
        var found = await _registry.DataAsync(
            "query($r: FindingRule!) { findings(first: 100, where: {rule: {eq: $r}, status: {neq: CLOSED}}) { nodes { rule solution { id } } } }", new { r = rule });
        return [.. found.GetProperty("findings").GetProperty("nodes").EnumerateArray()
            .Where(one => one.GetProperty("solution").GetProperty("id").GetString() == solution).Select(one => one.GetProperty("rule").GetString()!)];
    }

    /// <summary>The codes of the rows that an import refuses.</summary>
    private async Task<IReadOnlyList<string>> ImportAsync(string file)
    {
        var rows = new RefusedRows();
        await new Registry.Interchange.Import(_registry.Registry, Actor.System).RunAsync(
            ImportKind.Solutions, [new ImportSource("file", () => new MemoryStream(Encoding.UTF8.GetBytes(file)))], check: false, rows, TestContext.Current.CancellationToken);
        return rows.Codes;
    }

    private sealed class RefusedRows : IImportObserver
    {
        public List<string> Codes { get; } = [];

        public void Started(long rows, string heading) { }

        public void Settled(SettledRow row)
        {
            if (row.Refusal is { } refusal) Codes.Add(refusal.Code);
        }
    }
}
