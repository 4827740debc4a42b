using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Solutions;
using static Architecture.Registry.EndOfLife.EndState;

namespace Architecture.Registry.Tests.EndOfLife;

/// <summary>The date rows of domain §6's table, on 2026-11-22.</summary>
public sealed class EndTableTests
{
    internal static readonly DateOnly Today = new(2026, 11, 22);

    public static TheoryData<int, string, SolutionEndFacts, string?, EndState> Cases => new()
    {
        { 1, "contract option not exercised", Solution(Contract("2024-01-01", "2029-12-31", option: "2031-12-31")), "2029-12-31", Safe },
        { 2, "option exercised", Solution(Contract("2024-01-01", "2029-12-31", option: "2031-12-31", exercised: true)), "2031-12-31", Safe },
        { 3, "notice date passed", Solution(Contract("2024-01-01", "2032-12-31") with { NoticeDate = Day("2026-11-21") }), "2032-12-31", Approaching },
        { 3, "the last day to give notice", Solution(Contract("2024-01-01", "2032-12-31") with { NoticeDate = Today }), "2032-12-31", Safe },
        { 3, "terminated, or option exercised", Solution(Contract("2024-01-01", "2032-12-31") with { NoticeDate = Day("2026-06-30"), NoticeAnswered = true }), "2032-12-31", Safe },
        { 3, "renewed", Solution(Contract("2024-01-01", "2032-12-31") with { NoticeDate = Day("2026-06-30") }, Contract("2033-01-01", "2036-12-31")), "2036-12-31", Safe },
        { 3, "open-ended, notice date passed", Solution(Contract("2024-01-01", null) with { OpenEnded = true, NoticeDate = Day("2026-06-30") }), null, Approaching },
        { 4, "open-ended contract", Solution(Contract("2024-01-01", null) with { OpenEnded = true }), null, EndState.None },
        { 5, "all dates unknown", new SolutionEndFacts(Id("L"), "L", "Bygglov", LifecyclePhase.InUse), null, Unknown },
        { 6, "operating system out of support", Using(Release("Windows Server 2012", "2023-10-10")), "2023-10-10", Overdue },
        { 7, "extended support without its contract", Using(Release("Windows Server 2016", "2027-01-12", extended: "2030-01-12")), "2027-01-12", Approaching },
        { 7, "extended support with its contract", Using(Release("Windows Server 2016", "2027-01-12", extended: "2030-01-12"), Extension("2027-01-01", "2029-12-31")), "2029-12-31", Safe },
        { 7, "the contract runs longer than the vendor", Using(Release("Windows Server 2016", "2027-01-12", extended: "2030-01-12"), Extension("2027-01-01", "2035-12-31")), "2030-01-12", Safe },
        { 7, "no vendor's date: ends with the contract", Using(Release("Windows Server 2016", "2027-01-12"), Extension("2027-01-01", "2029-12-31")), "2029-12-31", Safe },
        { 7, "bought after support had ended", Using(Release("Windows Server 2012", "2023-10-10", extended: "2031-10-13"), Extension("2026-01-01", "2030-12-31")), "2030-12-31", Safe },
        { 7, "the contract for it has ended", Using(Release("Windows Server 2012", "2023-10-10", extended: "2031-10-13"), Extension("2024-01-01", "2025-12-31")), "2023-10-10", Overdue },
        { 7, "maintained without a date has no end", Using(Release("Arch", null, extended: "2027-01-01") with { Maintained = true }), null, EndState.None },
        { 7, "no date and no word", Using(Release("Okänd", null)), null, Unknown },
        { 7, "ended, no date", Using(Release("Gammal", null) with { EndedWithoutDate = true }), null, Overdue },
        { 12, "framework expired, call-off valid",
            Solution(Contract("2020-01-01", "2024-12-31") with { Id = Node("F") }, Contract("2023-01-01", "2030-12-31") with { Framework = Node("F") }), "2030-12-31", Safe },
        { 12, "framework valid, call-off ended",
            Solution(Contract("2020-01-01", "2034-12-31") with { Id = Node("F") }, Contract("2023-01-01", "2025-12-31") with { Framework = Node("F") }), "2025-12-31", Overdue },
        { 17, "already past its end", Solution(Contract("2020-01-01", "2026-11-21")), "2026-11-21", Overdue },
        { 17, "on its last day", Solution(Contract("2020-01-01", "2026-11-22")), "2026-11-22", Approaching },
        { 21, "contract 2019–2023 renewed 2023–2027", Solution(Contract("2019-01-01", "2023-06-30"), Contract("2023-07-01", "2027-06-30")), "2027-06-30", Approaching },
        { 21, "a chain goes on into the future", Solution(Contract("2023-01-01", "2027-06-30"), Contract("2027-07-01", "2031-06-30")), "2031-06-30", Safe },
        { 21, "a gap breaks it", Solution(Contract("2023-01-01", "2027-06-30"), Contract("2027-08-01", "2031-06-30")), "2027-06-30", Approaching },
        { 22, "contract end unknown, technology 2035",
            Using(Release("Oracle 19", "2035-12-31"), Contract("2024-01-01", null)), "2035-12-31", Unknown },
        { 23, "operating system upgraded", Using(Release("Windows Server 2025", "2034-11-14")), "2034-11-14", Safe },
        { 26, "only contract ended 2024-12-31, nothing since", Solution(Contract("2022-01-01", "2024-12-31")), "2024-12-31", Overdue },
        { 26, "no longer needed", Solution(Contract("2022-01-01", "2024-12-31")) with { NoLongerNeeded = [ContractPurpose.Operation] }, null, EndState.None },
        { 26, "a new contract is recorded", Solution(Contract("2022-01-01", "2024-12-31"), Contract("2027-01-01", "2031-12-31")), "2031-12-31", Safe },
    };

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void The_end_is_what_the_programme_says(int row, string why, SolutionEndFacts facts, string? date, EndState state)
    {
        var end = Of(facts);
        Assert.True((Date(date), state) == (end.Date, end.State), $"Row {row}, {why}: {end.State} {end.Date:O} instead of {state} {date}.");
    }

