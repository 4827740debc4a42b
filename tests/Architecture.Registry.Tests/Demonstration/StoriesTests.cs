using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Capabilities;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.Demonstration;

/// <summary>What the demonstration's README promises.</summary>
public sealed class StoriesTests(MadeOnce city) : IClassFixture<MadeOnce>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_districts_own_permit_system_is_blocked_by_the_shared_one()
    {
        var board = (await city.BoardAsync("NIN")).Id;
        var command = new RegisterLocalSolution(board, "Bygglov Öst", SolutionKind.BusinessApplication, Scope(await FunctionAsync("Bygglov"), board));

        var ran = await city.Registry.RunAsync(command, DemonstrationUsers.Find("board:NIN")!, RunOptions.None, Cancellation);

        var refused = Assert.IsType<ParallelSolutionRefused>(ran.Refusal);
        Assert.Equal(["Bygglovssystemet"], refused.Verdict.Pairs.Select(pair => pair.Shared.Name));
        Assert.NotEmpty(refused.Verdict.WaysForward);
    }

    [Theory]
    [InlineData("SBN-5", "Bygglovssystemet", "f6f7bdd20c73441eaf4daed408330e1b")]
    [InlineData("SBN-1", "Planverkstaden", "9e44692d89e5f1db1f6a10eb45e68c29")]
    [InlineData("SEN-1", "Serverhall Palmfeltsvägen", "eeee6749f2d9026343241bc603fbda6a")]
    [InlineData("KS-14", "Integrationsplattformen", "45ab2388fbf2ef4fa924387075aaf272")]
    [InlineData("SEN-8", "Boka lokal", "d715461513255e6ae258a42a2b14cd84")]
    public async Task Codes_and_ids_are_those_that_the_README_prints(string code, string name, string id)
    {
        var solution = await (await city.ReadAsync()).SolutionByCodeAsync(code, Cancellation);

        Assert.Equal((name, id), (solution!.Name, solution.Id.Node.ToString()));
    }

    [Fact]
    public async Task What_nothing_shared_does_is_clear()
    {
        var board = (await city.BoardAsync("SOD")).Id;
        var read = await city.ReadAsync();

        var (verdict, fault) = await read.ParallelCheckAsync(
            new Proposal(Scope(await FunctionAsync("Trygghetsarbete"), board), board) { Name = "Grannsamverkan Söder" }, Cancellation);

        Assert.Null(fault);
        Assert.Equal(Verdict.Clear, verdict!.Verdict);
    }

    [Fact]
    public async Task The_refused_proposal_of_a_district_stands_in_the_journal()
    {
        var read = await city.ReadAsync();
        var entries = await read.JournalAsync(0, 100_000, Cancellation);

        var refused = entries.Where(entry => entry.Draft.Verdict == JournalVerdict.Refused && entry.Draft.Actor == "board:HVA").ToList();
        Assert.Equal([nameof(RegisterLocalSolution)], refused.Select(entry => entry.Draft.UseCase));
        Assert.Equal(2022, refused[0].Time.Year);
    }

    [Theory]
    [InlineData("SOD/Boka Medborgarplatsen", "Boka lokal", DebtKind.Established)]
    [InlineData("FAR/Farsta boka", "Boka lokal", DebtKind.Established)]
    [InlineData("IDN/Idrottsbokningen", "Boka lokal", DebtKind.Established)]
    [InlineData("SOD/Hemtjänstplaneraren Söder", "Planera hemtjänst", DebtKind.Established)]
    [InlineData("FSN/Lokalpärmen", "Lokalregistret", DebtKind.Established)]
    [InlineData("MIC/Lokalbanken", "Lokalregistret", DebtKind.Pending)]
    public async Task What_was_there_before_a_designation_is_debt(string local, string shared, DebtKind kind)
    {
        var read = await city.ReadAsync();
        var debts = (await read.DebtsAsync([(await city.SolutionsAsync())[local].Id], Cancellation))[0];

        var debt = Assert.Single(debts);
        Assert.Equal((shared, kind), ((await read.SolutionAsync(debt.Shared, Cancellation))!.Name, debt.Kind));
    }

    [Fact]
    public async Task A_planning_system_ends_with_the_operating_system_under_its_server_room()
    {
        var end = (await EndsAsync("SBN/Planverkstaden"))[0];

        Assert.Equal((new DateOnly(2027, 1, 12), EndKind.Dependency), (end.Date, end.Explanation!.Kind));
        Assert.Equal(
            "Planverkstaden → RUNS_ON Servermiljö Tekniska nämndhuset → RUNS_ON Microsoft Windows Server 2016 → support ends 2027-01-12",
            end.Explanation.Text.English);
    }

    [Fact]
    public async Task An_old_operating_system_release_takes_five_boards_down()
    {
        var read = await city.ReadAsync();
        var hall = (await city.SolutionsAsync())["SEN/Serverhall Palmfeltsvägen"];

        var impact = await read.ImpactAsync(new ImpactSource(hall.Node), ImpactDirection.Dependents, DependencyStrength.Hard, 10, 1000, Cancellation);
        var ends = await read.EffectiveEndsAsync([.. impact.Solutions.Select(one => one.Solution)], Cancellation);

        Assert.Equal(["AMN", "IDN", "KGN", "KUN", "MHN"], impact.Boards.Select(board => board.Code));
        Assert.All(ends, end => Assert.Equal((new DateOnly(2023, 10, 10), EndState.Overdue), (end.Date, end.State)));
    }

    [Fact]
    public async Task A_merger_leaves_two_of_a_kind()
    {
        var solutions = await city.SolutionsAsync();
        var read = await city.ReadAsync();
        var gate = await read.GateFactsAsync([new Claim(await FunctionAsync("Lokalbokning"))], Cancellation);

        ImmutableArray<SolutionId> leftovers = [solutions["RKI/Lokalbokningen"].Id, solutions["SPT/Lokalbokningen"].Id];
        var boards = await read.ResponsibleBoardsAsync(leftovers, Cancellation);

        Assert.All(boards, board => Assert.Equal([city.BoardAsync("JAR").Result.Id], gate.Boards.Today(board!.Id)));
        Assert.NotEqual(leftovers[0], leftovers[1]);
        Assert.Equal(LifecyclePhase.InUse, solutions["OST/Seniorkalendern"].Phase);
        Assert.Equal(LifecyclePhase.InUse, solutions["NOR/Seniorkalendern"].Phase);
    }

    [Fact]
    public async Task Many_boards_have_each_their_own_for_the_same_function()
    {
        var read = await city.ReadAsync();
        var solutions = (await city.SolutionsAsync()).Values.Where(one => one is { Reach: Reach.Local, IsGone: false }).ToList();
        var claims = await read.ClaimsAsync([.. solutions.Select(one => one.Id)], Cancellation);
        var parklekar = await FunctionAsync("Parklekar");

        var same = solutions.Where((_, index) => claims[index].Any(claim => claim.Capability == parklekar)).ToList();
        var boards = await read.ResponsibleBoardsAsync([.. same.Select(one => one.Id)], Cancellation);

        Assert.Equal(["EAV", "HAA", "HVA", "NOR", "OST", "SOD"], boards.Select(board => board!.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_was_never_told_of_is_found_late_and_is_a_violation()
    {
        var read = await city.ReadAsync();
        var late = (await city.SolutionsAsync())["SKH/Föreningskalendern"];

        var debt = Assert.Single((await read.DebtsAsync([late.Id], Cancellation))[0]);
        Assert.Equal((DebtKind.Violation, "Boka lokal"), (debt.Kind, (await read.SolutionAsync(debt.Shared, Cancellation))!.Name));
        Assert.Equal(LifecyclePhase.InUse, late.Phase);
    }

    [Fact]
    public async Task Notice_of_a_contract_is_due_next_month()
    {
        var read = await city.ReadAsync();
        var page = await read.FindAsync(NodeQuery.First(Contracts.ContractGraph.Contract, 100), [], Cancellation);

        Assert.True(page.Nodes.Length >= 10, $"{page.Nodes.Length} contracts");
        var next = Assert.Single(page.Nodes, node => node[Contracts.ContractGraph.NoticeDate] == GraphValue.Of(new DateOnly(2026, 12, 31)));
        Assert.Equal("Schemahuset Norden AB", new Contracts.Contract(next).Title);
    }

    [Fact]
    public async Task Information_flows_over_the_integration_platform_for_both_ends()
    {
        var read = await city.ReadAsync();
        var platform = (await city.SolutionsAsync())["KS/Integrationsplattformen"];

        var impact = await read.ImpactAsync(new ImpactSource(platform.Node), ImpactDirection.Dependents, DependencyStrength.Hard, 1, 1000, Cancellation);

        var serving = (await city.SolutionsAsync())["SON/Serveringstillståndet"];
        var diary = (await city.SolutionsAsync())["KS/Stadens diarium"];
        Assert.Contains(serving.Id, impact.Solutions.Select(one => one.Solution.Id));
        Assert.Contains(diary.Id, impact.Solutions.Select(one => one.Solution.Id));
    }

    [Fact]
    public async Task A_function_that_was_split_leaves_each_with_its_own_part()
    {
        var read = await city.ReadAsync();
        var solutions = await city.SolutionsAsync();
        var claims = await read.ClaimsAsync([solutions["TRN/Laddkartan"].Id, solutions["PAR/Ladda hos oss"].Id], Cancellation);

        Assert.Equal(
            [await FunctionAsync("Laddning på gatumark"), await FunctionAsync("Laddning i garage")], claims.Select(one => Assert.Single(one).Capability));
    }

    [Fact]
    public async Task A_company_that_has_not_adopted_waits_for_a_review()
    {
        var read = await city.ReadAsync();
        var solution = (await city.SolutionsAsync())["KST/Publikräknaren"];

        var verdict = (await read.ParallelVerdictsAsync([solution], Cancellation))[0];

        Assert.Equal((Verdict.Review, LifecyclePhase.Planned), (verdict.Verdict, solution.Phase));
        Assert.True(verdict.Pairs[0].Cells.Reviewed.ContainsKey(ReviewGround.CompanyNotAdopted));
    }

    [Fact]
    public async Task Half_the_city_stands_on_the_integration_platform()
    {
        var read = await city.ReadAsync();
        var platform = (await city.SolutionsAsync())["KS/Integrationsplattformen"];

        var impact = await read.ImpactAsync(new ImpactSource(platform.Node), ImpactDirection.Dependents, DependencyStrength.Hard, 10, 1000, Cancellation);

        Assert.True(impact.Boards.Length >= 15, $"{impact.Boards.Length} boards");
    }

    private static Scope Scope(CapabilityId function, Boards.BoardId board) => new([new Claim(function)], Audience.Of(board));

    private async Task<CapabilityId> FunctionAsync(string name)
    {
        var read = await city.ReadAsync();
        var page = await read.FindAsync(
            NodeQuery.First(CapabilityGraph.Capability, 1, Filter.Is(CapabilityGraph.Name, GraphValue.Of(name))), [], Cancellation);
        return new CapabilityId(page.Nodes[0].Id);
    }

    private async Task<IReadOnlyList<EffectiveEnd>> EndsAsync(params string[] names)
    {
        var solutions = await city.SolutionsAsync();
        return await (await city.ReadAsync()).EffectiveEndsAsync([.. names.Select(name => solutions[name])], Cancellation);
    }
}
