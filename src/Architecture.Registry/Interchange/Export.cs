using System.Collections.Immutable;
using System.Text;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Information;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.Interchange;

/// <summary>What an export wrote.</summary>
/// <param name="Rows">Records written.</param>
/// <param name="Simplified">Records of which the form cannot say all: claims that are partial or exclude, user groups.</param>
public readonly record struct ExportReport(long Rows, long Simplified);

/// <summary>
/// Writes what is on record in the form that <see cref="Import"/> reads, so that importing it again changes nothing. Solutions are the local ones
/// that have not left: what is shared, decided or gone is no row of a table. They are written a page at a time.
/// </summary>
/// <param name="read">The moment to write.</param>
/// <param name="to">Where to; lines end as the form has it.</param>
public sealed class Export(RegistryReader read, TextWriter to)
{
    private const int PageSize = 500;
    private const char Separator = ';';
    private const char InList = '|';

    private long _rows;
    private long _simplified;

    /// <summary>Vendors' dates come from their source, never from here.</summary>
    public static bool Knows(ImportKind kind) => kind != ImportKind.Technology;

    public async Task<ExportReport> WriteAsync(ImportKind kind, CancellationToken cancellation)
    {
        await (kind switch
        {
            ImportKind.Boards => BoardsAsync(cancellation),
            ImportKind.Capabilities => CapabilitiesAsync(cancellation),
            ImportKind.Solutions => SolutionsAsync(cancellation),
            ImportKind.Dependencies => DependenciesAsync(cancellation),
            ImportKind.Flows => FlowsAsync(cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        });
        await to.FlushAsync(cancellation);
        return new ExportReport(_rows, _simplified);
    }

    private async Task BoardsAsync(CancellationToken cancellation)
    {
        Heading("code", "name", "kind", "administration", "from", "until", "successor", "architecture_adopted");
        var boards = (await read.AllBoardsAsync(cancellation)).Sort((left, right) => string.CompareOrdinal(left.Code, right.Code));
        var codes = boards.ToDictionary(board => board.Node.Id, board => board.Code);
        var successors = (await read.SuccessionsAsync(boards, cancellation)).ToLookup(edge => edge.From, edge => codes[edge.To]);
        foreach (var board in boards)
        {
            Row(board.Code, board.Name, EnumWords.Word(board.Kind), board.Administration, Date(board.From), Date(board.Until),
                List(successors[board.Node.Id].Order(StringComparer.Ordinal)), Date(board.ArchitectureAdopted));
        }
    }

    private async Task CapabilitiesAsync(CancellationToken cancellation)
    {
        var tops = await read.FindAsync(
            new NodeQuery(CapabilityGraph.Capability, Filter.Is(CapabilityGraph.IsTop, GraphValue.Of(true)), [new OrderBy(CapabilityGraph.SortKey)], new PageRequest(int.MaxValue - 1)),
            [], cancellation);
        // Written depth first, in the order of the tree; what waits is the line down to where it writes and its siblings.
        var waiting = new Stack<(Capability Function, int Depth)>();
        foreach (var top in tops.Nodes.Reverse()) waiting.Push((new Capability(top), 0));
        while (waiting.TryPop(out var next))
        {
            var children = (await read.ChildrenAsync([next.Function.Id], cancellation))[0];
            Function(next.Function, new string(' ', next.Depth * 4), hasParts: !children.IsEmpty);
            foreach (var child in children.Reverse()) waiting.Push((child, next.Depth + 1));
        }
    }

    private void Function(Capability function, string indent, bool hasParts)
    {
        var text = new StringBuilder();
        text.Append(indent).Append("- id: ").Append(CapabilityFile.Quoted(function.ExternalId ?? NamedSolutions.ByCode + function.Code)).Append('\n');
        text.Append(indent).Append("  name: ").Append(CapabilityFile.Quoted(function.Name)).Append('\n');
        if (function.Description is { } description) text.Append(indent).Append("  description: ").Append(CapabilityFile.Quoted(description)).Append('\n');
        if (hasParts) text.Append(indent).Append("  children:\n");
        to.Write(text);
        _rows++;
    }

    private async Task SolutionsAsync(CancellationToken cancellation)
    {
        Heading("id", "name", "board", "functions", "kind", "audience", "product", "aliases", "description", "phase", "in_use", "evidence");
        await foreach (var page in PagesAsync(cancellation))
        {
            var local = page.Where(one => one.Reach == Reach.Local).ToImmutableArray();
            var ids = local.Select(one => one.Id).ToImmutableArray();
            var boards = await read.ResponsibleBoardsAsync(ids, cancellation);
            var scopes = await read.ScopesAsync(local, cancellation);
            var products = await read.ProductOfAsync(ids, cancellation);
            var names = await FunctionNamesAsync(scopes, cancellation);
            var codes = await BoardCodesAsync(scopes, cancellation);
            for (var i = 0; i < local.Length; i++)
            {
                var (solution, scope) = (local[i], scopes[i]);
                if (!scope.Audience.Groups.IsEmpty || scope.Claims.Any(claim => claim.Extent != Extent.Full || !claim.Excludes.IsEmpty)) _simplified++;
                Row(solution.Code, solution.Name, boards[i]!.Code, List(scope.Claims.Select(claim => names[claim.Capability])), EnumWords.Word(solution.Kind),
                    scope.Audience.All ? ImportSolution.Everyone : List(scope.Audience.Boards.Select(board => codes[board]).Order(StringComparer.Ordinal)),
                    products[i]?.ExternalId ?? products[i]?.Name, List(solution.Aliases), solution.Description, EnumWords.Word(solution.Phase),
                    Date(solution.Actual(LifecyclePhase.InUse)), solution.Evidence);
            }
        }
    }

    private async Task DependenciesAsync(CancellationToken cancellation)
    {
        Heading("from", "to", "kind", "strength");
        await foreach (var page in PagesAsync(cancellation))
        {
            var dependencies = await read.DependenciesAsync([.. page.Select(one => one.Id)], Direction.Outgoing, cancellation);
            foreach (var (from, list) in page.Zip(dependencies))
                foreach (var (dependency, other) in list.Where(item => !item.Other.IsGone))
                    Row(from.Code, other.Code, EnumWords.Word(dependency.Kind), EnumWords.Word(dependency.Strength));
        }
    }

    /// <summary>With ids: several flows may go the same way.</summary>
    private async Task FlowsAsync(CancellationToken cancellation)
    {
        Heading("id", "from", "to", "via", "information_sets", "protocol", "frequency");
        await foreach (var page in PagesAsync(cancellation))
        {
            var flows = await read.FlowsFromAsync([.. page.Select(one => one.Id)], cancellation);
            var carried = await read.NeighboursAsync(
                new NeighbourQuery([.. flows.Select(one => one.Flow.Id.Node)], FlowGraph.Carries, Direction.Outgoing), cancellation);
            for (var i = 0; i < flows.Count; i++)
            {
                var ((flow, sides), sets) = (flows[i], carried[i].Items.Select(item => new InformationSet(item.Node)).ToImmutableArray());
                if (sides.To.IsGone || sides.Via?.IsGone == true) continue;
                var owners = await read.InformationOwnersAsync([.. sets.Select(set => set.Id)], cancellation);
                var names = sets.Select((set, index) => $"{owners[index]?.Code}/{set.Name}").Order(StringComparer.Ordinal);
                Row(flow.Id.Node.ToString(), sides.From.Code, sides.To.Code, sides.Via?.Code, List(names), flow.Protocol, flow.Frequency);
            }
        }
    }

    /// <summary>Solutions that have not left, by name.</summary>
    private async IAsyncEnumerable<ImmutableArray<Solution>> PagesAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        Keyset? after = null;
        while (true)
        {
            var query = new NodeQuery(SolutionGraph.Solution, SolutionGraph.Living, [new OrderBy(SolutionGraph.SortKey)], new PageRequest(PageSize, after));
            var page = await read.FindAsync(query, [], cancellation);
            if (page.Nodes.IsEmpty) yield break;
            yield return [.. page.Nodes.Select(node => new Solution(node))];
            if (!page.HasMore) yield break;
            after = new Keyset([page.Nodes[^1][SolutionGraph.SortKey]], page.Nodes[^1].Id);
        }
    }

