using System.Text.Json;

namespace Architecture.Api.Tests;

/// <summary>A small city made through the API: boards, a function tree, shared and local solutions, each by name.</summary>
internal sealed class City(RegistryUnderTest registry)
{
    private readonly Dictionary<string, string> _boards = [];
    private readonly Dictionary<string, string> _functions = [];

    public static async Task<City> StartAsync(RegistryUnderTest registry)
    {
        var city = new City(registry);
        await city.BoardAsync("KS", "EXECUTIVE");
        await city.BoardAsync("SBN", "SPECIALIST");
        await city.BoardAsync("BRO", "DISTRICT");
        await city.BoardAsync("SOD", "DISTRICT");
        await city.FunctionAsync("Samhällsbyggnad");
        foreach (var name in (string[])["Bygglov", "Bygglov/Ansökan", "Bygglov/Klagan", "Detaljplan"]) await city.FunctionAsync("Samhällsbyggnad/" + name);
        return city;
    }

    public string Board(string code) => _boards[code];

    public bool Knows(string board) => _boards.ContainsKey(board);

    public string Function(string path) => _functions[path];

    public async Task BoardAsync(string code, string kind)
    {
        var data = await registry.DataAsync(
            "mutation($c: String!, $k: BoardKind!) { addBoard(input: {code: $c, name: $c, kind: $k}) { board { id } errors { code } } }",
            new { c = code, k = kind });
        _boards[code] = data.GetProperty("addBoard").GetProperty("board").GetProperty("id").GetString()!;
    }

    public async Task FunctionAsync(string path)
    {
        var split = path.LastIndexOf('/');
        var data = await registry.DataAsync(
            "mutation($n: String!, $p: ID) { addCapability(input: {name: $n, parent: $p}) { capability { id path } errors { code } } }",
            new { n = path[(split + 1)..], p = split < 0 ? null : _functions[path[..split]] });
        _functions[path] = data.GetProperty("addCapability").GetProperty("capability").GetProperty("id").GetString()!;
    }

    /// <summary>A claim as written in the tables: <c>Bygglov</c>, <c>PARTIAL Bygglov</c>, <c>Bygglov − Klagan</c>.</summary>
    public object Claim(string written)
    {
        var parts = written.Split('−', StringSplitOptions.TrimEntries);
        var partial = parts[0].StartsWith("PARTIAL ", StringComparison.Ordinal);
        var node = "Samhällsbyggnad" + (partial ? parts[0][8..] : parts[0]) switch { "Samhällsbyggnad" => "", var below => "/" + below };
        return new { capability = _functions[node], extent = partial ? "PARTIAL" : "FULL", excludes = parts.Skip(1).Select(part => _functions[node + "/" + part]) };
    }

    /// <summary>An audience as written: <c>ALL</c> or codes with commas.</summary>
    public object Audience(string written) =>
        written == "ALL" ? new { all = true } : new { boards = written.Split(',').Select(code => _boards[code]) };

    public async Task<JsonElement> DesignateAsync(string name, string claim, string audience, string? replaces = null, string? product = null)
    {
        var data = await registry.DataAsync(
            """
            mutation($n: String!, $o: ID!, $p: [ClaimInput!]!, $a: AudienceInput!, $r: ID, $product: ID) {
              designateSharedSolution(input: {
                new: {name: $n, kind: BUSINESS_APPLICATION, product: $product}, owner: $o, sharedClass: BUSINESS_SYSTEM, provides: $p, audience: $a, replaces: $r,
                decision: {date: "2024-02-01", caseNumber: "KS 2024/12"}
              }) {
                solution { id code version reach designation { caseNumber decidedBy { code } } }
                debt { code name }
                errors { code message }
              }
            }
            """,
            new { n = name, o = _boards["SBN"], p = new[] { Claim(claim) }, a = Audience(audience), r = replaces, product });
        return data.GetProperty("designateSharedSolution");
    }

    public async Task<JsonElement> RegisterAsync(string name, string board, string claim, string audience, string? product = null)
    {
        var data = await registry.DataAsync(
            """
            mutation($n: String!, $b: ID!, $p: [ClaimInput!]!, $a: AudienceInput!, $product: ID) {
              registerLocalSolution(input: {board: $b, name: $n, kind: BUSINESS_APPLICATION, provides: $p, audience: $a, product: $product}) {
                solution { id code version parallelVerdict { verdict } }
                verdict { verdict }
                review { kind status due solution { code } against { name } }
                errors { code message path ... on ParallelSolution { verdict { verdict pairs { verdict solution { name } capabilities { path } boards { code } } waysForward { kind text } } } }
              }
            }
            """,
            new { n = name, b = _boards[board], p = new[] { Claim(claim) }, a = Audience(audience), product });
        return data.GetProperty("registerLocalSolution");
    }

    public async Task<JsonElement> CheckAsync(string board, string claim, string audience, string? product = null)
    {
        var answer = await registry.AskAsync(
            "query($i: ParallelCheckInput!) { parallelCheck(input: $i) { verdict pairs { solution { name } capabilities { path } } } }",
            new { i = new { board = _boards[board], provides = new[] { Claim(claim) }, audience = Audience(audience), product } });
        return answer;
    }

    public async Task<string> ProductAsync(string name)
    {
        var data = await registry.DataAsync(
            "mutation($n: String!) { addProduct(input: {name: $n}) { product { id } errors { code } } }", new { n = name });
        return data.GetProperty("addProduct").GetProperty("product").GetProperty("id").GetString()!;
    }

    public async Task<JsonElement> StepAsync(string solution, int version, string phase)
    {
        var data = await registry.DataAsync(
            """
            mutation($s: ID!, $v: Int!, $p: LifecyclePhase!) {
              changeLifecycle(input: {solution: $s, version: $v, phase: $p}) { solution { version lifecycle { phase } } verdict { verdict } errors { __typename code message } }
            }
            """,
            new { s = solution, v = version, p = phase });
        return data.GetProperty("changeLifecycle");
    }
}
