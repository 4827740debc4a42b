using System.Text.Json;
using Architecture.Api.Tests.Findings;

namespace Architecture.Api.Tests.Solutions;

/// <summary>Changes of every kind that a verdict, an end, a security gap or an attestation follows from, at random; refusals are part of it.</summary>
internal sealed class RandomChanges(SweptCity city, Random random)
{
    private static readonly string[] Claims =
        ["Bygglov", "PARTIAL Bygglov", "Bygglov/Ansökan", "Bygglov/Klagan", "PARTIAL Bygglov/Klagan", "Detaljplan", "Kartor", "PARTIAL Kartor", "Samhällsbyggnad", "Bygglov − Klagan"];

    private static readonly string[] Phases = ["PROCUREMENT", "INTRODUCING", "IN_USE", "PHASING_OUT", "RETIRED"];
    private static readonly string[] Audiences = ["ALL", "BRO", "SOD", "BRO,SOD", "SBN"];

    private readonly List<string> _releases = [];
    private readonly List<string> _contracts = [];
    private readonly List<string> _sets = [];
    private readonly List<string> _groups = [];
    private string _product = "", _supplier = "";
    private int _number;

    private RegistryUnderTest Registry => city.Registry;

    public async Task StartAsync()
    {
        _product = await city.City.ProductAsync("Windows Server");
        _supplier = (await city.DoAsync("addSupplier", new { name = "Tieto" }, "supplier { id }")).Id("supplier");
        for (var number = 0; number < 3; number++)
        {
            _releases.Add((await city.DoAsync("recordTechnologyRelease", new { product = _product, name = $"20{16 + (3 * number)}", supportEnds = Day() }, "technologyRelease { id }")).Id("technologyRelease"));
            _sets.Add((await city.DoAsync("recordInformationSet", new { board = city.City.Board("BRO"), name = $"Mängd {number}" }, "informationSet { id }")).Id("informationSet"));
        }
    }

    /// <summary>One change, told in a word.</summary>
    public async Task<string> StepAsync()
    {
        (string Name, Func<Task> Do)[] changes =
        [
            ("register", () => city.City.RegisterAsync($"Ny {++_number}", Board(), Pick(Claims), Pick(Audiences))),
            ("designate", DesignateAsync),
            ("existing", ExistingAsync),
            ("step", async () => await Registry.StepAsync(await SolutionAsync(), Pick(Phases))),
            ("step of a shared one", async () => await Registry.StepAsync(await SolutionAsync("SHARED"), Pick(Phases))),
            ("abandon", async () => await VersionedAsync("abandonSolution", "solution", await SolutionAsync(), new { reason = "Blev inte av" })),
            ("revoke", async () => await VersionedAsync("revokeDesignation", "solution", await SolutionAsync("SHARED"), new { decision = Decision() })),
            ("depend", async () => await RunAsync("addDependency", new { from = await SolutionAsync(), to = await SolutionAsync(), kind = "RUNS_ON", strength = Pick(["HARD", "HARD", "SOFT"]) })),
            ("independent", async () => await OnDependencyAsync("removeDependency")),
            ("depend otherwise", async () => await VersionedAsync("changeDependency", "dependency", await DependencyAsync(), new { strength = Pick(["HARD", "SOFT"]) })),
            ("confirm platform", async () => await OnDependencyAsync("confirmPlatformUse")),
            ("end", async () => await VersionedAsync("changeSolution", "solution", await SolutionAsync(), new { declaredEnd = random.Next(3) == 0 ? null : Day() })),
            ("contract", ContractAsync),
            ("end contract", async () => await VersionedAsync("endContract", "contract", Pick(_contracts), new { end = Day(), reason = "Uppsagt" })),
            ("use release", async () => await RunAsync("recordTechnologyUse", new { solution = await SolutionAsync(), release = Pick(_releases) })),
            ("end use", async () => await RunAsync("endTechnologyUse", new { solution = await SolutionAsync(), release = Pick(_releases) })),
            ("release", () => RunAsync("recordTechnologyRelease", new { product = _product, name = Pick(["2016", "2019", "2022"]), supportEnds = Day() })),
            ("none", async () => await RunAsync("recordNone", new { solution = await SolutionAsync(), of = Pick(["CONTRACT", "TECHNOLOGY"]), reason = "Papper" })),
            ("handle", async () => await RunAsync("recordInformationUse", new { solution = await SolutionAsync(), informationSet = Pick(_sets) })),
            ("handle no more", async () => await RunAsync("endInformationUse", new { solution = await SolutionAsync(), informationSet = Pick(_sets) })),
            ("classify", async () => await VersionedAsync("classifyInformation", "informationSet", Pick(_sets), new { levels = Levels(), assessor = "Säkerhetschef", date = city.Clock.Today })),
            ("approve", async () => await RunAsync("recordApprovedLevels", new { solution = await SolutionAsync(), levels = Levels(), assessor = "Säkerhetschef", date = city.Clock.Today })),
            ("flow", async () => await RunAsync("addInformationFlow", new { from = await SolutionAsync(), to = await SolutionAsync(), informationSets = new[] { Pick(_sets) } })),
            ("adopt", async () => await RunAsync(Pick(["adoptSharedSolution", "adoptLocalSolution"]), new { solution = await SolutionAsync(), board = city.City.Board(Board()) })),
            ("provide", async () => await Registry.ProvideAsync(await SolutionAsync(), city.City.Claim(Pick(Claims)))),
            ("audience", async () => await Registry.ChangeAudienceAsync(await SolutionAsync(), Audience())),
            ("review", ReviewAsync),
            ("confirm", async () => await RunAsync("confirmExistingSolution", new { solution = await SolutionAsync() })),
            ("function", async () => await city.City.FunctionAsync($"Samhällsbyggnad/{Pick(["Kartor", "Detaljplan", "Bygglov/Klagan"])}/Del {++_number}")),
            ("move", MoveAsync),
            ("split", SplitAsync),
            ("merge functions", MergeFunctionsAsync),
            ("board", () => city.City.BoardAsync($"N{++_number}", "DISTRICT")),
            ("group", GroupAsync),
            ("merger", MergeAsync),
            ("company", () => RunAsync("addBoard", new { code = $"C{++_number}", name = $"Bolag {_number}", kind = "COMPANY" })),
            ("settings", SettingsAsync),
            ("attest", async () => await VersionedAsync("attest", "solution", await SolutionAsync(), new { })),
        ];
        var (name, run) = Pick(changes);
        await run();
        return name;
    }