    [Theory]
    [InlineData("2028-11-22", false, Approaching)]
    [InlineData("2028-11-23", false, Safe)]
    [InlineData("2028-05-22", true, Approaching)]
    [InlineData("2028-05-23", true, Safe)]
    public void The_lead_is_two_years_or_eighteen_months_without_procurement(string date, bool noProcurement, EndState state) =>
        Assert.Equal(state, Of(Solution() with { DeclaredEnd = Day(date), NoProcurement = noProcurement }).State);

    [Fact]
    public void A_lead_is_clamped_to_the_months_end()
    {
        Assert.Equal(Approaching, EffectiveEnd.StateOn(new DateOnly(2026, 2, 28), new DateOnly(2026, 8, 31), 6, false, false, false));
        Assert.Equal(Safe, EffectiveEnd.StateOn(new DateOnly(2026, 2, 27), new DateOnly(2026, 8, 31), 6, false, false, false));
    }

    [Fact]
    public void A_declared_end_never_moves_it_later()
    {
        var facts = Solution(Contract("2024-01-01", "2029-12-31"));
        Assert.Equal(Day("2029-12-31"), Of(facts with { DeclaredEnd = Day("2040-01-01") }).Date);
        Assert.Equal(Day("2028-01-01"), Of(facts with { DeclaredEnd = Day("2028-01-01") }).Date);
        Assert.Equal(Day("2027-01-01"), Of(facts with { LegalEnd = Day("2027-01-01") }).Date);
    }

    [Fact]
    public void The_earliest_purpose_decides() => Assert.Equal(
        Day("2028-06-30"), Of(Solution(Contract("2024-01-01", "2031-12-31"), Contract("2024-01-01", "2028-06-30") with { Purpose = ContractPurpose.Licence })).Date);

