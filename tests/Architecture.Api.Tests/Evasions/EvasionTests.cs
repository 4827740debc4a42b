namespace Architecture.Api.Tests.Evasions;

/// <summary>
/// Attempts to walk around the rule against parallel solutions and the duty to investigate, each test named after the evasion and made in earnest in
/// several ways. After each, no local solution does beyond planning what a shared one does, but as debt or a violation that is on record.
/// </summary>
public sealed partial class EvasionTests : IAsyncLifetime
{
    private const string Parallel = "PARALLEL_SOLUTION";
    private const string Missing = "SHARED_INVESTIGATION_MISSING";

    private readonly SettableClock _clock = new(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
    private RegistryUnderTest _registry = null!;
    private City _city = null!;

    public async ValueTask InitializeAsync()
    {
        _registry = await RegistryUnderTest.StartAsync(_clock);
        _city = await City.StartAsync(_registry);
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await NothingGainedAsync();
        }
        finally
        {
            await _registry.DisposeAsync();
        }
    }

    [Fact]
    public async Task Narrow_then_widen()
    {
        var debt = await IntroducedAsync("Lovarkivet", "Bygglov");
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal(Parallel, (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Code());
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        foreach (var wider in (string[])["Bygglov", "Bygglov/Klagan", "PARTIAL Bygglov/Klagan", "Samhällsbyggnad", "Bygglov − Klagan"])
            Assert.Equal(Parallel, (await _registry.ProvideAsync(local, _city.Claim(wider))).Code());
        // Debt that is narrowed away does not come back as debt.
        Assert.Null((await _registry.ProvideAsync(debt, _city.Claim("Bygglov − Klagan"))).Code());
        Assert.Equal(Parallel, (await _registry.ProvideAsync(debt, _city.Claim("Bygglov"))).Code());
        // Nor does an audience: narrow at first, wider later.
        await _city.DesignateAsync("Planen", "Detaljplan", "SOD");
        Assert.Equal(Parallel, (await _registry.ChangeAudienceAsync(local, _city.Audience("BRO,SOD"))).Code());
        Assert.Equal(Parallel, (await _registry.ChangeAudienceAsync(local, _city.Audience("ALL"))).Code());
    }

    [Fact]
    public async Task Exclude_then_un_exclude()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov/Klagan", "ALL");
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov − Klagan", "BRO")).Id("solution");
        Assert.Equal(Parallel, (await _registry.ProvideAsync(local, _city.Claim("Bygglov"))).Code());
        Assert.Equal(Parallel, (await _registry.ProvideAsync(local, _city.Claim("Bygglov/Klagan"))).Code());
        Assert.Equal(Parallel, (await _registry.ProvideAsync(local, _city.Claim("Samhällsbyggnad"))).Code());
        Assert.Null(await _registry.StepAsync(local, "PROCUREMENT"));
        Assert.Equal(Parallel, (await _registry.ProvideAsync(local, _city.Claim("PARTIAL Bygglov"))).Code());
    }