    private async Task SettingsAsync()
    {
        var version = (await Registry.DataAsync("{ settings { version } }")).GetProperty("settings").GetProperty("version").GetInt32();
        await RunAsync("changeSettings", new { version, leadMonths = random.Next(3) == 0 ? null : (int?)random.Next(1, 60), attestationMonths = random.Next(1, 24) });
    }

    private async Task MoveAsync() => await VersionedAsync("moveCapability", "capability", await FunctionAsync(), new { parent = await FunctionAsync() });

    private async Task SplitAsync() => await VersionedAsync(
        "splitCapability", "capability", await FunctionAsync(), new { into = new[] { new { name = $"Del {++_number}" }, new { name = $"Del {++_number}" } } });

    /// <summary>Functions that the claims are written with stay; others come and go.</summary>
    private async Task MergeFunctionsAsync()
    {
        if (await FunctionAsync("Del ") is { } part) await VersionedAsync("mergeCapabilities", "into", await FunctionAsync(), new { capabilities = new[] { part } });
    }

    private async Task<string?> FunctionAsync(string name = "")
    {
        var data = await Registry.DataAsync("query($n: String!) { capabilities(first: 100, where: {name: {startsWith: $n}}) { nodes { id } } }", new { n = name });
        return Pick([.. data.GetProperty("capabilities").GetProperty("nodes").EnumerateArray().Select(one => one.GetProperty("id").GetString())]);
    }

    private async Task GroupAsync()
    {
        var added = await Registry.RunAsync("addUserGroup", new { name = $"Grupp {++_number}", parent = Pick(_groups) }, "userGroup { id }");
        if (added.Code() is null) _groups.Add(added.Id("userGroup"));
    }

    /// <summary>One of the two, seldom: the city shall not run out of boards.</summary>
    private Task MergeAsync() => random.Next(4) > 0 ? GroupAsync() : RunAsync(
        "mergeBoards", new { boards = new[] { city.City.Board("SOD") }, into = city.City.Board("BRO"), decision = Decision() });

    /// <summary>An audience as boards ask for: all or some, now and then narrowed to groups.</summary>
    public object Audience()
    {
        var written = Pick(Audiences);
        object groups = _groups.Count > 0 && random.Next(3) == 0 ? new[] { Pick(_groups) } : Array.Empty<string>();
        return written == "ALL" ? new { all = true, groups } : new { boards = written.Split(',').Select(city.City.Board), groups };
    }