    [Theory, InlineData(LifecyclePhase.Retired), InlineData(LifecyclePhase.Abandoned)]
    public void What_is_gone_has_no_end_to_come(LifecyclePhase phase)
    {
        var end = Of(Solution(Contract("2020-01-01", "2021-01-01")) with { Phase = phase, GoneOn = Day("2022-01-01") });
        Assert.Equal((EndState.None, null), (end.State, end.Date));
    }

    [Fact]
    public void A_missing_technology_is_unknown_unless_said_to_be_none()
    {
        var facts = Solution(Contract("2024-01-01", "2032-12-31")) with { HasNoTechnology = false };
        Assert.Equal((Unknown, Day("2032-12-31")), (Of(facts).State, Of(facts).Date));
        Assert.Equal([MissingDate.NoTechnology], Of(facts).Missing);
        Assert.Equal(Safe, Of(facts with { HasNoTechnology = true }).State);
    }

    [Fact]
    public void A_missing_date_hides_no_known_one() =>
        Assert.Equal(Overdue, Of(Solution(Contract("2020-01-01", "2024-12-31"), Contract("2024-01-01", null) with { Purpose = ContractPurpose.Support })).State);

    [Fact]
    public void Ties_go_to_the_contract_then_the_technology()
    {
        var contract = Using(Release("Windows Server 2016", "2027-01-12"), Contract("2024-01-01", "2027-01-12")) with { DeclaredEnd = Day("2027-01-12") };
        Assert.Equal(EndKind.Contract, Of(contract).Explanation!.Kind);
        Assert.Equal(EndKind.Technology, Of(contract with { Contracts = [], HasNoContract = true }).Explanation!.Kind);
    }

    [Fact]
    public void The_explanation_is_the_path_and_the_date_in_both_languages()
    {
        var text = Of(Using(Release("Windows Server 2016", "2027-01-12"))).Explanation!.Text;
        Assert.Equal("Bygglov → RUNS_ON Windows Server 2016 → stöd upphör 2027-01-12", text.Swedish);
        Assert.Equal("Bygglov → RUNS_ON Windows Server 2016 → support ends 2027-01-12", text.English);
        Assert.Equal("Bygglov → avtalet Drift löper ut 2029-12-31", Of(Solution(Contract("2024-01-01", "2029-12-31"))).Explanation!.Text.Swedish);
    }

    internal static EffectiveEnd Of(SolutionEndFacts facts) => EffectiveEndRule.Of([facts], Today, EndSettings.Default)[facts.Id];

    internal static SolutionEndFacts Solution(params ImmutableArray<ContractFact> contracts) => new(Id("L"), "L", "Bygglov", LifecyclePhase.InUse)
    {
        Contracts = [.. contracts.Select((contract, index) => contract.Id == default ? contract with { Id = Node($"C{index}") } : contract)],
        HasNoContract = contracts.IsEmpty,
        HasNoTechnology = true,
    };

    internal static SolutionEndFacts Using(ReleaseFact release, params ImmutableArray<ContractFact> contracts) =>
        Solution(contracts) with { Releases = [release], HasNoTechnology = false };

    internal static ReleaseFact Release(string title, string? ends, string? extended = null) => new(Node("R"), title, Date(ends), Date(extended));

    internal static SolutionId Id(string code) => new(Node(code));

    internal static NodeId Node(string name) => new((UInt128)name.Aggregate(1UL, (hash, letter) => (hash * 131) + letter));

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");

    private static ContractFact Contract(string start, string? end, string? option = null, bool exercised = false) =>
        new(default, "Drift", ContractPurpose.Operation, Day(start), Date(end)) { Options = option is null ? [] : [new(Day(option), exercised)] };

    private static ContractFact Extension(string start, string end) =>
        new(default, "Utökat stöd", ContractPurpose.ExtendedSupport, Day(start), Day(end)) { ExtendedSupportFor = Node("R") };

    private static DateOnly? Date(string? text) => text is null ? null : Day(text);
}