    /// <summary>Functions as a file names them: by external id, else by path.</summary>
    private async Task<Dictionary<CapabilityId, string>> FunctionNamesAsync(ImmutableArray<Scope> scopes, CancellationToken cancellation)
    {
        var claimed = scopes.SelectMany(scope => scope.Claims).Select(claim => claim.Capability).Distinct().ToImmutableArray();
        var lines = await read.LineagesAsync(claimed, cancellation);
        return claimed.Zip(lines).ToDictionary(one => one.First, one => one.Second[^1].ExternalId ?? CapabilityReads.PathText(one.Second.Select(above => above.Name)));
    }

    private async Task<Dictionary<BoardId, string>> BoardCodesAsync(ImmutableArray<Scope> scopes, CancellationToken cancellation)
    {
        var boards = await read.BoardsAsync([.. scopes.SelectMany(scope => scope.Audience.Boards).Distinct()], cancellation);
        return boards.OfType<Board>().ToDictionary(board => board.Id, board => board.Code);
    }

    private void Heading(params string[] columns) => to.Write(TableFile.Line(columns, Separator));

    private void Row(params string?[] fields)
    {
        to.Write(TableFile.Line(fields.Select(field => field ?? ""), Separator));
        _rows++;
    }

    private static string List(IEnumerable<string> items) => string.Join(InList, items);

    private static string? Date(DateOnly? date) => date?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
