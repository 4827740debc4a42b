using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests.EndOfLife;

/// <summary>Which contracts replace what is there (domain §6.5, §3 rows 17 and 18, §6 rows 21 and 25).</summary>
public sealed class ContractDutyTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly DateOnly Since = new(2025, 1, 1);
    private static readonly SupplierId Tieto = new(new NodeId(1));
    private static readonly SupplierId Cgi = new(new NodeId(2));
    private static readonly ProductId Platina = new(new NodeId(3));
    private static readonly ProductId Ciceron = new(new NodeId(4));

    [Fact]
    public void The_first_contract_of_a_purpose_never_replaces()
    {
        Assert.Null(Cause(New("2027-01-01", "2035-12-31")));
        Assert.Null(Cause(New("2027-01-01", "2035-12-31"), Earlier("2024-01-01", "2026-12-31", ContractPurpose.Licence)));
    }

    [Fact]
    public void A_renewal_within_an_existing_option_does_not_replace() =>
        Assert.Null(Cause(New("2027-01-01", "2028-12-31"), Earlier("2024-01-01", "2026-12-31", options: "2028-12-31")));

    [Theory]
    [InlineData("2027-01-01", "2029-12-31", "2028-12-31")]
    [InlineData("2027-01-01", null, "2028-12-31")]
    [InlineData("2027-01-01", "2028-12-31", null)]
    public void Beyond_the_options_it_does(string start, string? end, string? option) =>
        Assert.Equal(ReplacementCause.BeyondOptions, Cause(New(start, end), Earlier("2024-01-01", "2026-12-31", options: option)));

    [Fact]
    public void An_option_that_lapsed_with_its_contract_gives_nothing() =>
        Assert.Equal(
            ReplacementCause.BeyondOptions, Cause(New("2026-12-01", "2028-12-31"), Earlier("2020-01-01", "2024-12-31", options: "2028-12-31")));

    [Fact]
    public void Its_own_options_are_counted_as_what_it_comes_to()
    {
        var earlier = Earlier("2024-01-01", "2026-12-31", options: "2028-12-31");
        var renewal = New("2027-01-01", "2027-12-31");
        Assert.Null(Cause(renewal with { Terms = renewal.Terms with { Options = [new DateOnly(2028, 12, 31)] } }, earlier));
        Assert.Equal(ReplacementCause.BeyondOptions, Cause(renewal with { Terms = renewal.Terms with { Options = [new DateOnly(2029, 12, 31)] } }, earlier));
        var over = New("2025-01-01", "2026-06-30", Cgi);
        Assert.Null(Cause(over, earlier));
        Assert.Equal(ReplacementCause.OtherSupplier, Cause(over with { Terms = over.Terms with { Options = [new DateOnly(2029, 12, 31)] } }, earlier));
    }

    [Fact]
    public void An_unknown_end_does_not_open_the_way_for_ever() =>
        Assert.Equal(ReplacementCause.BeyondOptions, Cause(New("2027-01-01", "2028-12-31"), Earlier("2024-01-01", end: null)));

    [Fact]
    public void Another_supplier_replaces_also_within_the_dates() =>
        Assert.Equal(
            ReplacementCause.OtherSupplier, Cause(New("2027-01-01", "2028-12-31", Cgi), Earlier("2024-01-01", "2026-12-31", options: "2028-12-31")));

    [Fact]
    public void Another_product_replaces_also_within_the_dates() =>
        Assert.Equal(
            ReplacementCause.OtherProduct,
            Cause(New("2027-01-01", "2028-12-31", product: Ciceron), Earlier("2024-01-01", "2026-12-31", options: "2028-12-31")));

    [Fact]
    public void What_was_agreed_before_the_solution_was_on_record_is_history()
    {
        Assert.Null(Cause(New("2023-01-01", "2027-12-31"), Earlier("2019-01-01", "2022-12-31")));
        Assert.Equal(ReplacementCause.BeyondOptions, Cause(New("2025-01-01", "2027-12-31"), Earlier("2019-01-01", "2022-12-31")));
        Assert.Equal(ReplacementCause.OtherSupplier, Cause(New("2023-01-01", "2027-12-31", Cgi), Earlier("2019-01-01", "2022-12-31")));
    }

    [Fact]
    public void A_contract_that_is_over_replaces_nothing() =>
        Assert.Null(Cause(New("2015-01-01", "2018-12-31", Cgi), Earlier("2019-01-01", "2027-12-31")));

    [Fact]
    public void Extended_support_of_another_release_is_a_first_contract()
    {
        var earlier = Earlier("2024-01-01", "2026-12-31", ContractPurpose.ExtendedSupport) with { Release = new TechnologyReleaseId(new NodeId(7)) };
        var contract = New("2027-01-01", "2028-12-31", purpose: ContractPurpose.ExtendedSupport) with { Release = new TechnologyReleaseId(new NodeId(8)) };
        Assert.Null(Cause(contract, earlier));
        Assert.Equal(ReplacementCause.BeyondOptions, Cause(contract with { Release = earlier.Release }, earlier));
    }

    [Theory]
    [InlineData(null, "SHARED_INVESTIGATION_MISSING")]
    [InlineData(EndOfLifeOutcome.UseShared, "SHARED_INVESTIGATION_MISSING")]
    [InlineData(EndOfLifeOutcome.KeepOrReplaceLocal, "PARALLEL_SOLUTION")]
    [InlineData(EndOfLifeOutcome.ExtendTimeLimited, null)]
    public void Once_the_duty_is_done_the_gate_judges_debt_too_unless_the_extension_is_limited_in_time(EndOfLifeOutcome? decided, string? code)
    {
        var estate = Shared("Bygglov", All);
        var proposal = estate.Proposal(Local("Bygglov"));
        var debt = new Debt(Estate.Solution("G"), DebtKind.Established, estate.Cells(Local("Bygglov")));
        var gate = new ContractGate(new GateFacts(estate.Space, estate.Offers), proposal, new OnRecord { Debts = [debt] }, []);
        var solution = new Solution(Node(SolutionGraph.Solution, SolutionGraph.Name.Is("Lovet"), SolutionGraph.Phase.Is(LifecyclePhase.InUse)));
        var question = new ContractQuestion(solution, null, Since, [], gate)
        {
            Decided = decided is { } outcome ? [new DecidedOutcome(solution.Id, outcome)] : [],
        };
        var context = new DecisionContext(new NodeId(1), Actor.System, Today, Settings.Default);
        Assert.Equal(code, ContractDuty.Fault(question, ReplacementCause.BeyondOptions, context)?.Code);
    }

    private static ReplacementCause? Cause(NewContract contract, params EarlierContract[] earlier) =>
        ContractDutyRule.CauseOf(contract, earlier, Platina, Since, Today);

    private static NewContract New(
        string start, string? end, SupplierId? supplier = null, ProductId? product = null, ContractPurpose purpose = ContractPurpose.Operation) => new(
        new ContractTerms(purpose, ContractKind.CallOff, Day(start), end is null ? null : Day(end), OpenEnded: end is null, [], null, null),
        supplier ?? Tieto, null, null, product);

    private static EarlierContract Earlier(
        string start, string? end, ContractPurpose purpose = ContractPurpose.Operation, string? options = null)
    {
        var node = Node(
            ContractGraph.Contract,
            ContractGraph.Purpose.Is(purpose), ContractGraph.Start.Is(Day(start)), ContractGraph.LastDay.Is(end is null ? null : Day(end)),
            ContractGraph.Options.Is(options is null ? [] : [options]));
        return new EarlierContract(new Contract(node), Tieto, null, null);
    }

    private static GraphNode Node(NodeKind kind, params ReadOnlySpan<PropertyValue> given)
    {
        var values = new GraphValue[kind.Properties.Count];
        foreach (var value in given) values[value.Property.Ordinal] = value.Value;
        var stamp = new Stamp(1, DateTimeOffset.UnixEpoch);
        return new GraphNode(kind, new NodeId(9), stamp, stamp, values);
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
