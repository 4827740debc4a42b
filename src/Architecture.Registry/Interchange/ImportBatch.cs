using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;

namespace Architecture.Registry.Interchange;

/// <summary>Rows that are decided and committed together, and the running count of what became of rows.</summary>
/// <param name="registry">Where to.</param>
/// <param name="actor">Who imports.</param>
/// <param name="rehearsal">The view to rehearse on; null: the rows are committed.</param>
/// <param name="observer">Is told of each row.</param>
internal sealed class ImportBatch(Registry registry, Actor actor, IGraphView? rehearsal, IImportObserver observer)
{
    /// <summary>Long enough to spread the cost of a durable commit, short enough for others to get a word in between.</summary>
    private const int MostRows = 256;

    /// <summary>In characters: rows may be long.</summary>
    private const long MostText = 1 << 21;

    private readonly List<(ImportRow Row, RowRun? Run)> _pending = [];
    private long _text;
    private IGraphView? _rehearsal = rehearsal;

    public bool IsFull => _pending.Count >= MostRows || _text >= MostText;
    public RowCount Rows { get; private set; }
    public ImmutableSortedDictionary<string, RowCount> Records { get; private set; } =
        ImmutableSortedDictionary.Create<string, RowCount>(StringComparer.Ordinal);

    public void Add(ImportRow row)
    {
        _pending.Add((row, row.Fault is null ? row.Run!(actor) : null));
        _text += row.Size;
    }

    /// <summary>Runs what was added, in order.</summary>
    /// <param name="waiting">Gets the rows that are to be tried again after others, as far as it has room; null: none may wait.</param>
    /// <param name="cancellation">Cancels before the batch is committed.</param>
    public async Task SettleAsync(WaitingRows? waiting, CancellationToken cancellation)
    {
        ImmutableArray<CommandRun> runs = [.. _pending.Select(item => item.Run).OfType<RowRun>().Select(run => run.Run)];
        if (_rehearsal is { } view) _rehearsal = await registry.RehearseAllAsync(runs, view, cancellation);
        else if (!runs.IsEmpty) await registry.RunAllAsync(runs, cancellation);

        foreach (var (row, run) in _pending)
        {
            if (run?.Run.Refusal is not IAwaitsOtherRows || waiting?.TryAdd(row) != true) Settle(row, run);
        }
        _pending.Clear();
        _text = 0;
    }

    private void Settle(ImportRow row, RowRun? run)
    {
        var refusal = row.Fault ?? run?.Run.Refusal;
        var result = run?.Result;
        var verdict = refusal is null ? result!.Verdict : RowVerdict.Refused;
        Rows = Rows.And(verdict);
        Records = Records.SetItem(row.Record, Records.GetValueOrDefault(row.Record).And(verdict));
        var reason = refusal is null ? null : new RowRefusal(row.Line, refusal.Code, refusal.Message, refusal.Path);
        observer.Settled(new SettledRow(
            row.File, row.Line, row.Record, row.Key, row.Title, verdict, result?.Changes ?? [], reason, reason is null ? null : row.Text(reason)));
    }
}
