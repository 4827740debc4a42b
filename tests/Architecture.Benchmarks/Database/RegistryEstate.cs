using System.Collections.Immutable;
using System.Globalization;
using Architecture.Graph;
using Architecture.Registry;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Text;
using Architecture.Storage.Embedded;

namespace Architecture.Benchmarks.Database;

/// <summary>
/// An estate in the registry's own model: 40 boards, 400 functions below 20 areas, N local solutions with a board, a function and three dependencies on
/// average. Solutions come one an entry, as they are registered; who depends on whom is skewed as in <see cref="Estate"/>.
/// </summary>
internal sealed class RegistryEstate(Estate estate)
{
    private const int Boards = 40;
    private const int Areas = 20;
    private const int Functions = 400;
    private const int Decisions = 500;

    // A database that has just started takes larger pieces for minutes on a small machine.
    private const int Entries = 100;

    private static readonly string[] s_words =
        ["bygg", "lov", "skola", "vård", "tid", "bokning", "ärende", "miljö", "tillsyn", "hamn", "karta", "avgift", "återbruk", "översikt"];

    private static readonly LifecyclePhase[] s_phases =
        [LifecyclePhase.Planned, LifecyclePhase.InUse, LifecyclePhase.InUse, LifecyclePhase.InUse, LifecyclePhase.PhasingOut, LifecyclePhase.Retired];

    public int Solutions => estate.Solutions;

    public static NodeId Board(int number) => Estate.Id('b', number % Boards);

    public static NodeId Function(int number) => Estate.Id('f', number % Functions);

    /// <summary>An embedded store filled with it.</summary>
    public async Task<EmbeddedStore> EmbeddedAsync(string folder)
    {
        var store = await EmbeddedStore.OpenAsync(new EmbeddedStoreOptions { Folder = folder, Model = RegistryGraph.Model, TimeZone = CityTime.Zone }, CancellationToken.None);
        await FillAsync(store);
        return store;
    }

    private async Task FillAsync(IGraphStore store)
    {
        foreach (var chunk in Changes().Select((change, number) => (change, number)).Chunk(Decisions))
        {
            var decisions = chunk.Select(one => (HeadDecision)((head, today, _) => new(Request(one.change, one.number, head.Read.To, today))));
            foreach (var outcome in await store.CommitAtHeadAsync([.. decisions], CancellationToken.None)) outcome.Required();
        }
    }

    /// <summary>Takes the journal over into another store.</summary>
    public static async Task CopyAsync(IGraphStore from, IGraphStore to)
    {
        for (long after = 0; await from.JournalAsync(after, Entries, CancellationToken.None) is { IsEmpty: false } page; after = page[^1].Sequence)
            await to.AppendAsync(page, CancellationToken.None);
    }

    private IEnumerable<GraphChange> Changes()
    {
        yield return GraphChange.None.And(Enumerable.Range(0, Boards).Select(NewBoard));
        yield return GraphChange.None.And(Enumerable.Range(0, Areas).Select(number => NewFunction(Estate.Id('a', number), $"Område {number}", null, number)));
        yield return GraphChange.None.And(Enumerable.Range(0, Functions).Select(number => NewFunction(Function(number), $"Funktion {number}", Estate.Id('a', number % Areas), number)));
        var random = new Random(17);
        foreach (var links in LinksBySolution())
        {
            var number = links[0].From;
            yield return NewSolution(number, random).And(links.Select(Link)).Writing(
                new ConflictKey($"name/{Board(number)}/{number}"), new ConflictKey($"claims/local/self/{Function(number)}"));
        }
    }

    private IEnumerable<List<(long Number, EdgeKind Kind, int From, int To)>> LinksBySolution()
    {
        List<(long, EdgeKind, int From, int)> links = [];
        foreach (var link in estate.Links())
        {
            if (links.Count > 0 && links[0].From != link.From)
            {
                yield return links;
                links = [];
            }
            links.Add(link);
        }
        yield return links;
    }

    private static GraphChange NewBoard(int number)
    {
        var (code, name) = ($"N{number:00}", $"Nämnd {number}");
        var text = NamedText.Of(name, [code], null);
        return GraphChange.Add(
            BoardGraph.Board, Board(number), BoardGraph.Code.Is(code), BoardGraph.Name.Is(name), BoardGraph.SortKey.Is(text.SortKey), BoardGraph.Folded.Is(text.Folded),
            BoardGraph.SearchTerms.Is(text.Terms), BoardGraph.Kind.Is(number == 0 ? BoardKind.Executive : BoardKind.Specialist), BoardGraph.Version.Is(1));
    }