    [Fact]
    public async Task Empty_claims()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal("CAPABILITY_REQUIRED", await RegisterAsync([], _city.Audience("BRO")));
        Assert.Equal("AUDIENCE_REQUIRED", await RegisterAsync([_city.Claim("Bygglov")], new { boards = Array.Empty<string>() }));
        Assert.Equal("CAPABILITY_EXCLUDED_AWAY", await RegisterAsync([_city.Claim("Bygglov − Ansökan − Klagan")], _city.Audience("BRO")));
        Assert.Equal("CAPABILITY_REQUIRED", await ExistingAsync([]));
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Equal("CAPABILITY_REQUIRED", (await _registry.RunAsync(
            "withdrawCapability", new { solution = local, version = 1, capability = _city.Function("Samhällsbyggnad/Detaljplan") })).Code());
        Assert.Equal("CAPABILITY_EXCLUDED_AWAY", (await _registry.ProvideAsync(local, _city.Claim("Bygglov − Ansökan − Klagan"))).Code());
    }

    [Fact]
    public async Task Proxy_owner_and_adoption()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "SOD");
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Null(await _registry.AnswerAsync("NOT_PARALLEL"));
        Assert.Equal(Parallel, (await _registry.ChangeAudienceAsync(local, _city.Audience("BRO,SOD"))).Code());
        Assert.Equal(Parallel, await AdoptAsync(local, "SOD", "board:SOD"));
        Assert.Equal("NOT_RESPONSIBLE_BOARD", await AdoptAsync(local, "SOD", "board:BRO"));
        Assert.Equal(Parallel, await TransferAsync(local, "SOD"));
        // A board that is not in the declared audience is meant as owner all the same, and by whoever it lends its name to.
        Assert.Equal(Parallel, (await _city.RegisterAsync("Lovstöd Söder", "SOD", "Bygglov", "BRO")).Code());
        Assert.Equal(Parallel, (await _city.RegisterAsync("Lovstöd Bromma", "BRO", "Bygglov", "SOD")).Code());
        // Step on with the proxy first, and adopt once it is in use.
        foreach (var phase in (string[])["PROCUREMENT", "INTRODUCING", "IN_USE"]) Assert.Null(await _registry.StepAsync(local, phase));
        Assert.Equal(Parallel, await AdoptAsync(local, "SOD", "board:SOD"));
        Assert.Equal(Parallel, await TransferAsync(local, "SOD"));
    }

    [Fact]
    public async Task Free_text_groups()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        string[] boards = [_city.Board("BRO")];
        Assert.Equal("ID_INVALID", await RegisterAsync([_city.Claim("Bygglov")], new { boards, groups = new[] { "Våra egna handläggare" } }));
        Assert.Equal("ID_INVALID", await RegisterAsync([_city.Claim("Bygglov")], new { boards, groups = boards }));
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await _registry.RunAsync("addUserGroup", new { name = "Våra egna handläggare" }, actor: "board:BRO")).Code());
        // A real group narrows the local one, and the shared one is for everybody in it.
        var group = (await _registry.RunAsync("addUserGroup", new { name = "Handläggare" }, "userGroup { id }", "executive")).Id("userGroup");
        Assert.Equal(Parallel, await RegisterAsync([_city.Claim("Bygglov")], new { boards, groups = new[] { group } }));
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Null((await _registry.ChangeAudienceAsync(local, new { boards, groups = new[] { group } })).Code());
        await _city.DesignateAsync("Planen", "Detaljplan", "ALL");
        Assert.Equal(Parallel, (await _registry.ChangeAudienceAsync(local, new { boards })).Code());
    }

    [Fact]
    public async Task Straw_man_company()
    {
        await _city.BoardAsync("SVB", "COMPANY");
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        foreach (var audience in (string[])["ALL", "BRO", "SVB,BRO"]) Assert.Equal(Parallel, (await _city.RegisterAsync("Lovstöd", "SVB", "Bygglov", audience)).Code());
        var local = (await _city.RegisterAsync("Lovstöd", "SVB", "Bygglov", "SVB")).Id("solution");
        Assert.Equal("REVIEW_PENDING", await _registry.StepAsync(local, "PROCUREMENT"));
        Assert.Null(await _registry.AnswerAsync("NOT_PARALLEL"));
        Assert.Null(await _registry.StepAsync(local, "PROCUREMENT"));
        Assert.Equal(Parallel, await AdoptAsync(local, "BRO", "board:BRO"));
        Assert.Equal(Parallel, await TransferAsync(local, "BRO", "SVB"));
        Assert.Equal(Parallel, (await _registry.ChangeAudienceAsync(local, _city.Audience("SVB,BRO"))).Code());
        Assert.Equal("RESERVED_FOR_EXECUTIVE_BOARD", (await _registry.RunAsync("addBoard", new { code = "MJA", name = "Mellanhanden", kind = "COMPANY" }, actor: "board:BRO")).Code());
    }

    [Fact]
    public async Task Rename()
    {
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        await _city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO");
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        Assert.Equal("NAME_TAKEN", await ChangeAsync(local, new { name = "PLANSTÖD " }));
        Assert.Null(await ChangeAsync(local, new { name = "Något helt annat", aliases = new[] { "Arkiv" }, kind = "USER_SUPPORT", description = "Ett arkiv" }));
        Assert.Equal(Parallel, await _registry.StepAsync(local, "PROCUREMENT"));
        foreach (var name in (string[])["Något annat", "Excel på gemensam yta", "Handläggning 2.0", "test"])
            Assert.Equal(Parallel, (await _city.RegisterAsync(name, "BRO", "Bygglov", "BRO")).Code());
        // As another kind of thing, and as an instance of another product, it does the same.
        var product = await _city.ProductAsync("Kalkylbladet");
        Assert.Equal(Parallel, (await _city.RegisterAsync("Arket", "BRO", "Bygglov", "BRO", product)).Code());
    }

    [Fact]
    public async Task Draft_swapping()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        var harmless = (await SaveAsync("Detaljplan")).Id("draft");
        Assert.Equal(Parallel, await RegisterAsync([_city.Claim("Bygglov")], _city.Audience("BRO"), harmless));
        var registered = await _registry.RunAsync("registerLocalSolution", Registration([_city.Claim("Detaljplan")], _city.Audience("BRO"), harmless), "solution { id }", "board:BRO");
        Assert.Null(registered.Code());
        // Changed after it was looked at, it means nothing: what is registered is what was judged, and the next one is judged anew.
        Assert.Null((await SaveAsync("Bygglov", harmless, version: 2)).Code());
        Assert.Equal("Detaljplan", await ProvidesAsync(registered.Id("solution")));
        Assert.Equal(Parallel, await RegisterAsync([_city.Claim("Bygglov")], _city.Audience("BRO"), harmless, "Lovet"));
        // A refused proposal that is kept is on no record, and nobody registers from another board's.
        var kept = await _registry.RunAsync("registerLocalSolution", Registration([_city.Claim("Bygglov")], _city.Audience("BRO"), null, "Lovet", keepDraft: true), "draft { id }", "board:BRO");
        Assert.Equal(Parallel, kept.Code());
        var bySod = Registration([_city.Claim("Detaljplan")], _city.Audience("SOD"), kept.Id("draft"), "Lovet");
        bySod["board"] = _city.Board("SOD");
        Assert.Equal("DRAFT_UNKNOWN", (await _registry.RunAsync("registerLocalSolution", bySod, actor: "board:SOD")).Code());
    }

    [Fact]
    public async Task Import()
    {
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        await _city.RegisterAsync("Planstöd", "BRO", "Detaljplan", "BRO");
        const string Header = "id;name;board;functions;kind;audience;aliases;description\n";
        Assert.Equal([Parallel], await ImportAsync(Header + "1;Lovstöd;BRO;Samhällsbyggnad/Bygglov;APPLICATION;;;\n"));
        // The harmless first, the rest as a correction; or as part of something wider; or for others.
        Assert.Empty(await ImportAsync(Header + "2;Kartan;BRO;Samhällsbyggnad/Detaljplan;APPLICATION;;;\n"));
        foreach (var row in (string[])
        [
            "2;Kartan;BRO;Samhällsbyggnad/Bygglov;APPLICATION;;;", "2;Kartan;BRO;Samhällsbyggnad/Detaljplan|Samhällsbyggnad/Bygglov;APPLICATION;;;",
            "2;Kartan;BRO;Samhällsbyggnad/Detaljplan;APPLICATION;ALL;;", "2;Kartan;SOD;Samhällsbyggnad/Detaljplan;APPLICATION;;;",
            "3;Planstöd;BRO;Samhällsbyggnad/Bygglov;APPLICATION;;;",
        ])
            Assert.Equal(["CHANGE_NEEDS_DECISION"], await ImportAsync(Header + row + "\n"));
        Assert.Equal([Parallel, Parallel], await ImportAsync(Header + "4;Allt;BRO;Samhällsbyggnad;APPLICATION;;;\n5;Klagan;SOD;Samhällsbyggnad/Bygglov/Klagan;APP;BRO;;\n"));
        Assert.Equal(["CAPABILITY_REQUIRED"], await ImportAsync(Header + "6;Inget;BRO;;APPLICATION;;;\n"));
        // What was there already is told to be: entered, and a violation.
        Assert.Null(await ExistingAsync([_city.Claim("Bygglov")]));
        var violation = (await _registry.DataAsync("""{ solutions(where: {name: {eq: "Lovarkivet"}}) { nodes { violation { kind } } } }""")).GetProperty("solutions").GetProperty("nodes")[0];
        Assert.Equal(1, violation.GetProperty("violation").GetArrayLength());
    }

    [Fact]
    public async Task Partial_then_full()
    {
        var shared = (await _city.DesignateAsync("Bygglovssystemet", "PARTIAL Bygglov", "ALL")).Id("solution");
        Assert.Equal("DESIGNATION_REQUIRED", (await _registry.ProvideAsync(shared, _city.Claim("Bygglov"), "board:SBN")).Code());
        // Of the local one's own extent nothing depends, neither at first nor when it grows.
        var local = (await _city.RegisterAsync("Lovstöd", "BRO", "PARTIAL Bygglov", "BRO")).Id("solution");
        Assert.Equal("REVIEW_PENDING", await _registry.StepAsync(local, "PROCUREMENT"));
        Assert.Null((await _registry.ProvideAsync(local, _city.Claim("Bygglov"))).Code());
        Assert.Equal("REVIEW_PENDING", await _registry.StepAsync(local, "PROCUREMENT"));
        await _city.DesignateAsync("Planen", "Detaljplan", "ALL");
        Assert.Equal(Parallel, (await _city.RegisterAsync("Planstöd", "BRO", "PARTIAL Detaljplan", "BRO")).Code());
        // Found not parallel while the shared one did it in part; when the shared one does it wholly, the answer is over.
        Assert.Null(await _registry.AnswerAsync("NOT_PARALLEL"));
        Assert.Null(await _registry.StepAsync(local, "PROCUREMENT"));
        Assert.Null((await _registry.RunAsync(
            "designateSharedSolution",
            new { solution = shared, version = 1, owner = _city.Board("SBN"), sharedClass = "BUSINESS_SYSTEM", provides = new[] { _city.Claim("Bygglov") }, audience = _city.Audience("ALL"), decision = Decision("KS") },
            actor: "executive")).Code());
        Assert.Equal(Parallel, await _registry.StepAsync(local, "INTRODUCING"));
    }

    [Fact]
    public async Task Abandoned_and_revived()
    {
        var abandoned = (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Null((await _registry.RunAsync("abandonSolution", new { solution = abandoned, version = 1, reason = "Behövs inte" })).Code());
        var pending = (await _city.RegisterAsync("Lovet", "SOD", "Bygglov", "SOD")).Id("solution");
        Assert.Null(await _registry.StepAsync(pending, "PROCUREMENT"));
        await _city.DesignateAsync("Bygglovssystemet", "Bygglov", "ALL");
        foreach (var phase in (string[])["PLANNED", "PROCUREMENT", "INTRODUCING", "IN_USE"]) Assert.Equal("LIFECYCLE_STEP_NOT_ALLOWED", await _registry.StepAsync(abandoned, phase));
        Assert.Equal("INPUT_INVALID", (await _registry.ProvideAsync(abandoned, _city.Claim("Detaljplan"))).Code());
        Assert.Equal(Parallel, (await _city.RegisterAsync("Lovstöd", "BRO", "Bygglov", "BRO")).Code());
        // Taken back a step and forward again, pending debt is blocked as before.
        Assert.Equal(Parallel, await _registry.StepAsync(pending, "INTRODUCING"));
        Assert.Null(await BackAsync(pending, "PLANNED"));
        Assert.Equal(Parallel, await _registry.StepAsync(pending, "PROCUREMENT"));
        // What leaves does not come back wider than it was.
        var leaving = await IntroducedAsync("Planstöd", "Detaljplan");
        foreach (var phase in (string[])["IN_USE", "PHASING_OUT"]) Assert.Null(await _registry.StepAsync(leaving, phase));
        Assert.Equal(Parallel, (await _registry.ProvideAsync(leaving, _city.Claim("Bygglov"))).Code());
        Assert.Null(await _registry.StepAsync(leaving, "RETIRED"));
        Assert.Equal("LIFECYCLE_STEP_NOT_ALLOWED", await BackAsync(leaving, "IN_USE"));
    }

    [Fact]
    public async Task Predecessor_none()
    {
        var older = await IntroducedAsync("Bygglov Gammal", "Bygglov");
        Assert.Null(await _registry.StepAsync(older, "IN_USE"));
        var newer = (await _city.RegisterAsync("Plan och lov", "BRO", "Bygglov", "BRO")).Id("solution");
        Assert.Equal("PREDECESSOR_EXISTS", await ChangeAsync(newer, new { predecessor = new { none = new { } } }));
        Assert.Equal("PREDECESSOR_EXISTS", await ChangeAsync(newer, new { predecessor = new { none = new { reason = " " } } }));
        Assert.Equal(Missing, await _registry.StepAsync(newer, "PROCUREMENT"));
        // With a reason it can be said; then it is a finding, and the duty is the same.
        Assert.Null(await ChangeAsync(newer, new { predecessor = new { none = new { reason = "Det gamla är bara ett arkiv" } } }));
        Assert.Equal(Missing, await _registry.StepAsync(newer, "PROCUREMENT"));
        Assert.Equal(Missing, (await _registry.RunAsync(
            "changeLifecycle", new { solution = newer, version = await _registry.VersionAsync(newer), phase = "INTRODUCING", noProcurement = true, reason = "Egen utveckling" })).Code());
        Assert.Equal(["PREDECESSOR_DENIED"], await FindingsAsync(newer, "PREDECESSOR_DENIED"));
        // Nor does another predecessor, or a narrower start that grows later.
        var other = (await _city.RegisterAsync("Arkivet", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Null(await ChangeAsync(newer, new { predecessor = new { solution = other } }));
        Assert.Equal(Missing, await _registry.StepAsync(newer, "PROCUREMENT"));
        Assert.Null(await _registry.StepAsync(other, "PROCUREMENT"));
        Assert.Equal(Missing, (await _registry.ProvideAsync(other, _city.Claim("Bygglov"))).Code());
    }

    [Fact]
    public async Task New_contract_on_the_same_record()
    {
        var local = await IntroducedAsync("Lovstöd", "Bygglov");
        var (tieto, cgi) = (await SupplierAsync("Tieto"), await SupplierAsync("CGI"));
        var (platina, ciceron) = (await _city.ProductAsync("Platina"), await _city.ProductAsync("Ciceron"));
        Assert.Null(await ContractAsync(local, tieto, new { start = "2025-01-01", end = "2027-12-31", options = new[] { new { end = "2029-12-31" } } }));
        Assert.Null(await ContractAsync(local, tieto, new { start = "2028-01-01", end = "2029-12-31" }));
        Assert.Equal(Missing, await ContractAsync(local, cgi, new { start = "2028-01-01", end = "2029-12-31" }));
        Assert.Equal(Missing, await ContractAsync(local, tieto, new { start = "2030-01-01", end = "2031-12-31" }));
        Assert.Equal(Missing, await ContractAsync(local, tieto, new { start = "2028-01-01", openEnded = true }));
        // The product under the same purpose, and the record's own product.
        Assert.Null(await ContractAsync(local, tieto, new { purpose = "LICENCE", product = platina, start = "2026-01-01", end = "2027-12-31" }));
        Assert.Equal(Missing, await ContractAsync(local, tieto, new { purpose = "LICENCE", product = ciceron, start = "2026-01-01", end = "2027-12-31" }));
        Assert.Null(await ChangeAsync(local, new { product = platina }));
        Assert.Equal(Missing, await ChangeAsync(local, new { product = ciceron }));
        // Together with another solution it is the same contract.
        var other = (await _city.RegisterAsync("Kartan", "BRO", "Detaljplan", "BRO")).Id("solution");
        Assert.Equal(Missing, await ContractAsync(local, cgi, new { solutions = new[] { other, local }, start = "2028-01-01", end = "2029-12-31" }));
        Assert.Null(await ContractAsync(other, cgi, new { start = "2028-01-01", end = "2029-12-31" }));
    }

    [Fact]
    public async Task Unknown_dates_for_ever()
    {
        var local = await IntroducedAsync("Lovstöd", "Bygglov");
        Assert.Null(await _registry.StepAsync(local, "IN_USE"));
        Assert.Equal("UNKNOWN", await StateAsync(local));
        Assert.Equal(["DATES_MISSING"], await FindingsAsync(local, "DATES_MISSING"));
        // An empty word is none, and half of the dates is not all of them.
        Assert.Equal("INPUT_INVALID", (await _registry.RunAsync("recordNone", new { solution = local, of = "CONTRACT", reason = " " })).Code());
        Assert.Null((await _registry.RunAsync("recordNone", new { solution = local, of = "CONTRACT", reason = "Egen drift" })).Code());
        Assert.Equal("UNKNOWN", await StateAsync(local));
        var tieto = await SupplierAsync("Tieto");
        Assert.Null(await ContractAsync(local, tieto, new { }));
        Assert.Equal("UNKNOWN", await StateAsync(local));
        // The finding stays for as long as nothing is told, and what hangs on nothing known is held by the duty all the same.
        foreach (var _ in Enumerable.Range(0, 3))
        {
            _clock.PassMonths(12);
            Assert.Equal(["DATES_MISSING"], await FindingsAsync(local, "DATES_MISSING"));
            Assert.Equal("UNKNOWN", await StateAsync(local));
            Assert.Equal(Missing, await ContractAsync(local, tieto, new { end = _clock.Today.AddYears(3) }));
            Assert.Equal(Missing, await ContractAsync(local, tieto, new { openEnded = true }));
            var newer = (await _city.RegisterAsync($"Plan och lov {_clock.Today.Year}", "BRO", "Bygglov", "BRO")).Id("solution");
            Assert.Equal(Missing, await _registry.StepAsync(newer, "PROCUREMENT"));
        }
        // Planned for another day it is not either: a phase that is planned changes nothing.
        Assert.Null((await _registry.RunAsync(
            "changeLifecycle", new { solution = local, version = await _registry.VersionAsync(local), phase = "PHASING_OUT", planned = "2099-01-01" })).Code());
        Assert.Equal("UNKNOWN", await StateAsync(local));
    }
}
