using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Changes;
using Architecture.Registry.Projections;

namespace Architecture.Registry;

/// <summary>What the caller of a command may add to it.</summary>
/// <param name="IdempotencyKey">Unique per actor; a repeat gets the recorded outcome.</param>
/// <param name="InputDigest">Digest of the whole input, to tell a repeat from another input under the same key.</param>
public sealed record RunOptions(string? IdempotencyKey, ImmutableArray<byte> InputDigest)
{
    public static readonly RunOptions None = new(null, []);
}

/// <summary>What came of a command.</summary>
/// <param name="Result">Present when it was done.</param>
/// <param name="Refusal">Present when it was refused.</param>
/// <param name="Sequence">Journal entry that holds it; null when it left none.</param>
/// <param name="Reader">The registry right after that entry, or as the decision saw it.</param>
public sealed record Ran<TResult>(TResult? Result, Refusal? Refusal, long? Sequence, RegistryReader Reader);

/// <summary>
/// The two doors: <see cref="RunAsync"/> for everything that changes the registry, <see cref="ReadAsync"/> for everything that reads it.
/// API, pages, command line, imports and the demonstration city use these and nothing else.
/// </summary>
public sealed class Registry(IGraphStore store, TimeProvider clock)
{
    private readonly Projection _projection = new(store, clock);
    private readonly JournalFeed _feed = new(store, clock);

    /// <summary>Told of each refusal that leaves no entry in the journal (domain §3.10): the use case, who wanted it, and the refusal.</summary>
    public Action<string, Actor, Refusal>? Report { get; init; }

    /// <summary>Loads, decides and commits; on a conflict once more, at the head of the journal, where nothing can come between.</summary>
    public async ValueTask<Ran<TResult>> RunAsync<TFacts, TResult>(
        ICommand<TFacts, TResult> command, Actor actor, RunOptions options, CancellationToken cancellation)
    {
        using var watch = RegistryTelemetry.Watch(command.GetType().Name);
        var ran = watch.Finish(await RunWatchedAsync(command, actor, options, watch, cancellation));
        if (ran.Refusal is { IsJournaled: false } refusal) Report?.Invoke(command.GetType().Name, actor, refusal);
        return ran;
    }

    private async ValueTask<Ran<TResult>> RunWatchedAsync<TFacts, TResult>(
        ICommand<TFacts, TResult> command, Actor actor, RunOptions options, RegistryTelemetry.UseCaseWatch watch, CancellationToken cancellation)
    {
        if (options.IdempotencyKey is { } key && await store.RecordedAsync(actor.Id, key, cancellation) is { } recorded)
            return await ReplayAsync(command, actor, options, recorded, cancellation);

        var run = new CommandRun<TFacts, TResult>(command, actor, options, CommandId(actor, options));
        var view = await store.ViewAsync(ReadMoment.Acknowledged, cancellation);
        if (await run.DecideAsync(view, CityTime.Today(clock), cancellation) is not { } request) return run.Undone(view, store, _projection);

        return await store.CommitAsync(request, cancellation) switch
        {
            Committed committed => run.Done(committed, store, _projection),
            AlreadyRecorded repeat => await ReplayAsync(command, actor, options, repeat.Entry, cancellation),
            var other => await RunAtHeadAsync(command, run, watch, other, cancellation),
        };
    }

    /// <summary>
    /// Runs commands as if one after the other, each seeing those before it, in few durable steps: for imports. Those that have nothing to do
    /// with each other are decided side by side; the rest in order at the head.
    /// </summary>
    public async ValueTask<ImmutableArray<CommandRun>> RunAllAsync(ImmutableArray<CommandRun> runs, CancellationToken cancellation)
    {
        var rest = runs;
        while (rest.Length > SideBySide.Fewest)
        {
            var view = await store.ViewAsync(ReadMoment.Acknowledged, cancellation);
            var decided = await SideBySide.DecideAsync(rest, view, CityTime.Today(clock), cancellation);
            await CommitAsync(decided, cancellation);
            var goesOn = SideBySide.GoesOn(decided.Length, rest.Length);
            rest = rest[decided.Length..];
            if (!goesOn) break;
        }
        if (!rest.IsEmpty) await DecideAtHeadAsync(rest, [.. rest.Select(run => (HeadDecision)run.DecideAsync)], cancellation);
        return runs;
    }

