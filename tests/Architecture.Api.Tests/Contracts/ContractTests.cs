using System.Text.Json;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests.Contracts;

/// <summary>Suppliers and contracts, from the record of them to their end.</summary>
public sealed class ContractTests
{
    [Fact]
    public async Task A_supplier_is_on_record_once_whatever_the_case_of_its_name()
    {
        await using var bromma = await Bromma.StartAsync();
        Assert.Equal("SUPPLIER_NAME_TAKEN", Bromma.Code(await bromma.RunAsync("addSupplier", new { name = " TIETO" }, "supplier { id }", Bromma.Board)));
        Assert.Equal("INPUT_INVALID", Bromma.Code(await bromma.RunAsync("addSupplier", new { name = " " }, "supplier { id }")));
        Assert.Equal(
            "ROLE_NOT_ALLOWED",
            Bromma.Code(await bromma.RunAsync("addSupplier", new { name = "Ny" }, "supplier { id }", DemonstrationUsers.Find("visitor"))));
        await bromma.SupplierAsync("Åkerö");
        await bromma.SupplierAsync("Ädel");
        var data = await bromma.Registry.DataAsync("{ suppliers { totalCount nodes { name } } }");
        Assert.Equal(
            ["Tieto", "Åkerö", "Ädel"], data.GetProperty("suppliers").GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task A_board_records_a_contract_of_its_solutions_and_reads_it_back_from_every_side()
    {
        await using var bromma = await Bromma.StartAsync();
        var second = await bromma.SolutionAsync("Bygglov Väst");
        var framework = await bromma.ContractAsync(new { kind = "FRAMEWORK", title = "Ramavtal drift", end = Bromma.Months(60) });
        var id = await bromma.ContractAsync(new
        {
            solutions = new[] { second, bromma.Solution, second },
            framework,
            start = Bromma.Months(-12),
            end = Bromma.Months(24),
            options = new[] { new { end = Bromma.Months(48) }, new { end = Bromma.Months(36) } },
            noticeDate = Bromma.Months(18),
            yearlyCost = 5_000_000_000L,
        });
        var data = await bromma.Registry.DataAsync(
            """
            query($id: ID!) {
              node(id: $id) {
                ... on Contract {
                  title purpose kind openEnded lastDay yearlyCost version supplier { name contracts { totalCount } } solutions { code contracts { title } }
                  board { code } framework { title kind } options { end exercised } history { nodes { useCase } }
                }
              }
              contracts(where: {kind: {eq: CALL_OFF}, supplier: {some: {name: {eq: "Tieto"}}}}, order: [{lastDay: ASC}]) { totalCount nodes { id } }
              suppliers(where: {contracts: {some: {purpose: {eq: LICENCE}}}}) { totalCount }
            }
            """,
            new { id });
        var contract = data.GetProperty("node");
        Assert.Equal("Tieto", contract.GetProperty("title").GetString());
        Assert.Equal(2, contract.GetProperty("supplier").GetProperty("contracts").GetProperty("totalCount").GetInt32());
        Assert.Equal(["BRO-1", "BRO-2"], contract.GetProperty("solutions").EnumerateArray().Select(one => one.GetProperty("code").GetString()));
        Assert.Equal(2, contract.GetProperty("solutions")[0].GetProperty("contracts").GetArrayLength());
        Assert.Equal("BRO", contract.GetProperty("board").GetProperty("code").GetString());
        Assert.Equal("FRAMEWORK", contract.GetProperty("framework").GetProperty("kind").GetString());
        Assert.Equal([Text(36), Text(48)], contract.GetProperty("options").EnumerateArray().Select(one => one.GetProperty("end").GetString()));
        Assert.Equal(Text(24), contract.GetProperty("lastDay").GetString());
        Assert.Equal(5_000_000_000L, contract.GetProperty("yearlyCost").GetInt64());
        Assert.Equal(id, data.GetProperty("contracts").GetProperty("nodes")[0].GetProperty("id").GetString());
        Assert.Equal(1, data.GetProperty("contracts").GetProperty("totalCount").GetInt32());
        Assert.Equal(0, data.GetProperty("suppliers").GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task A_board_records_ends_and_prolongs_nobody_elses_contracts()
    {
        await using var bromma = await Bromma.StartAsync();
        var other = DemonstrationUsers.Find("board:SOD");
        Assert.Equal("NOT_RESPONSIBLE_BOARD", Bromma.Code(await bromma.RecordAsync(new { end = Bromma.Months(12) }, other)));
        var id = (await bromma.RecordAsync(new { end = Bromma.Months(12), options = new[] { new { end = Bromma.Months(24) } } }, Bromma.Board))
            .GetProperty("contract").GetProperty("id").GetString();
        Assert.Equal("NOT_RESPONSIBLE_BOARD", Bromma.Code(await bromma.RunAsync("exerciseOption", new { contract = id, version = 1 }, "contract { id }", other)));
        Assert.Equal("NOT_RESPONSIBLE_BOARD", Bromma.Code(await bromma.RunAsync("endContract", new { contract = id, version = 1 }, "contract { id }", other)));
    }

    [Fact]
    public async Task What_cannot_stand_in_a_contract_is_refused_where_it_stands()
    {
        await using var bromma = await Bromma.StartAsync();
        var end = Bromma.Months(12);
        var plain = await bromma.ContractAsync(new { end });
        var release = await bromma.ReleaseAsync("2016", end);
        (string Path, object Terms)[] cases =
        [
            ("solutions", new { solutions = Array.Empty<string>() }),
            ("end", new { start = Bromma.Months(13), end }),
            ("openEnded", new { end, openEnded = true }),
            ("options", new { end, options = new[] { new { end } } }),
            ("options", new { openEnded = true, options = new[] { new { end } } }),
            ("options", new { end, options = new[] { new { end = end.AddDays(1) }, new { end = end.AddDays(1) } } }),
            ("noticeDate", new { end, noticeDate = end.AddDays(1) }),
            ("yearlyCost", new { end, yearlyCost = -1 }),
            ("title", new { end, title = " " }),
            ("extendedSupportFor", new { end, purpose = "EXTENDED_SUPPORT" }),
            ("extendedSupportFor", new { end, extendedSupportFor = release }),
            ("framework", new { end, framework = plain }),
            ("framework", new { end, framework = await bromma.ContractAsync(new { kind = "FRAMEWORK", end }), kind = "FRAMEWORK" }),
        ];
        foreach (var (path, terms) in cases)
        {
            var answer = await bromma.RecordAsync(terms);
            Assert.True(Bromma.Code(answer) == "INPUT_INVALID" && Bromma.Path(answer) == path, $"{path}, {terms}: {answer}");
        }
        Assert.Equal("SOLUTION_UNKNOWN", Bromma.Code(await bromma.RecordAsync(new { solutions = new[] { bromma.Solution, "solution_" + new string('0', 32) } })));
        Assert.Equal("ID_INVALID", Bromma.Code(await bromma.RecordAsync(new { supplier = bromma.Solution })));
    }

    [Fact]
    public async Task Options_are_exercised_in_order_and_each_once()
    {
        await using var bromma = await Bromma.StartAsync();
        var id = await bromma.ContractAsync(new
        {
            end = Bromma.Months(12),
            noticeDate = Bromma.Months(6),
            options = new[] { new { end = Bromma.Months(24) }, new { end = Bromma.Months(36) } },
        });
        Assert.Equal("INPUT_INVALID", Bromma.Code(await ExerciseAsync(bromma, id, 1, Bromma.Months(36))));
        Assert.Equal("OPTION_UNKNOWN", Bromma.Code(await ExerciseAsync(bromma, id, 1, Bromma.Months(30))));
        var first = await ExerciseAsync(bromma, id, 1, null);
        Assert.Equal(Text(24), first.GetProperty("contract").GetProperty("lastDay").GetString());
        Assert.Equal([true, false], first.GetProperty("contract").GetProperty("options").EnumerateArray().Select(option => option.GetProperty("exercised").GetBoolean()));
        Assert.Equal("STALE_VERSION", Bromma.Code(await ExerciseAsync(bromma, id, 1, null)));
        var second = await ExerciseAsync(bromma, id, 2, Bromma.Months(36));
        Assert.Equal(Text(36), second.GetProperty("contract").GetProperty("lastDay").GetString());
        Assert.Equal("OPTION_UNKNOWN", Bromma.Code(await ExerciseAsync(bromma, id, 3, null)));
    }

    [Fact]
    public async Task A_termination_is_recorded_once_and_prolongs_nothing()
    {
        await using var bromma = await Bromma.StartAsync();
        var id = await bromma.ContractAsync(new
        {
            start = Bromma.Months(-12),
            end = Bromma.Months(12),
            options = new[] { new { end = Bromma.Months(24) } },
        });
        Assert.Equal("INPUT_INVALID", Bromma.Code(await TerminateAsync(bromma, id, 1, Bromma.Months(13))));
        Assert.Equal("INPUT_INVALID", Bromma.Code(await TerminateAsync(bromma, id, 1, Bromma.Months(-13))));
        var ended = (await TerminateAsync(bromma, id, 1, Bromma.Months(6))).GetProperty("contract");
        Assert.Equal((Text(6), Text(12)), (ended.GetProperty("lastDay").GetString(), ended.GetProperty("end").GetString()));
        Assert.Equal(Text(0), ended.GetProperty("terminatedOn").GetString());
        Assert.Equal("CONTRACT_TERMINATED", Bromma.Code(await TerminateAsync(bromma, id, 2, null)));
        Assert.Equal("CONTRACT_TERMINATED", Bromma.Code(await ExerciseAsync(bromma, id, 2, null)));

        var openEnded = await bromma.ContractAsync(new { purpose = "LICENCE", openEnded = true });
        Assert.Equal("INPUT_INVALID", Bromma.Code(await TerminateAsync(bromma, openEnded, 1, null)));
        Assert.Null(Bromma.Code(await TerminateAsync(bromma, openEnded, 1, Bromma.Months(3))));
    }

    private static Task<JsonElement> ExerciseAsync(Bromma bromma, string contract, int version, DateOnly? end) =>
        bromma.RunAsync("exerciseOption", new { contract, version, end }, "contract { version lastDay options { end exercised exercisedOn } }");

    private static Task<JsonElement> TerminateAsync(Bromma bromma, string contract, int version, DateOnly? end) =>
        bromma.RunAsync("endContract", new { contract, version, end, reason = "Ersätts" }, "contract { version end lastDay terminatedOn terminationReason }");

    private static string Text(int months) => Bromma.Months(months).ToString("O");
}
