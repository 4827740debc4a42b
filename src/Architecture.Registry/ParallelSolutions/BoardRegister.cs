using System.Collections.Frozen;
using System.Collections.Immutable;
using Architecture.Registry.Boards;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>
/// A board as the rules need it. Adoption is a company's: the day from which it follows the architecture. Until is the last day in force.
/// </summary>
public sealed record BoardFact(
    BoardId Id, string Code, string Name, BoardKind Kind, DateOnly? ArchitectureAdopted = null, DateOnly? From = null, DateOnly? Until = null)
{
    public static BoardFact Of(Board board) =>
        new(board.Id, board.Code, board.Name, board.Kind, board.ArchitectureAdopted, board.From, board.Until);
}

/// <summary>One board taken over by another, from a day.</summary>
public sealed record Succession(BoardId Predecessor, BoardId Successor, DateOnly From);

/// <summary>The city's boards on one day, with their mergers (domain §2, Succession).</summary>
/// <remarks>
/// Two readings stand side by side. <see cref="Today"/> is the calendar: who answers for a record on the day. <see cref="Parts"/>,
/// <see cref="Living"/> and <see cref="Follows"/> are the gate's: what is recorded for a later day is judged as if already in force,
/// so that no overlap comes into being on a day when nobody decides anything.
/// </remarks>
public sealed class BoardRegister
{
    /// <summary>The one made last: every gate asks for it, boards seldom change, and working out who took over whom costs more than to compare.</summary>
    private static volatile BoardRegister? _last;

    private readonly FrozenDictionary<BoardId, int> _ordinals;
    private readonly ImmutableArray<BoardFact> _boards;
    private readonly ImmutableArray<Succession> _successions;
    private readonly ILookup<BoardId, Succession> _successors;
    private readonly ILookup<BoardId, Succession> _predecessors;
    private readonly Bits[] _parts;
    private readonly Bits[] _today;
    private readonly DateOnly _day;

    private BoardRegister(ImmutableArray<BoardFact> boards, ImmutableArray<Succession> successions, DateOnly day)
    {
        (_boards, _successions, _day) = (boards, successions, day);
        _ordinals = boards.Select((board, ordinal) => (board.Id, ordinal)).ToFrozenDictionary(pair => pair.Id, pair => pair.ordinal);
        _successors = successions.ToLookup(succession => succession.Predecessor);
        _predecessors = successions.ToLookup(succession => succession.Successor);
        _parts = [.. boards.Select(board => Closure(board.Id, id => _predecessors[id].Select(succession => succession.Predecessor)))];
        _today = [.. boards.Select(board => TodayOf(board.Id))];
        Living = Bits.None(boards.Length);
        Following = Bits.None(boards.Length);
        for (var ordinal = 0; ordinal < boards.Length; ordinal++)
        {
            if (boards[ordinal].Until is not { } until || until >= day) Living = Living.Or(_parts[ordinal]);
            // A successor inherits its predecessors' duties, so a part follows when any board on its way to today does.
            var onTheWay = Closure(boards[ordinal].Id, id => _successors[id].Select(succession => succession.Successor));
            if (onTheWay.Ordinals().Any(board => boards[board] is { Kind: not BoardKind.Company } or { ArchitectureAdopted: not null }))
                Following = Following.With(ordinal);
        }
    }

    public static BoardRegister Of(IEnumerable<BoardFact> boards, IEnumerable<Succession> successions, DateOnly day)
    {
        ImmutableArray<BoardFact> ordered = [.. boards.OrderBy(board => board.Code, StringComparer.Ordinal).ThenBy(board => board.Id.Node)];
        ImmutableArray<Succession> recorded = [.. successions];
        if (_last is { } last && last._day == day && last._boards.SequenceEqual(ordered) && last._successions.SequenceEqual(recorded)) return last;
        return _last = new BoardRegister(ordered, recorded, day);
    }