    /// <summary>Commits decisions that do not touch each other; what somebody else came before with is decided anew.</summary>
    private async ValueTask CommitAsync(ImmutableArray<(CommandRun Run, CommitRequest? Request)> decided, CancellationToken cancellation)
    {
        using var span = RegistryTelemetry.StartBatch(decided.Length);
        var requested = decided.Where(one => one.Request is not null).ToImmutableArray();
        var outcomes = await Task.WhenAll(requested.Select(one => store.CommitAsync(one.Request!, cancellation).AsTask()));
        var again = ImmutableArray.CreateBuilder<CommandRun>();
        foreach (var ((run, _), outcome) in requested.Zip(outcomes))
        {
            if (outcome is Conflicted or DayChanged) again.Add(run);
            else run.Settle(new HeadOutcome(outcome, null));
        }
        CountRefusals(decided.Select(one => one.Run).Except(again));
        if (again.Count > 0) await DecideAtHeadAsync(again.ToImmutable(), [.. again.Select(run => (HeadDecision)run.DecideAsync)], cancellation);
    }

    /// <summary>Runs commands in order at the head, in one durable step, if the journal still ends where the caller saw it end; else nothing is decided.</summary>
    /// <returns>False when somebody, here or on another server, has written since.</returns>
    public async ValueTask<bool> TryRunAllAsync(ImmutableArray<CommandRun> runs, long head, CancellationToken cancellation)
    {
        var isFirst = false;
        var decisions = runs.Select((run, index) => (HeadDecision)((view, today, stop) =>
        {
            // The batch may be decided anew at a later head; its first decision judges for all.
            if (index == 0) isFirst = view.Read.To == head;
            return isFirst ? run.DecideAsync(view, today, stop) : ValueTask.FromResult<CommitRequest?>(null);
        }));
        await DecideAtHeadAsync(runs, [.. decisions], cancellation);
        return isFirst;
    }

    private async ValueTask DecideAtHeadAsync(ImmutableArray<CommandRun> runs, ImmutableArray<HeadDecision> decisions, CancellationToken cancellation)
    {
        using var span = RegistryTelemetry.StartBatch(runs.Length);
        var outcomes = await store.CommitAtHeadAsync(decisions, cancellation);
        for (var i = 0; i < runs.Length; i++) runs[i].Settle(outcomes[i]);
        CountRefusals(runs);
    }

    private static void CountRefusals(IEnumerable<CommandRun> runs)
    {
        foreach (var refused in runs.Where(run => run.Refusal is not null)) RegistryTelemetry.Refused(refused.UseCase, refused.Refusal!.Code);
    }

    /// <summary>Decides commands in order as <see cref="RunAllAsync"/> would, each seeing those before it; nothing is written.</summary>
    /// <returns>The registry as it would then be, for the commands that follow.</returns>
    public async ValueTask<IGraphView> RehearseAllAsync(ImmutableArray<CommandRun> runs, IGraphView basis, CancellationToken cancellation)
    {
        var view = basis;
        var rest = runs;
        while (rest.Length > SideBySide.Fewest)
        {
            var decided = await SideBySide.DecideAsync(rest, view, CityTime.Today(clock), cancellation);
            var change = decided.Aggregate(GraphChange.None, (all, one) => one.Request is { } request ? all.And(request.Change) : all);
            if (!change.IsEmpty) view = await store.WhatIfAsync(view, change, cancellation);
            var goesOn = SideBySide.GoesOn(decided.Length, rest.Length);
            rest = rest[decided.Length..];
            if (!goesOn) break;
        }
        foreach (var run in rest)
        {
            if (await run.DecideAsync(view, CityTime.Today(clock), cancellation) is { } request)
                view = await store.WhatIfAsync(view, request.Change, cancellation);
        }
        return view;
    }

    /// <summary>A command to be run with others by <see cref="RunAllAsync"/>.</summary>
    /// <param name="command">The command.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="id">Its identity; equal identities make equal ids.</param>
    public static CommandRun<TFacts, TResult> Prepare<TFacts, TResult>(ICommand<TFacts, TResult> command, Actor actor, NodeId id) =>
        new(command, actor, RunOptions.None, id);

    /// <summary>The registry as it is, or as it was, for one reader.</summary>
    public async ValueTask<RegistryReader> ReadAsync(Actor actor, ReadMoment moment, CancellationToken cancellation)
    {
        var view = await store.ViewAsync(moment, cancellation);
        return RegistryReader.ForReading(view, actor, await DayOfAsync(moment, cancellation), store, _projection);
    }

    /// <summary>The journal after a sequence, and on as it grows, until it is cancelled.</summary>
    public IAsyncEnumerable<JournalEntry> FollowAsync(long after, CancellationToken cancellation) => _feed.FollowAsync(after, cancellation);

    /// <summary>Brings what is worked out from the records into step with the journal.</summary>
    public async ValueTask ProjectAsync(CancellationToken cancellation) => await _projection.NowAsync(cancellation);

