using System.Text.Json;
using Architecture.Api.Tests.Findings;
using Architecture.Api.Tests.Solutions;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests.ParallelSolutions;

/// <summary>
/// One question, one answer: the gate asked in advance, the registration or its refusal, the verdict of what is then on record, and the
/// preview, the designation and what-if. Estates and proposals are made up at random; REGISTRY_EFFORT=deep makes more of them.
/// </summary>
public sealed class SameAnswerTests
{
    private const string Verdict =
        "verdict pairs { verdict solution { code } capabilities { path } boards { code } groups { name } counts phase owner { code } contractEnd yearlyCost fit { aspect result } exemptionsInPreparation }";

    private const string WithWays = Verdict + " waysForward { kind solution { code } text }";

    private static readonly bool IsDeep = Environment.GetEnvironmentVariable("REGISTRY_EFFORT") == "deep";

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, IsDeep ? 60 : 4)];

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_proposal_is_answered_alike_wherever_it_is_asked(int seed)
    {
        await using var city = await StartAsync();
        var random = new Random(seed);
        var changes = new RandomChanges(city, random);
        await changes.StartAsync();
        var (refused, registered, reviewed) = (0, 0, 0);
        for (var number = 0; number < (IsDeep ? 60 : 30); number++)
        {
            for (var step = 0; step < 3; step++) await changes.StepAsync();
            if (number % 5 == 0) await changes.DesignateAsync();
            var verdict = await ProposeAsync(city, changes, random, $"seed {seed}, proposal {number}", number);
            if (verdict == "BLOCK") refused++;
            else registered++;
            if (verdict == "REVIEW") reviewed++;
        }
        Assert.True(refused > 2 && registered > 2 && reviewed > 0, $"seed {seed}: {refused} refused, {registered} registered, {reviewed} of them reviewed: too few to tell");
    }

    [Theory, MemberData(nameof(Seeds))]
    public async Task A_designation_does_what_its_preview_says_and_what_if_shows(int seed)
    {
        await using var city = await StartAsync();
        var random = new Random(1000 + seed);
        var changes = new RandomChanges(city, random);
        await changes.StartAsync();
        var (refused, passed, indebted) = (0, 0, 0);
        for (var number = 0; number < (IsDeep ? 40 : 20); number++)
        {
            for (var step = 0; step < 5; step++) await changes.StepAsync();
            await changes.ExistingAsync();
            var debt = await DesignateAsync(city, changes, $"seed {seed}, designation {number}", $"Utpekad {number}");
            if (debt is null) refused++;
            else passed++;
            if (debt > 0) indebted++;
        }
        Assert.True(refused > 1 && passed > 1 && indebted > 0, $"seed {seed}: {refused} refused, {passed} passed, {indebted} with debt: too few to tell");
    }

    private static async Task<SweptCity> StartAsync()
    {
        var city = await SweptCity.StartAsync();
        await city.City.FunctionAsync("Samhällsbyggnad/Kartor");
        await city.RegisterAsync("Planstöd");
        await city.DesignateAsync("PARTIAL Kartor", "BRO,SOD");
        return city;
    }

    private static async Task<string> ProposeAsync(SweptCity city, RandomChanges changes, Random random, string when, int number)
    {
        var board = random.Next(2) == 0 ? "BRO" : "SBN";
        var actor = DemonstrationUsers.Find("board:" + board)!;
        var (provides, audience) = (changes.Provides(), changes.Audience());
        var dependsOn = random.Next(3) == 0 ? new[] { new { solution = await changes.SolutionAsync("SHARED"), kind = "RUNS_ON" } } : [];
        var isExisting = random.Next(4) == 0;
        var asked = new { board = city.City.Board(board), name = $"Förslag {number}", kind = "APPLICATION", provides, audience, dependsOn = isExisting ? [] : dependsOn };
        var check = (await city.Registry.DataAsync($"query($i: ParallelCheckInput!) {{ parallelCheck(input: $i) {{ {WithWays} }} }}", new { i = asked }, actor)).GetProperty("parallelCheck");

        var answered = isExisting
            ? await city.Registry.RunAsync("recordExistingSolution", new { asked.board, asked.name, asked.kind, provides, audience, inUse = "2020-01-01", evidence = "Avtal" }, $"solution {{ id }} verdict {{ {WithWays} }}", actor.Id)
            : (await city.Registry.DataAsync(
                $"mutation($i: RegisterLocalSolutionInput!) {{ registerLocalSolution(input: $i) {{ solution {{ id }} verdict {{ {WithWays} }} errors {{ __typename code message path ... on ParallelSolution {{ verdict {{ {WithWays} }} }} }} }} }}",
                new { i = asked }, actor)).GetProperty("registerLocalSolution");
        var verdict = check.GetProperty("verdict").GetString()!;
        if (!isExisting && verdict == "BLOCK")
        {
            Assert.Equal("PARALLEL_SOLUTION", answered.Code());
            Same(when + ", refused", check, answered.GetProperty("errors")[0].GetProperty("verdict"));
            return verdict;
        }
        Assert.True(answered.Code() is null, $"{when}: {answered}");
        Same(when + ", answered", check, answered.GetProperty("verdict"));
        var standing = await city.Registry.DataAsync(
            $"query($id: ID!) {{ node(id: $id) {{ ... on Solution {{ parallelVerdict {{ {Verdict} }} }} }} asOf(at: {{sequence: {await SequenceAsync(city)}}}) {{ solutions(first: 1, where: {{name: {{eq: \"Förslag {number}\"}}}}) {{ nodes {{ parallelVerdict {{ {Verdict} }} }} }} }} }}",
            new { id = answered.Id("solution") }, actor);
        Same(when + ", on record", Without(check), standing.GetProperty("node").GetProperty("parallelVerdict"));
        Same(when + ", as of its commit", Without(check), standing.GetProperty("asOf").GetProperty("solutions").GetProperty("nodes")[0].GetProperty("parallelVerdict"));
        var listed = await city.Registry.DataAsync(
            "query($v: Verdict!, $n: String!) { solutions(where: {verdict: {eq: $v}, name: {eq: $n}}) { totalCount } }", new { v = verdict, n = asked.name });
        Assert.Equal(1, listed.GetProperty("solutions").GetProperty("totalCount").GetInt32());
        return verdict;
    }

    /// <summary>How many are indebted; null where it was refused.</summary>
    private static async Task<int?> DesignateAsync(SweptCity city, RandomChanges changes, string when, string name)
    {
        var input = changes.Designation(name);
        var preview = (await city.Registry.DataAsync(
            $"query($i: DesignateSharedSolutionInput!) {{ designationPreview(input: $i) {{ errors {{ code message ... on ParallelSolution {{ verdict {{ {WithWays} }} }} }} verdict {{ {WithWays} }} debt {{ code }} }} }}",
            new { i = input })).GetProperty("designationPreview");
        var supposed = await city.Registry.AskAsync(
            $"query($i: DesignateSharedSolutionInput!) {{ whatIf(changes: [{{designate: $i}}]) {{ solutions(first: 100, where: {{reach: {{eq: LOCAL}}}}, order: [{{code: ASC}}]) {{ nodes {{ code debt {{ kind solution {{ name }} }} parallelVerdict {{ verdict pairs {{ verdict capabilities {{ path }} boards {{ code }} groups {{ name }} counts }} }} }} }} }} }}",
            new { i = input });
        var done = (await city.Registry.DataAsync(
            $"mutation($i: DesignateSharedSolutionInput!) {{ designateSharedSolution(input: $i) {{ solution {{ id code parallelVerdict {{ {Verdict} }} }} errors {{ code message ... on ParallelSolution {{ verdict {{ {WithWays} }} }} }} verdict {{ {WithWays} }} debt {{ code }} }} }}",
            new { i = input })).GetProperty("designateSharedSolution");
        Same(when + ", refusals", preview.GetProperty("errors"), done.GetProperty("errors"));
        if (done.GetProperty("errors").GetArrayLength() > 0)
        {
            Assert.Equal(done.GetProperty("errors")[0].GetProperty("code").GetString(), supposed.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
            return null;
        }
        Same(when + ", against the shared ones", preview.GetProperty("verdict"), done.GetProperty("verdict"));
        Same(when + ", on record", Without(done.GetProperty("verdict")), done.GetProperty("solution").GetProperty("parallelVerdict"));
        Same(when + ", debt", preview.GetProperty("debt"), done.GetProperty("debt"));

        var after = await city.Registry.DataAsync(
            "{ solutions(first: 100, where: {reach: {eq: LOCAL}}, order: [{code: ASC}]) { nodes { code debt { kind solution { name } } parallelVerdict { verdict pairs { verdict capabilities { path } boards { code } groups { name } counts } } } } }");
        Same(when + ", what if", Told(supposed.GetProperty("data").GetProperty("whatIf")), Told(after));
        await BlockedAreIndebtedAsync(city, when, done);
        return done.GetProperty("debt").GetArrayLength();
    }

    /// <summary>Every living local solution that the new shared one blocks was listed as debt, and every one listed overlaps it.</summary>
    private static async Task BlockedAreIndebtedAsync(SweptCity city, string when, JsonElement done)
    {
        var code = done.GetProperty("solution").GetProperty("code").GetString();
        var listed = done.GetProperty("debt").EnumerateArray().Select(one => one.GetProperty("code").GetString()!).ToHashSet();
        var data = await city.Registry.DataAsync("{ solutions(first: 100, where: {reach: {eq: LOCAL}}) { nodes { code parallelVerdict { pairs { verdict solution { code } } } } } }");
        foreach (var local in data.GetProperty("solutions").GetProperty("nodes").EnumerateArray())
        {
            var pairs = local.GetProperty("parallelVerdict").GetProperty("pairs").EnumerateArray()
                .Where(pair => pair.GetProperty("solution").GetProperty("code").GetString() == code).Select(pair => pair.GetProperty("verdict").GetString()).ToList();
            var name = local.GetProperty("code").GetString()!;
            Assert.True(!pairs.Contains("BLOCK") || listed.Contains(name), $"{when}: {name} is blocked by {code} and was not listed");
            Assert.True(!listed.Contains(name) || pairs.Count > 0, $"{when}: {name} was listed and is clear of {code}");
        }
    }

    private static async Task<long> SequenceAsync(SweptCity city) =>
        (await city.Registry.AskAsync("{ boards(first: 1) { nodes { code } } }")).GetProperty("extensions").GetProperty("sequence").GetProperty("to").GetInt64();

    /// <summary>The local solutions with their verdicts and debts; debts by name, since what is only supposed is no older than the last entry.</summary>
    private static JsonElement Told(JsonElement root) => JsonSerializer.SerializeToElement(
        root.GetProperty("solutions").GetProperty("nodes").EnumerateArray().Select(one => new
        {
            Code = one.GetProperty("code").GetString(),
            Verdict = one.GetProperty("parallelVerdict"),
            Debt = one.GetProperty("debt").EnumerateArray().Select(debt => debt.GetRawText()).Order(StringComparer.Ordinal),
        }));

    /// <summary>The verdict without what a board could do instead: that follows from the occasion.</summary>
    private static JsonElement Without(JsonElement verdict) => JsonSerializer.SerializeToElement(
        verdict.EnumerateObject().Where(field => field.Name != "waysForward").ToDictionary(field => field.Name, field => field.Value));

    private static void Same(string when, JsonElement one, JsonElement other) => Assert.True(JsonElement.DeepEquals(one, other), $"{when}:\n{one.GetRawText()}\n{other.GetRawText()}");
}