    /// <summary>One claim or two, on different functions.</summary>
    /// <param name="whole">Now and then the top of the tree, under which everything is.</param>
    public object[] Provides(bool whole = true)
    {
        var first = Pick(whole ? Claims : [.. Claims.Where(claim => claim != "Samhällsbyggnad")]);
        var second = Pick(Claims[..8]);
        return random.Next(2) == 0 || Node(first) == Node(second) ? [city.City.Claim(first)] : [city.City.Claim(first), city.City.Claim(second)];

        static string Node(string claim) => claim.Replace("PARTIAL ", "", StringComparison.Ordinal).Split('−')[0].Trim();
    }

    /// <summary>A designation that the executive board might make.</summary>
    public object Designation(string name) => new
    {
        @new = new { name, kind = "PLATFORM" },
        owner = city.City.Board("SBN"),
        sharedClass = Pick(["BUSINESS_SYSTEM", "INFRASTRUCTURE_OR_PLATFORM"]),
        provides = Provides(whole: false),
        audience = Audience(),
        decision = Decision(),
    };

    public Task DesignateAsync() => RunAsync("designateSharedSolution", Designation($"Gemensam {++_number}"));

    public Task ExistingAsync() => RunAsync("recordExistingSolution", Existing());

    private object Existing() => new
    {
        board = city.City.Board(Board()),
        name = $"Äldre {++_number}",
        kind = "APPLICATION",
        provides = Provides(),
        audience = Audience(),
        phase = "IN_USE",
        inUse = "2020-01-01",
        evidence = "Avtal",
    };

    private async Task ContractAsync()
    {
        var input = new { supplier = _supplier, solutions = new[] { await SolutionAsync() }, purpose = Pick(["OPERATION", "LICENCE"]), end = Day() };
        var recorded = await Registry.RunAsync("recordContract", input, "contract { id }");
        if (recorded.Code() is null) _contracts.Add(recorded.Id("contract"));
    }

    private async Task ReviewAsync()
    {
        var open = await Registry.OpenReviewsAsync();
        if (open.Count > 0) await VersionedAsync("completeReview", "review", Pick(open).Id, new { outcome = Pick(["PARALLEL", "NOT_PARALLEL"]), reason = "Prövat" });
    }

    public async Task<string> SolutionAsync(string? reach = null)
    {
        var where = reach is null ? "" : $", where: {{reach: {{eq: {reach}}}}}";
        var data = await Registry.DataAsync($"{{ solutions(first: 100{where}) {{ nodes {{ id }} }} }}");
        return Pick([.. data.GetProperty("solutions").GetProperty("nodes").EnumerateArray()]) is { ValueKind: JsonValueKind.Object } found
            ? found.GetProperty("id").GetString()!
            : await SolutionAsync();
    }

    private async Task<string?> DependencyAsync()
    {
        var data = await Registry.DataAsync("{ solutions(first: 100) { nodes { dependsOn { id } } } }");
        return Pick([.. data.GetProperty("solutions").GetProperty("nodes").EnumerateArray()
            .SelectMany(one => one.GetProperty("dependsOn").EnumerateArray()).Select(one => one.GetProperty("id").GetString())]);
    }

    private async Task OnDependencyAsync(string mutation)
    {
        if (await DependencyAsync() is { } dependency) await RunAsync(mutation, new { dependency });
    }

    private async Task VersionedAsync(string mutation, string record, string? id, object change)
    {
        if (id is null) return;
        var input = new Dictionary<string, object?> { [record] = id, ["version"] = await Registry.VersionAsync(id) };
        foreach (var property in change.GetType().GetProperties()) input[property.Name] = property.GetValue(change);
        await RunAsync(mutation, input);
    }

    private async Task RunAsync(string mutation, object input) => await Registry.RunAsync(mutation, input);

    private static object Decision() => new { date = "2026-02-01", caseNumber = "KS 2026/9" };

    private object Levels() => new { confidentiality = random.Next(5), integrity = random.Next(5), availability = 1, traceability = random.Next(2) == 0 ? (int?)null : 2 };

    private string Day() => city.Clock.Today.AddMonths(random.Next(-6, 60)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private string Board() => Pick(["BRO", "SOD", "SBN"]);

    private T Pick<T>(IReadOnlyList<T> many) => many.Count == 0 ? default! : many[random.Next(many.Count)];
}