    /// <summary>The registry as it was, with dates judged against a day that is known.</summary>
    public async ValueTask<RegistryReader> ReadOnDayAsync(Actor actor, ReadMoment moment, DateOnly day, CancellationToken cancellation) =>
        RegistryReader.ForReading(await store.ViewAsync(moment, cancellation), actor, day, store, _projection);

    /// <summary>The registry as it would be after some changes; nothing is written.</summary>
    /// <returns>The supposed registry, or the first refusal met on the way.</returns>
    public async ValueTask<(RegistryReader? Reader, Refusal? Refusal)> SupposeAsync(
        RegistryReader basis, IReadOnlyList<SupposedChange> changes, CancellationToken cancellation)
    {
        var view = basis.Whole;
        foreach (var change in changes)
        {
            var read = RegistryReader.ForReading(view, basis.Actor, basis.Today, store, _projection);
            switch (await change.ChangeAsync(read, cancellation))
            {
                case CommitOutcome<GraphChange> yes: view = await store.WhatIfAsync(view, yes.Change, cancellation); break;
                case RefusedOutcome<GraphChange> no: return (null, no.Refusal);
            }
        }
        return (RegistryReader.ForReading(view, basis.Actor, basis.Today, store, _projection), null);
    }

    /// <summary>What a command would come to now, on what the reader sees; nothing is written, not even a refusal.</summary>
    public static async ValueTask<(TResult? Result, Refusal? Refusal)> PreviewAsync<TFacts, TResult>(
        ICommand<TFacts, TResult> command, RegistryReader read, CancellationToken cancellation)
    {
        var run = new CommandRun<TFacts, TResult>(command, read.Actor, RunOptions.None, new NodeId(UInt128.One));
        await run.DecideAsync(read.Whole, read.Today, cancellation);
        return (run.Result, run.Refusal);
    }

    /// <summary>The day that dates are judged against at a moment.</summary>
    private async ValueTask<DateOnly> DayOfAsync(ReadMoment moment, CancellationToken cancellation) => moment switch
    {
        TimeMoment past => CityTime.DayOf(past.Time),
        SequenceMoment { Sequence: > 0 } past when await store.JournalAsync(past.Sequence - 1, 1, cancellation) is [var entry, ..] => CityTime.DayOf(entry.Time),
        _ => CityTime.Today(clock),
    };

    private async ValueTask<Ran<TResult>> RunAtHeadAsync<TFacts, TResult>(
        ICommand<TFacts, TResult> command, CommandRun<TFacts, TResult> run, RegistryTelemetry.UseCaseWatch watch, CommitOutcome why, CancellationToken cancellation)
    {
        watch.DecideAgain(StoreTelemetry.Word(why));
        var outcomes = await store.CommitAtHeadAsync([run.DecideAsync], cancellation);
        return outcomes[0].Required() switch
        {
            Committed committed => run.Done(committed, store, _projection),
            NothingToCommit => run.Undone(run.DecidedOn!, store, _projection),
            AlreadyRecorded repeat => await ReplayAsync(command, run.Actor, run.Options, repeat.Entry, cancellation),
            var other => throw new InvalidOperationException($"A decision at the head cannot end as {other}."),
        };
    }

    /// <summary>
    /// A repeated idempotency key: the same command is decided again on the moment that the entry was decided on. Decisions are pure
    /// and ids derive from the command, so this gives the recorded outcome; nothing is written.
    /// </summary>
    private async ValueTask<Ran<TResult>> ReplayAsync<TFacts, TResult>(
        ICommand<TFacts, TResult> command, Actor actor, RunOptions options, JournalEntry entry, CancellationToken cancellation)
    {
        var after = await store.ViewAsync(ReadMoment.At(entry.Sequence), cancellation);
        var reader = RegistryReader.ForReading(after, actor, CityTime.DayOf(entry.Time), store, _projection);
        if (!entry.Draft.InputDigest.AsSpan().SequenceEqual(options.InputDigest.AsSpan()))
            return new Ran<TResult>(default, new IdempotencyKeyReusedRefused(options.IdempotencyKey!), null, reader);

        var before = await store.ViewAsync(ReadMoment.At(entry.ReadSequence), cancellation);
        var run = new CommandRun<TFacts, TResult>(command, actor, options, entry.Draft.Command);
        await run.DecideAsync(before, CityTime.DayOf(entry.Time), cancellation);
        return run.Done(new Committed(entry, after), store, _projection);
    }

    private static NodeId CommandId(Actor actor, RunOptions options)
    {
        if (options.IdempotencyKey is not { } key) return new NodeId(new UInt128(NewBits(), NewBits()));
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{actor.Id}\n{key}"));
        return new NodeId(System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash));
    }

    private static ulong NewBits() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
}
