using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Delegations;
using Architecture.Registry.Projections;

namespace Architecture.Registry;

/// <summary>One command on its way through load, decision and commit.</summary>
public abstract class CommandRun
{
    private protected CommandRun(Actor actor, RunOptions options, NodeId id) => (Actor, Options, Id) = (actor, options, id);

    public Actor Actor { get; }
    public RunOptions Options { get; }
    public NodeId Id { get; }

    /// <summary>The command's name, as the journal has it.</summary>
    public abstract string UseCase { get; }

    /// <summary>Present when the last decision was a refusal.</summary>
    public Refusal? Refusal { get; private protected set; }

    /// <summary>True when the command was done, or had nothing to do.</summary>
    public bool IsDone => Refusal is null;

    /// <summary>Journal entry that holds the outcome; null when it left none.</summary>
    public long? Sequence { get; private protected set; }

    /// <summary>The view that the last decision was made on.</summary>
    internal IGraphView? DecidedOn { get; private protected set; }

    /// <summary>Keys of what the last decision read.</summary>
    internal ImmutableArray<ConflictKey> Reads { get; private protected set; } = [];

    internal abstract ValueTask<CommitRequest?> DecideAsync(IGraphView view, DateOnly today, CancellationToken cancellation);

    internal void Settle(HeadOutcome outcome)
    {
        switch (outcome.Required())
        {
            case Committed committed: Sequence = committed.Entry.Sequence; break;
            case AlreadyRecorded or NothingToCommit: break;
            case var other: throw new InvalidOperationException($"A decision at the head cannot end as {other}.");
        }
    }
}

/// <summary>One command, with its types.</summary>
public sealed class CommandRun<TFacts, TResult> : CommandRun
{
    private readonly ICommand<TFacts, TResult> _command;

    internal CommandRun(ICommand<TFacts, TResult> command, Actor actor, RunOptions options, NodeId id)
        : base(actor, options, id) => _command = command;

    public override string UseCase => _command.GetType().Name;

    public TResult? Result { get; private set; }

    /// <summary>Loads and decides on a view; null when there is nothing to commit.</summary>
    internal override async ValueTask<CommitRequest?> DecideAsync(IGraphView view, DateOnly today, CancellationToken cancellation)
    {
        DecidedOn = view;
        var readSequence = view.Read.To;
        var read = RegistryReader.ForDeciding(view, Actor, today);
        var facts = await _command.LoadAsync(read, cancellation);
        var delegation = Permissions.DelegableAs(UseCase) is { } kind ? await read.DelegationForAsync(kind, cancellation) : null;
        var settings = await read.SettingsAsync(cancellation);
        Reads = read.Keys;
        var context = new DecisionContext(Id, Actor, today, settings, delegation);
        return _command.Decide(facts, context) switch
        {
            CommitOutcome<TResult> yes => Accept(yes, readSequence, context),
            RefusedOutcome<TResult> no => Refuse(no.Refusal, readSequence, context),
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    internal Ran<TResult> Done(Committed committed, IGraphStore store, Projection projection)
    {
        Sequence = committed.Entry.Sequence;
        return new Ran<TResult>(Result, Refusal, Sequence, RegistryReader.ForReading(committed.View, Actor, CityTime.DayOf(committed.Entry.Time), store, projection));
    }

    internal Ran<TResult> Undone(IGraphView view, IGraphStore store, Projection projection) =>
        new(Result, Refusal, null, RegistryReader.ForReading(view, Actor, _today, store, projection));

    private DateOnly _today;

    private CommitRequest? Accept(CommitOutcome<TResult> yes, long readSequence, DecisionContext context)
    {
        (Result, Refusal, _today) = (yes.Result, null, context.Today);
        return yes.Change.IsEmpty ? null : Request(yes.Change, JournalVerdict.Committed, JournalOutcome.Of(null, context.ActedOn?.Id), yes.CaseNumber, readSequence, context);
    }

    private CommitRequest? Refuse(Refusal no, long readSequence, DecisionContext context)
    {
        (Result, Refusal, _today) = (default, no, context.Today);
        return no.IsJournaled ? Request(no.Change, JournalVerdict.Refused, JournalOutcome.Of(no, context.ActedOn?.Id), null, readSequence, context) : null;
    }

    private CommitRequest Request(
        GraphChange change, JournalVerdict verdict, string? outcome, string? caseNumber, long readSequence, DecisionContext context) => new()
        {
            Change = change,
            ReadSequence = readSequence,
            Reads = Reads,
            DecidedOn = context.Today,
            Draft = new JournalDraft
            {
                Command = Id,
                Actor = Actor.Id,
                UseCase = UseCase,
                Verdict = verdict,
                IdempotencyKey = Options.IdempotencyKey,
                InputDigest = Options.InputDigest,
                Outcome = outcome,
                CaseNumber = caseNumber,
                SettingsVersion = context.Settings.Version,
            },
        };
}
