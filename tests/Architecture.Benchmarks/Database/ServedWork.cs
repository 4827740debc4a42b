using System.Diagnostics;
using System.Text.Json;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Findings;

namespace Architecture.Benchmarks.Database;

/// <summary>What people do, through the API over HTTP.</summary>
internal sealed class ServedWork(ServedStore served, string name, TimeSpan patience)
{
    private const string Page =
        """
        { solutions(first: 50, order: [{name: ASC}]) { nodes { code name lifecycle { phase }
          responsibleBoard { code name } provides { extent capability { code name } } dependsOn { kind strength to { code name } } } } }
        """;

    // A proposal of an older run of the same estate must not stand in the way of a later one.
    private readonly string _run = Guid.NewGuid().ToString("n")[..6];

    public async Task ShowAsync()
    {
        var boards = Ids(await served.AskAsync("{ boards(first: 40) { nodes { id } } }"), "boards");
        var functions = Ids(await served.AskAsync("{ capabilities(first: 100) { nodes { id } } }"), "capabilities");
        var hub = (await served.AskAsync("{ solution(code: \"N00-1\") { id } }")).GetProperty("solution").GetProperty("id").GetString();

        await TellAsync("registration", 100, number => RegisterAsync(number, boards, functions));
        await TellAsync("page of 50, three relations", 200, _ => served.AskAsync(Page));
        await TellAsync("impact, 10 steps", 50, _ => served.AskAsync($"{{ impact(of: \"{hub}\", maxDepth: 10, maxNodes: 100) {{ reachedCount solutions {{ depth solution {{ code }} }} }} }}"));
        await TellAsync("search", 200, _ => served.AskAsync("{ search(text: \"bygglov karta\", first: 10) { edges { rank node { id } } } }"));
        await SweepAsync();
    }

    private async Task RegisterAsync(int number, List<string> boards, List<string> functions)
    {
        var (board, function) = (boards[Math.Abs(number) % boards.Count], functions[Math.Abs(number) % functions.Count]);
        var answer = await served.AskAsync(
            $$"""
            mutation { registerLocalSolution(input: { board: "{{board}}", name: "Ny {{_run}} {{number}}", kind: BUSINESS_APPLICATION,
              provides: [{ capability: "{{function}}" }], audience: { boards: ["{{board}}"] } }) { solution { id code } errors { code message } } }
            """);
        if (answer.GetProperty("registerLocalSolution").GetProperty("errors").GetArrayLength() > 0) throw new InvalidOperationException(answer.GetRawText());
    }

    private async Task TellAsync(string what, int rounds, Func<int, Task> action)
    {
        var (half, most, done) = await Load.TimesAsync(rounds, patience, action);
        Console.WriteLine($"  {name,-16} {what,-28} p50 {half,8:0.0} ms, p99 {most,8:0.0} ms ({done} times)");
    }

    /// <summary>Bounded, for a first sweep of a large estate writes a finding or more for every record; what it would take in all is reckoned from what it did.</summary>
    private async Task SweepAsync()
    {
        var start = Stopwatch.GetTimestamp();
        var examined = 0;
        using var patient = new CancellationTokenSource(patience * 3);
        var view = await served.Store.ViewAsync(ReadMoment.Now, CancellationToken.None);
        try
        {
            examined = (await new Sweep(served.Registry).RunAsync(DemonstrationUsers.Default, patient.Token)).Result!.Examined;
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }
        var taken = Stopwatch.GetElapsedTime(start);
        var opened = await (await served.Store.ViewAsync(ReadMoment.Now, CancellationToken.None)).CountAsync(FindingGraph.Finding, null, CancellationToken.None)
            - await view.CountAsync(FindingGraph.Finding, null, CancellationToken.None);
        Console.WriteLine(examined > 0
            ? $"  {name,-16} {"sweep",-28} {taken.TotalSeconds:0.0} s for {examined} records"
            : $"  {name,-16} {"sweep, stopped",-28} {taken.TotalSeconds:0.0} s, {opened} findings opened");
    }

    private static List<string> Ids(JsonElement answer, string field) =>
        [.. answer.GetProperty(field).GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)];
}
