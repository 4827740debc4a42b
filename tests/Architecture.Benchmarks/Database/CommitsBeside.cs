using System.Collections.Immutable;
using System.Diagnostics;
using Architecture.Graph;
using Architecture.Registry;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Text;
using Architecture.Storage.Neo4j;

namespace Architecture.Benchmarks.Database;

/// <summary>Guarded commits of many clients, beside statements that create the same records, as many at once, and guard nothing.</summary>
internal sealed class CommitsBeside(Neo4jStore store, QueryApiClient client, int solutions)
{
    /// <summary>Commits or records in one statement, on either side.</summary>
    public const int BatchSize = 32;

    private const int Clients = 64;

    // Until then the database and this program still compile what they run.
    private const int RoundsBefore = 6;

    private const string Bare =
        """
        UNWIND $rows AS row CREATE (n:Record:Solution) SET n = row.values
        WITH n, row UNWIND row.edges AS edge MATCH (b:Record {id: edge.to}) CREATE (n)-[r:$(edge.kind)]->(b) SET r = edge.values
        """;

    // A database that is held for several runs knows the numbers of those before.
    private int _numbers = Random.Shared.Next(1, 1_000) * 1_000_000;

    public async Task ShowAsync(int rounds, int commits)
    {
        using var statements = new StatementTimes();
        List<double> guarded = [], bare = [];
        for (var round = -RoundsBefore; round < rounds; round++)
        {
            var ours = await RateAsync(commits, GuardedAsync);
            var plain = await RateAsync(commits, BareAsync);
            if (round < 0) continue;
            guarded.Add(ours);
            bare.Add(plain);
        }
        guarded.Sort();
        bare.Sort();
        var (rate, yardstick) = (guarded[rounds / 2], bare[rounds / 2]);
        Console.WriteLine($"  guarded commits of {Clients} clients {rate:0}/s; bare CREATE of the same records, {BatchSize} a statement, {yardstick:0}/s: {100 * rate / yardstick:0} % (goal ≥ 60)");
        statements.Show();
        // They stand in no journal, so a store would find them out.
        using var removed = await client.RunAsync(new CypherStatement("remove", "MATCH (n:Solution) WHERE n.bare DETACH DELETE n", new CypherParameters(), Writes: true), CancellationToken.None);
    }

    private static async Task<double> RateAsync(int commits, Func<int, Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        await run(commits);
        return commits / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private Task GuardedAsync(int commits) => Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(async () =>
    {
        for (var i = 0; i < commits / Clients; i++)
        {
            var number = Interlocked.Increment(ref _numbers);
            var outcome = await store.CommitAsync(Request(number, store.Sequence), CancellationToken.None);
            if (outcome is not Committed) throw new InvalidOperationException($"A commit ended as {outcome}.");
        }
    })));

    private async Task BareAsync(int commits)
    {
        for (var done = 0; done < commits; done += BatchSize)
        {
            var rows = Enumerable.Range(0, BatchSize).Select(_ => RowOf(Interlocked.Increment(ref _numbers))).ToList();
            using var answer = await client.RunAsync(new CypherStatement("bare", Bare, new CypherParameters().With("rows", rows), Writes: true), CancellationToken.None);
        }
    }

    private CommitRequest Request(int number, long read)
    {
        var (board, function) = (RegistryEstate.Board(number), RegistryEstate.Function(number));
        var id = Estate.Id('n', number);
        var name = $"ny {number}";
        var change = GraphChange.Add(SolutionGraph.Solution, id, Values(number))
            .And(GraphChange.Number(SolutionGraph.Solution, id, SolutionGraph.Code, "benchmark", "NY-"))
            .And(Edges(number).Select(edge => GraphChange.Connect(edge.Kind, edge.Id, id, edge.To, edge.Values)))
            .Writing(new ConflictKey($"name/{board}/{name}"), new ConflictKey($"claims/local/self/{function}"));
        ImmutableArray<ConflictKey> reads =
        [
            ConflictKey.Record(board), ConflictKey.Record(function), new($"name/{board}/{name}"), new("settings"), new("boards"), new("groups"),
            new($"claims/shared/subtree/{function}"), new($"claims/shared/self/{function}"), new("claims/shared/self/root"), new($"claims/exemption/self/{function}"),
        ];
        var draft = new JournalDraft
        {
            Command = Estate.Id('q', number),
            Actor = "benchmark",
            UseCase = "RegisterLocalSolution",
            Verdict = JournalVerdict.Committed,
            IdempotencyKey = $"new {number}",
        };
        return new CommitRequest { Draft = draft, Change = change, ReadSequence = read, Reads = reads, DecidedOn = CityTime.Today(TimeProvider.System) };
    }

    private Dictionary<string, object?> RowOf(int number)
    {
        var values = Stored(Values(number));
        values["id"] = Estate.Id('n', number);
        values["code"] = $"BARE-{number}";
        values["bare"] = true;
        var edges = Edges(number).Select(edge =>
        {
            var stored = Stored(edge.Values);
            stored["id"] = edge.Id;
            return new Dictionary<string, object?> { ["to"] = edge.To, ["kind"] = edge.Kind.Name, ["values"] = stored };
        });
        return new Dictionary<string, object?> { ["values"] = values, ["edges"] = edges.ToList() };
    }

    private static Dictionary<string, object?> Stored(ReadOnlySpan<PropertyValue> values)
    {
        var stored = new Dictionary<string, object?>();
        foreach (var (property, value) in values) stored[property.Name] = RecordProperties.ToStored(value);
        return stored;
    }

    private static PropertyValue[] Values(int number)
    {
        var name = $"ny {number}";
        var text = NamedText.Of(name, [], null);
        return
        [
            SolutionGraph.Name.Is(name), SolutionGraph.SortKey.Is(text.SortKey), SolutionGraph.Folded.Is(text.Folded), SolutionGraph.SearchTerms.Is(text.Terms),
            SolutionGraph.Kind.Is(SolutionKind.ItService), SolutionGraph.Reach.Is(Reach.Local), SolutionGraph.Phase.Is(LifecyclePhase.Planned),
            SolutionGraph.ActualDates.Is(["Planned=2026-01-01"]), SolutionGraph.AudienceAll.Is(false), SolutionGraph.Version.Is(1),
        ];
    }

    private IEnumerable<(EdgeKind Kind, NodeId Id, NodeId To, PropertyValue[] Values)> Edges(int number)
    {
        yield return (SolutionGraph.ResponsibleBoard, Estate.Id('y', number), RegistryEstate.Board(number), []);
        yield return (SolutionGraph.Provides, Estate.Id('z', number), RegistryEstate.Function(number), [SolutionGraph.ProvidesExtent.Is(Extent.Full)]);
        for (var i = 0; i < 3; i++)
        {
            yield return (
                SolutionGraph.DependsOn, Estate.Id('w', number * 3L + i), Estate.Solution((number + i) * 7919L % solutions),
                [SolutionGraph.DependencyKind.Is(DependencyKind.RunsOn), SolutionGraph.DependencyStrength.Is(DependencyStrength.Hard), SolutionGraph.DependencyVersion.Is(1)]);
        }
    }
}