    private static GraphChange NewFunction(NodeId id, string name, NodeId? parent, int number)
    {
        var text = NamedText.Of(name, [], null);
        var change = GraphChange.Add(
                CapabilityGraph.Capability, id, CapabilityGraph.Name.Is(name), CapabilityGraph.SortKey.Is(text.SortKey), CapabilityGraph.Folded.Is(text.Folded),
                CapabilityGraph.SearchTerms.Is(text.Terms), CapabilityGraph.IsTop.Is(parent is null), CapabilityGraph.Version.Is(1))
            .And(GraphChange.Number(CapabilityGraph.Capability, id, CapabilityGraph.Code, CapabilityGraph.Counter, "F"));
        return parent is { } above ? change.And(GraphChange.Connect(CapabilityGraph.PartOf, Estate.Id('p', number), id, above)) : change;
    }

    private static GraphChange NewSolution(int number, Random random)
    {
        var words = Enumerable.Range(0, 3).Select(_ => s_words[random.Next(s_words.Length)]).ToArray();
        var name = $"{char.ToUpperInvariant(words[0][0])}{words[0][1..]}{words[1]} {words[2]} {number}";
        var description = $"Stödjer {words[0]} och {words[2]} för medborgare och handläggare.";
        var text = NamedText.Of(name, [], description);
        return GraphChange.Add(
                SolutionGraph.Solution, Estate.Solution(number),
                SolutionGraph.Name.Is(text.Name), SolutionGraph.Description.Is(description), SolutionGraph.SortKey.Is(text.SortKey), SolutionGraph.Folded.Is(text.Folded),
                SolutionGraph.SearchTerms.Is(text.Terms), SolutionGraph.Kind.Is(SolutionKind.BusinessApplication), SolutionGraph.Reach.Is(Reach.Local),
                SolutionGraph.Phase.Is(s_phases[random.Next(s_phases.Length)]), SolutionGraph.ActualDates.Is(["Planned=2024-01-01"]), SolutionGraph.AudienceAll.Is(false),
                SolutionGraph.DeclaredEnd.Is(random.Next(4) == 0 ? new DateOnly(2027, 1, 1).AddDays(random.Next(2000)) : null), SolutionGraph.Version.Is(1))
            .And(GraphChange.Number(
                SolutionGraph.Solution, Estate.Solution(number), SolutionGraph.Code, SolutionGraph.Counter($"N{number % Boards:00}"), $"N{number % Boards:00}-"));
    }

    /// <summary>A dependency is on a solution that is there already.</summary>
    private static GraphChange Link((long Number, EdgeKind Kind, int From, int To) link)
    {
        var (number, kind, from, to) = link;
        var (id, solution) = (Estate.Id('e', number), Estate.Solution(from));
        if (kind == EstateModel.ResponsibleBoard) return GraphChange.Connect(SolutionGraph.ResponsibleBoard, id, solution, Board(from));
        if (kind == EstateModel.Provides)
            return GraphChange.Connect(SolutionGraph.Provides, id, solution, Function(to), SolutionGraph.ProvidesExtent.Is(number % 4 == 0 ? Extent.Partial : Extent.Full));
        if (from == 0) return GraphChange.None;
        return GraphChange.Connect(
            SolutionGraph.DependsOn, id, solution, Estate.Solution(to % from), SolutionGraph.DependencyKind.Is((DependencyKind)(number % 4)),
            SolutionGraph.DependencyStrength.Is(number % 3 == 0 ? DependencyStrength.Soft : DependencyStrength.Hard), SolutionGraph.DependencyVersion.Is(1));
    }

    private static CommitRequest Request(GraphChange change, int number, long read, DateOnly today) => new()
    {
        Draft = new JournalDraft
        {
            Command = Estate.Id('k', number),
            Actor = "benchmark",
            UseCase = "ImportSolution",
            Verdict = JournalVerdict.Committed,
            IdempotencyKey = number.ToString(CultureInfo.InvariantCulture),
        },
        Change = change,
        ReadSequence = read,
        Reads = ImmutableArray<ConflictKey>.Empty,
        DecidedOn = today,
    };
}
