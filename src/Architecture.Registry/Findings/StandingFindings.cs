using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>A record as a list of findings names it.</summary>
/// <param name="Kind">Kind of the record.</param>
/// <param name="Code">Of a solution or a board; null for anything else.</param>
/// <param name="Name">As people know it.</param>
public sealed record FoundRecord(NodeKind Kind, string? Code, string Name)
{
    public static FoundRecord Of(GraphNode node) => node.Kind switch
    {
        var kind when kind == BoardGraph.Board => new FoundRecord(kind, new Board(node).Code, new Board(node).Name),
        var kind when kind == InformationGraph.Set => new FoundRecord(kind, null, node.Get(InformationGraph.Name)!),
        var kind when kind == ContractGraph.Contract => new FoundRecord(kind, null, node.Get(ContractGraph.Title)!),
        var kind when kind == ContractGraph.Supplier => new FoundRecord(kind, null, node.Get(ContractGraph.SupplierName)!),
        var kind => new FoundRecord(kind, node.Get(SolutionGraph.Code), node.Get(SolutionGraph.Name)!),
    };
}

/// <summary>What a rule finds today, whether or not a sweep has put it on record.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Record">The solution that it concerns, else the record that the rule was applied to.</param>
/// <param name="Against">The other record that it is about, if any.</param>
/// <param name="Board">The board that is to act.</param>
/// <param name="Since">When a sweep first found it; null: none has yet.</param>
/// <param name="Due">When it is to be put right; null while nothing says so.</param>
/// <param name="IsOverdue">That day has passed.</param>
public sealed record StandingFinding(FindingRule Rule, FoundRecord Record, FoundRecord? Against, FoundRecord Board, DateOnly? Since, DateOnly? Due, bool IsOverdue);

/// <summary>What the rules find today.</summary>
/// <param name="Examined">Records that they were applied to.</param>
/// <param name="Found">What they found, as far as it was asked for: by board, rule and record.</param>
public sealed record StandingFindings(int Examined, ImmutableArray<StandingFinding> Found);

/// <summary>Applies every rule to every record as a <see cref="Sweep"/> does, on what is so at one moment, and writes nothing.</summary>
public sealed class FindingCheck(Registry registry)
{
    /// <param name="board">Only what this board is to act on; null: any.</param>
    /// <param name="rule">Only what this rule finds; null: any.</param>
    /// <param name="cancellation">Stops it.</param>
    public async ValueTask<StandingFindings> RunAsync(BoardId? board, FindingRule? rule, CancellationToken cancellation)
    {
        var read = await registry.ReadAsync(Actor.System, ReadMoment.Now, cancellation);
        var settings = await read.SettingsAsync(cancellation);
        var found = new List<StandingFinding>();
        var examined = 0;
        foreach (var kind in SubjectReads.Kinds)
        {
            await foreach (var subjects in Sweep.SubjectsAsync(read, kind, cancellation))
            {
                examined += subjects.Length;
                var facts = await new SettleFindings(kind, subjects).LoadAsync(read, cancellation);
                var causes = facts.Causes(read.Today, settings)
                    .Where(cause => (board is null || cause.Owner == board) && (rule is null || cause.Key.Rule == rule)).ToImmutableArray();
                found.AddRange(await StandingAsync(read, causes, facts.Open, cancellation));
            }
        }
        return new StandingFindings(examined, [.. found
            .OrderBy(one => one.Board.Code, StringComparer.Ordinal).ThenBy(one => one.Rule)
            .ThenBy(one => one.Record.Code, Codes).ThenBy(one => one.Record.Name, StringComparer.Ordinal)]);
    }

    /// <summary>By board, then by number.</summary>
    private static readonly IComparer<string?> Codes = Comparer<string?>.Create((one, other) => string.CompareOrdinal(Padded(one), Padded(other)));

    private static string Padded(string? code) =>
        code?.LastIndexOf('-') is { } dash and >= 0 ? code[..dash] + code[dash..].PadLeft(20, ' ') : code ?? "";

    private static async ValueTask<IEnumerable<StandingFinding>> StandingAsync(
        RegistryReader read, ImmutableArray<FindingCause> causes, ImmutableArray<OpenFinding> open, CancellationToken cancellation)
    {
        if (causes.IsEmpty) return [];
        var opened = open.Select(one => one.Finding).DistinctBy(finding => finding.Key).ToDictionary(finding => finding.Key);
        var ids = causes.SelectMany(cause => new NodeId?[] { RecordOf(cause), cause.Key.Against, cause.Owner.Node }).OfType<NodeId>().Distinct().ToImmutableArray();
        var nodes = await read.Whole.NodesAsync(ids, cancellation);
        var records = nodes.OfType<GraphNode>().ToDictionary(node => node.Id, FoundRecord.Of);
        return causes.Select(cause =>
        {
            var since = opened.GetValueOrDefault(cause.Key)?.Opened;
            var due = cause.Due.For(since ?? read.Today);
            return new StandingFinding(
                cause.Key.Rule, records[RecordOf(cause)], cause.Key.Against is { } against ? records[against] : null, records[cause.Owner.Node],
                since, due, due < read.Today);
        });
    }

    /// <summary>A review or a request is known by the solution that it is about.</summary>
    private static NodeId RecordOf(FindingCause cause) => cause.About?.Node ?? cause.Key.Subject;
}