    /// <summary>The register after a change: boards added or changed, and others taken over.</summary>
    public BoardRegister With(IReadOnlyCollection<BoardFact> changed, IReadOnlyCollection<Succession>? successions = null)
    {
        var replaced = changed.Select(board => board.Id).ToHashSet();
        return Of(_boards.Where(board => !replaced.Contains(board.Id)).Concat(changed), _successions.Concat(successions ?? []), _day);
    }

    public int Count => _boards.Length;

    public IEnumerable<BoardFact> All => _boards;

    /// <summary>True when another board has taken it over, or will on a day that is recorded.</summary>
    public bool IsTakenOver(BoardId board) => _successors.Contains(board);

    public bool Contains(BoardId board) => _ordinals.ContainsKey(board);

    public BoardFact Get(BoardId board) => _boards[_ordinals[board]];

    /// <summary>Boards in force on the day, by code: started, not ended, not taken over.</summary>
    public IEnumerable<BoardFact> InForce => _boards.Where(board => (board.From is not { } from || from <= _day)
        && (board.Until is not { } until || until >= _day) && !_successors[board.Id].Any(succession => succession.From <= _day));

    /// <summary>Who the board is on the day: itself, or those that took over from it, transitively (several after a split).</summary>
    public ImmutableArray<BoardId> Today(BoardId board) =>
        _ordinals.TryGetValue(board, out var ordinal) ? Named(_today[ordinal]) : [];

    /// <summary>The board itself and every board that it took over, transitively.</summary>
    public ImmutableArray<BoardId> Parts(BoardId board) =>
        _ordinals.TryGetValue(board, out var ordinal) ? Named(_parts[ordinal]) : [];

    /// <summary>False for a part that belongs to a company which has not adopted the architecture.</summary>
    public bool Follows(BoardId part) => _ordinals.TryGetValue(part, out var ordinal) && Following.Has(ordinal);

    /// <summary>Today's boards of an audience that follow the architecture, by code.</summary>
    public ImmutableArray<BoardId> Bound(Audience audience) => TodayOf((audience.All ? Living : PartsOf(audience.Boards)).And(Following));

    internal Bits Living { get; }

    internal Bits Following { get; }

    internal BoardId At(int ordinal) => _boards[ordinal].Id;

    internal int? Ordinal(BoardId board) => _ordinals.TryGetValue(board, out var ordinal) ? ordinal : null;

    /// <summary>Today's boards of some parts, by code.</summary>
    internal ImmutableArray<BoardId> TodayOf(Bits parts)
    {
        var today = Bits.None(Count);
        foreach (var part in parts.Ordinals()) today.Fill(_today[part]);
        return Named(today);
    }

    internal ImmutableArray<BoardId> Named(Bits boards) => [.. boards.Ordinals().Select(At)];

    /// <summary>The living parts of the boards named.</summary>
    internal Bits PartsOf(ImmutableArray<BoardId> boards)
    {
        var parts = Bits.None(Count);
        foreach (var board in boards)
            if (_ordinals.TryGetValue(board, out var ordinal)) parts.Fill(_parts[ordinal]);
        return parts.And(Living);
    }

    private Bits TodayOf(BoardId board)
    {
        var onTheWay = Closure(board, id => Over(id).Select(succession => succession.Successor));
        return onTheWay.Ordinals().Where(ordinal => !Over(_boards[ordinal].Id).Any()).Aggregate(Bits.None(Count), (found, ordinal) => found.With(ordinal));

        IEnumerable<Succession> Over(BoardId id) => _successors[id].Where(succession => succession.From <= _day);
    }

    private Bits Closure(BoardId start, Func<BoardId, IEnumerable<BoardId>> step)
    {
        var found = Bits.None(_boards.Length);
        var next = new Queue<BoardId>([start]);
        while (next.TryDequeue(out var board))
        {
            if (!_ordinals.TryGetValue(board, out var ordinal) || found.Has(ordinal)) continue;
            found = found.With(ordinal);
            foreach (var beyond in step(board)) next.Enqueue(beyond);
        }
        return found;
    }
}
