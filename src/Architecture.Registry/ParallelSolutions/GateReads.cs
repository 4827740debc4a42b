using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>Loads what the gate judges on, and notes the keys that make the judgement safe against races.</summary>
public static class GateReads
{
    /// <summary>The functions asked about, with all that is above and below them.</summary>
    public static async ValueTask<FunctionTree> FunctionsAsync(
        this RegistryReader read, IEnumerable<CapabilityId> asked, CancellationToken cancellation)
    {
        var wanted = asked.Distinct().ToImmutableArray();
        var nodes = new Dictionary<CapabilityId, FunctionNode>();
        foreach (var line in await read.LineagesAsync(wanted, cancellation))
        {
            for (var depth = 0; depth < line.Length; depth++)
                nodes[line[depth].Id] = NodeOf(line[depth], depth == 0 ? null : line[depth - 1].Id);
        }
        var frontier = wanted.Where(nodes.ContainsKey).ToList();
        var below = new HashSet<CapabilityId>(frontier);
        while (frontier.Count > 0)
        {
            var next = new List<CapabilityId>();
            var children = await read.ChildrenAsync(frontier, cancellation);
            for (var i = 0; i < frontier.Count; i++)
            {
                foreach (var child in children[i])
                {
                    nodes[child.Id] = NodeOf(child, frontier[i]);
                    if (below.Add(child.Id)) next.Add(child.Id);
                }
            }
            frontier = next;
        }
        return FunctionTree.Of(nodes.Values, wanted);
    }

    private static FunctionNode NodeOf(Capability function, CapabilityId? parent) => new(function.Id, function.Name, parent) { Absorbed = function.Absorbed };

    /// <summary>The functions that recorded cells speak of, as the tree has them now: one that was merged is what it became.</summary>
    public static async ValueTask<ImmutableArray<CapabilityId>> FunctionsOfAsync(
        this RegistryReader read, IEnumerable<RecordedCells> recorded, CancellationToken cancellation)
    {
        var asked = recorded.SelectMany(cells => cells.Boxes).SelectMany(box => box.Functions).Distinct().ToImmutableArray();
        var found = await read.CapabilitiesAsync(asked, cancellation);
        var now = ImmutableArray.CreateBuilder<CapabilityId>(asked.Length);
        for (var i = 0; i < asked.Length; i++)
            if ((found[i] ?? await read.AbsorberAsync(asked[i], cancellation)) is { } function) now.Add(function.Id);
        return [.. now.Distinct()];
    }

    /// <summary>The city's boards with their mergers, as judged on a day.</summary>
    public static async ValueTask<BoardRegister> BoardRegisterAsync(this RegistryReader read, CancellationToken cancellation)
    {
        var boards = await read.AllBoardsAsync(cancellation);
        var successions = await read.SuccessionsAsync(boards, cancellation);
        return BoardRegister.Of(
            boards.Select(BoardFact.Of),
            successions.Select(edge => new Succession(
                new BoardId(edge.From), new BoardId(edge.To), edge.Get(BoardGraph.SucceededFrom) ?? DateOnly.MinValue)),
            read.Today);
    }

    /// <summary>The board that answers for the one named today (domain §2, Succession).</summary>
    public static async ValueTask<Board?> TodaysBoardAsync(
        this RegistryReader read, BoardRegister boards, BoardId board, CancellationToken cancellation) =>
        boards.Today(board) is [var today, ..] ? await read.BoardAsync(today, cancellation) : null;

    /// <summary>The solutions of one side whose claims could meet these: claims at, below or above the same functions.</summary>
    public static async ValueTask<ImmutableArray<Solution>> SolutionsTouchingAsync(
        this RegistryReader read, ClaimKeys.Reach side, FunctionTree functions, IEnumerable<Claim> claims, CancellationToken cancellation)
    {
        var known = claims.Select(claim => claim.Capability).Where(functions.Contains).Distinct().ToImmutableArray();
        read.Note(ClaimKeys.Read(side, known.Select(functions.Line)));
        var near = known.SelectMany(id => functions.Line(id).Concat(functions.Below(id))).Distinct().Select(id => id.Node);
        // Asked of the store, so that a registration costs the same under a function with few local solutions and with thousands.
        var isShared = Filter.Is(SolutionGraph.Reach, GraphValue.Of(nameof(Reach.Shared)));
        var query = new NeighbourQuery(
            [.. near], SolutionGraph.Provides, Direction.Incoming, OnNode: side == ClaimKeys.Reach.Shared ? isShared : Filter.Not(isShared));

        // Advisory on purpose: the claims keys noted above stand for these edges and for everything the gate sees of the far nodes.
        // Noting the edges themselves would make registrations under one function conflict with each other.
        var pages = await read.View.NeighboursAsync(query, cancellation);
        return
        [
            .. pages.SelectMany(page => page.Items)
                .Select(item => new Solution(item.Node))
                .DistinctBy(solution => solution.Id)
                .OrderBy(solution => solution.Code, StringComparer.Ordinal),
        ];
    }
}
