using System.Text.Json;
using Architecture.Registry;
using Architecture.Registry.Access;

namespace Architecture.Api.Tests.Contracts;

/// <summary>The board BRO with its solutions, what they are contracted and built on, and when they end; days are told from today.</summary>
internal sealed class Bromma(RegistryUnderTest registry, City city) : IAsyncDisposable
{
    private string _product = "";

    public static readonly Actor Board = DemonstrationUsers.Find("board:BRO")!;

    public RegistryUnderTest Registry { get; } = registry;
    public City City { get; } = city;

    /// <summary>The supplier of contracts that name no other.</summary>
    public string Supplier { get; private set; } = "";

    /// <summary>The first solution, "Bygglov Öst".</summary>
    public string Solution { get; private set; } = "";

    public static async Task<Bromma> StartAsync()
    {
        var registry = await RegistryUnderTest.StartAsync();
        var made = new Bromma(registry, await City.StartAsync(registry));
        made.Solution = await made.SolutionAsync("Bygglov Öst");
        made.Supplier = await made.SupplierAsync("Tieto");
        made._product = await made.City.ProductAsync("Windows Server");
        return made;
    }

    /// <summary>A day so many months from today.</summary>
    public static DateOnly Months(int months, int days = 0) => CityTime.Today(TimeProvider.System).AddMonths(months).AddDays(days);

    public async Task<string> SolutionAsync(string name)
    {
        var answer = await City.RegisterAsync(name, "BRO", "Bygglov", "BRO");
        return answer.GetProperty("solution").GetProperty("id").GetString()!;
    }

    public async Task<string> SupplierAsync(string name)
    {
        var answer = await RunAsync("addSupplier", new { name }, "supplier { id }");
        return answer.GetProperty("supplier").GetProperty("id").GetString()!;
    }

    /// <summary>A contract of the first solution, on operation unless the terms say otherwise; they may replace anything.</summary>
    public Task<JsonElement> RecordAsync(object terms, Actor? actor = null)
    {
        var input = new Dictionary<string, object?> { ["supplier"] = Supplier, ["solutions"] = new[] { Solution }, ["purpose"] = "OPERATION" };
        foreach (var property in terms.GetType().GetProperties()) input[property.Name] = property.GetValue(terms);
        return RunAsync("recordContract", input, "contract { id version lastDay }", actor);
    }

    /// <summary>As <see cref="RecordAsync"/>, which must succeed.</summary>
    public async Task<string> ContractAsync(object terms)
    {
        var answer = await RecordAsync(terms);
        Assert.True(Code(answer) is null, answer.ToString());
        return answer.GetProperty("contract").GetProperty("id").GetString()!;
    }

    public async Task<string> ReleaseAsync(string name, DateOnly? supportEnds, DateOnly? extendedSupportEnds = null)
    {
        var answer = await RunAsync("recordTechnologyRelease", new { product = _product, name, supportEnds, extendedSupportEnds }, "technologyRelease { id }");
        return answer.GetProperty("technologyRelease").GetProperty("id").GetString()!;
    }

    public async Task UseAsync(string release, string? solution = null) =>
        Assert.Null(Code(await RunAsync("recordTechnologyUse", new { solution = solution ?? Solution, release }, "solution { code }")));

    public async Task DependAsync(string from, string to, string strength = "HARD") =>
        Assert.Null(Code(await RunAsync("addDependency", new { from, to, kind = "READS_FROM", strength }, "dependency { id }")));

    /// <summary>Runs a mutation and gives its payload.</summary>
    public async Task<JsonElement> RunAsync(string mutation, object input, string fields, Actor? actor = null)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var data = await Registry.DataAsync(
            $"mutation($i: {type}!) {{ {mutation}(input: $i) {{ {fields} errors {{ code message path }} }} }}", new { i = input }, actor);
        return data.GetProperty(mutation);
    }

    public async Task<JsonElement> EndAsync(string? solution = null)
    {
        var data = await Registry.DataAsync(
            "query($s: ID!) { node(id: $s) { ... on Solution { effectiveEnd { date state missing warnings explanation { kind text record { id } } } } } }",
            new { s = solution ?? Solution });
        return data.GetProperty("node").GetProperty("effectiveEnd");
    }

    public ValueTask DisposeAsync() => Registry.DisposeAsync();

    public static string? Code(JsonElement payload) =>
        payload.GetProperty("errors").GetArrayLength() == 0 ? null : payload.GetProperty("errors")[0].GetProperty("code").GetString();

    public static string Path(JsonElement payload) => string.Join('.', payload.GetProperty("errors")[0].GetProperty("path").EnumerateArray().Select(step => step.GetString()));
}
