using Architecture.Benchmarks;
using Architecture.Benchmarks.Database;
using Architecture.Benchmarks.Embedded;
using Architecture.Benchmarks.Engine;
using Architecture.Benchmarks.Gate;
using Architecture.Benchmarks.Memory;
using Architecture.Benchmarks.Server;

// Usage: dotnet run -c Release --project tests/Architecture.Benchmarks -- [part …] [--sizes 1000,100000,1000000]
// "hold" is no part of its own: it fills a database for "neo4j" and holds it until its input ends, so that one can measure again and again. "commits" is of
// "neo4j" the guarded commits alone.
var sizes = args.SkipWhile(argument => argument != "--sizes").Skip(1).FirstOrDefault() ?? "1000,100000,1000000";
var wanted = args.TakeWhile(argument => argument != "--sizes").ToHashSet(StringComparer.Ordinal);
var estates = sizes.Split(',').Select(size => new Estate(int.Parse(size))).ToList();

(string Name, Action<IReadOnlyList<Estate>> Run)[] parts =
[
    ("memory", FootprintBenchmark.Run),
    ("reach", ReachBenchmark.Run),
    ("pages", PageBenchmark.Run),
    ("changes", ChangeBenchmark.Run),
    ("embedded", EmbeddedBenchmark.Run),
    ("hostile", HostileBenchmark.Run),
    ("gate", GateBenchmark.Run),
    ("neo4j", Neo4jBenchmark.Run),
    ("list", ListBenchmark.Run),
    ("telemetry", TelemetryBenchmark.Run),
];
if (wanted.Except(parts.Select(part => part.Name).Append("hold").Append("commits")).FirstOrDefault() is { } unknown)
{
    Console.Error.WriteLine($"There is no part '{unknown}': {string.Join(", ", parts.Select(part => part.Name))}.");
    return 2;
}
if (wanted.Remove("hold"))
{
    HeldDatabase.Hold(estates[0]);
    return 0;
}
if (wanted.Remove("commits"))
{
    Neo4jBenchmark.RunCommits(estates[0]);
    return 0;
}
foreach (var (name, run) in parts)
{
    if (wanted.Count > 0 && !wanted.Contains(name)) continue;
    Console.WriteLine($"\n## {name}");
    run(estates);
}
return 0;
