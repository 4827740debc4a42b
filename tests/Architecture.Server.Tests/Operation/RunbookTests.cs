using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Architecture.Graph;
using Architecture.Registry;
using Architecture.Storage.Embedded;

namespace Architecture.Server.Tests.Operation;

/// <summary>The incidents of the runbook, brought about on a real server: what the operator sees, and that the remedy helps.</summary>
public sealed class RunbookTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("registry-runbook-");

    private string Data => Path.Combine(_folder.FullName, "data");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_disk_is_full_and_then_is_not()
    {
        await using var server = await ServerProcess.StartAsync(Data, "--no-demo");
        await ImportBoardsAsync("VAN");
        // A limit on the length of a file stands in for the disk's end: the operating system refuses the write either way.
        await server.LimitFilesAsync($"{new FileInfo(Segment()).Length}");
        var many = WriteBoards([.. Enumerable.Range(0, 6_000).Select(number => $"Q{number:d4}")]);
        var (code, said) = await VerbAsync("import", "boards", many);
        Assert.Equal(3, code);
        Assert.Contains("cannot write", said, StringComparison.Ordinal);
        Assert.Contains("Nothing of this was saved", said, StringComparison.Ordinal);
        var (status, reason) = await ReadyAsync(server);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("cannot write", reason, StringComparison.Ordinal);
        Assert.Equal(1, (await VerbAsync("health")).Code);
        using (var reading = await server.Client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" })) Assert.Equal(HttpStatusCode.OK, reading.StatusCode);

        await server.LimitFilesAsync("unlimited");
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(server)).Status);
        Assert.Equal(0, (await VerbAsync("health")).Code);
        Assert.Equal(0, (await VerbAsync("import", "boards", many)).Code);
        Assert.Equal(0, (await VerbAsync("verify")).Code);
    }

    [Fact]
    public async Task The_folder_is_in_use()
    {
        await using var server = await ServerProcess.StartAsync(Data, "--no-demo");
        var (code, said) = await ServerProcess.RunAsync(Data, "--no-demo");
        Assert.Equal(3, code);
        Assert.Contains(Data, said, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await ReadyAsync(server)).Status);
    }

    [Fact]
    public async Task A_newer_program_wrote_here()
    {
        var newer = new GraphModel(RegistryGraph.Model.Version + 1, RegistryGraph.Model.NodeKinds, RegistryGraph.Model.EdgeKinds);
        await using (await EmbeddedStore.OpenAsync(new EmbeddedStoreOptions { Folder = Data, Model = newer }, TestContext.Current.CancellationToken)) { }
        var before = Files();
        var (code, said) = await ServerProcess.RunAsync(Data, "--no-demo");
        Assert.Equal(3, code);
        Assert.Contains("newer", said, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(before, Files());
    }

    [Fact]
    public async Task The_journal_is_damaged_and_a_backup_takes_its_place()
    {
        var copy = Path.Combine(_folder.FullName, "copy");
        await using (var server = await ServerProcess.StartAsync(Data, "--no-demo"))
        {
            await ImportBoardsAsync("VAN", "KUN", "IDN");
            var (made, _) = await VerbAsync("backup", copy);
            Assert.Equal(0, made);
            await server.SignalAsync("TERM");
            Assert.Equal(0, await server.EndedAsync());
        }
        await DamageAsync();

        var (code, said) = await ServerProcess.RunAsync(Data, "--no-demo");
        Assert.Equal(3, code);
        Assert.Contains("damaged", said, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed", said, StringComparison.Ordinal);
        var (found, findings) = await VerbAsync("verify");
        Assert.Equal(1, found);
        Assert.Contains(Path.GetFileName(Segment()), findings, StringComparison.Ordinal);

        var restored = Path.Combine(_folder.FullName, "restored");
        Assert.Equal(0, (await VerbOnAsync(restored, "restore", copy)).Code);
        Assert.Equal(0, (await VerbOnAsync(restored, "verify")).Code);
        await using var again = await ServerProcess.StartAsync(restored, "--no-demo");
        var (_, report) = await VerbOnAsync(restored, "import", "boards", WriteBoards("VAN", "KUN", "IDN"), "--json");
        Assert.Contains("\"unchanged\":3", report.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_clock_goes_backwards_and_the_journal_does_not()
    {
        var clock = new MovedClock();
        var cancellation = TestContext.Current.CancellationToken;
        await using var store = await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = Data, Model = RegistryGraph.Model, TimeZone = CityTime.Zone, TimeProvider = clock }, cancellation);
        var registry = new Registry.Registry(store, clock);
        foreach (var (code, days) in new[] { ("VAN", 0), ("KUN", -3), ("IDN", -1) })
        {
            clock.Days = days;
            var ran = await registry.RunAsync(
                new Registry.Boards.AddBoard(code, $"Nämnden {code}", Registry.Boards.BoardKind.Specialist), Registry.Access.Actor.System, RunOptions.None, cancellation);
            Assert.Null(ran.Refusal);
        }
        var times = (await store.JournalAsync(0, 10, cancellation)).Select(entry => entry.Time).ToList();
        Assert.Equal(3, times.Count);
        Assert.Equal(times.Order(), times);
    }

    [Fact]
    public async Task Neo4j_is_not_there_at_the_start()
    {
        var began = Stopwatch.StartNew();
        Environment.SetEnvironmentVariable("NEO4J_PASSWORD", "for a database that is not there");
        var (code, said) = await ServerProcess.RunAsync(Data, "--no-demo", "--store", "neo4j", "--neo4j-url", $"http://127.0.0.1:{ServerProcess.FreePort()}");
        Assert.Equal(3, code);
        Assert.Contains("cannot be reached", said, StringComparison.Ordinal);
        Assert.DoesNotContain("for a database", said, StringComparison.Ordinal);
        Assert.True(began.Elapsed < TimeSpan.FromSeconds(30), $"{began.Elapsed}");
    }

    [Fact]
    public async Task A_slow_client_is_cut_off_and_keeps_nobody_waiting()
    {
        await using var server = await ServerProcess.StartAsync(Data, "--no-demo", "--set", "Limits:Reads=1", "--set", "Limits:Waiting=0");
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, server.Port);
        await slow.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"));
        using (var other = await server.Client.PostAsJsonAsync("/graphql", new { query = "{ __typename }" })) Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var reader = new StreamReader(slow.GetStream());
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode Status, string Reason)> ReadyAsync(ServerProcess server)
    {
        using var response = await server.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    private async Task ImportBoardsAsync(params string[] codes)
    {
        var (code, said) = await VerbAsync("import", "boards", WriteBoards(codes));
        Assert.True(code == 0, said);
    }

    private string WriteBoards(params string[] codes)
    {
        var path = Path.Combine(_folder.FullName, $"boards-{codes.Length}-{codes[0]}.csv");
        File.WriteAllText(path, "code;name;kind\n" + string.Concat(codes.Select(code => $"{code};Nämnden {code};SPECIALIST\n")));
        return path;
    }

    private Task<(int Code, string Said)> VerbAsync(params string[] arguments) => VerbOnAsync(Data, arguments);

    private static async Task<(int Code, string Said)> VerbOnAsync(string data, params string[] arguments)
    {
        using var terminal = new CommandLine.Terminal();
        var said = await terminal.RunExactlyAsync([.. arguments, "--data", data]);
        return (said.Code, said.Output + said.Error);
    }

    private string Segment() => Directory.EnumerateFiles(Data).Where(file => file.EndsWith(".journal", StringComparison.Ordinal)).Order(StringComparer.Ordinal).First();

    private async Task DamageAsync()
    {
        // Only the journal can say what it holds, so that nothing but the backup helps.
        foreach (var checkpoint in Directory.EnumerateFiles(Data, "*.checkpoint").ToList()) File.Delete(checkpoint);
        var bytes = await File.ReadAllBytesAsync(Segment());
        var middle = Array.LastIndexOf(bytes, (byte)'V');
        Assert.True(middle > 0);
        bytes[middle] ^= 0xff;
        await File.WriteAllBytesAsync(Segment(), bytes);
    }

    /// <summary>What is kept; the lock file only names the process that wrote last, and its number may be longer or shorter.</summary>
    private string Files() => JsonSerializer.Serialize(Directory.EnumerateFiles(Data).Where(file => Path.GetFileName(file) != "writer.lock").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), new FileInfo(file).Length).ToString()));

    private sealed class MovedClock : TimeProvider
    {
        public int Days { get; set; }

        public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero).AddDays(Days);
    }
}
