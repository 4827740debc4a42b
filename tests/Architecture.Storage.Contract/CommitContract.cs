using System.Collections.Immutable;
using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>Commits: preconditions, idempotency, order of the checks, the entry that is left.</summary>
public abstract class CommitContract<THost> : StoreContract<THost> where THost : StoreHost, new()
{
    private static readonly ConflictKey Name = new("name/SLK/bygglov");

    [Fact]
    public async Task A_commit_is_visible_and_in_the_journal_when_it_is_acknowledged()
    {
        var entry = await CommitAsync(Add(1, Model.Name.Is("Bygglov")));

        Assert.Equal(1, entry.Sequence);
        Assert.Equal(Host.Clock.Now, entry.Time);
        Assert.Equal("Bygglov", (await NodeAsync(1))!.Get(Model.Name));
        Assert.Equal([1L], (await Store.JournalAsync(0, 10, Cancellation)).Select(e => e.Sequence));
    }

    [Fact]
    public async Task The_images_hold_what_was_and_what_is()
    {
        await CommitAsync(Add(1, Model.Name.Is("Före"), Model.Size.Is(3)));
        var entry = await CommitAsync(GraphChange.Change(Model.Thing, Id(1), Model.Name.Is("Efter"), Model.Size.Is(null)));

        var image = Assert.Single(entry.Nodes);
        Assert.Equal("Thing", image.Kind);
        Assert.Contains(new ImageValue("name", GraphValue.Of("Före")), image.Before!.Value);
        Assert.Contains(new ImageValue("size", GraphValue.Of(3L)), image.Before!.Value);
        Assert.Contains(new ImageValue("name", GraphValue.Of("Efter")), image.After!.Value);
        Assert.DoesNotContain(image.After!.Value, value => value.Property == "size" && !value.Value.IsAbsent);
    }

    [Fact]
    public async Task A_key_written_since_the_decision_conflicts_and_nothing_is_written()
    {
        await CommitAsync(Add(1).Writing(Name));

        var late = await Store.CommitAsync(Request(Add(2).Writing(Name), readSequence: 0, reads: [Name]), Cancellation);

        Assert.Equal(new Conflicted(Name, 1), late);
        Assert.Null(await NodeAsync(2));
        Assert.Single(await Store.JournalAsync(0, 10, Cancellation));
    }

    [Fact]
    public async Task A_key_written_before_the_decision_does_not_conflict()
    {
        await CommitAsync(Add(1).Writing(Name));

        Assert.IsType<Committed>(await Store.CommitAsync(Request(Add(2).Writing(Name), readSequence: 1, reads: [Name]), Cancellation));
    }

    [Fact]
    public async Task A_commit_that_reads_nothing_never_conflicts()
    {
        await CommitAsync(Add(1).Writing(Name));

        Assert.IsType<Committed>(await Store.CommitAsync(Request(Add(2).Writing(Name)), Cancellation));
    }

    [Fact]
    public async Task Records_and_edge_sets_touched_are_keys_of_themselves()
    {
        await CommitAsync(Add(1).And(Add(2)));
        await CommitAsync(Depend(3, 1, 2));

        foreach (var key in new[]
        {
            ConflictKey.Record(Id(3)),
            ConflictKey.Edges(Direction.Outgoing, Model.DependsOn, Id(1)),
            ConflictKey.Edges(Direction.Incoming, Model.DependsOn, Id(2)),
        })
        {
            Assert.Equal(new Conflicted(key, 2), await Store.CommitAsync(Request(Add(9), 1, null, key), Cancellation));
        }
        var other = ConflictKey.Edges(Direction.Incoming, Model.DependsOn, Id(1));
        Assert.IsType<Committed>(await Store.CommitAsync(Request(Add(9), 1, null, other), Cancellation));
    }

    [Fact]
    public async Task A_decision_made_before_the_store_was_opened_conflicts_only_where_it_could_be_wrong()
    {
        await CommitAsync(Add(1).Writing(Name));
        await ReopenAsync();

        Assert.IsType<Committed>(await Store.CommitAsync(Request(Add(2), 1, null, Name), Cancellation));
        Assert.IsType<Conflicted>(await Store.CommitAsync(Request(Add(3), 0, null, Name), Cancellation));
    }

    [Fact]
    public async Task A_decision_of_another_day_is_made_anew()
    {
        var decided = Request(Add(1));
        Host.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(new DayChanged(Today), await Store.CommitAsync(decided, Cancellation));
        Assert.Null(await NodeAsync(1));
    }

    [Fact]
    public async Task The_day_is_that_of_the_stores_time_zone()
    {
        // 23:30 on the 2nd in UTC is 00:30 on the 3rd in Stockholm.
        Host.Clock.Now = new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero);

        Assert.Equal(new DayChanged(new DateOnly(2026, 3, 3)), await Store.CommitAsync(Request(Add(1)), Cancellation));
        Assert.IsType<Committed>(await Store.CommitAsync(Request(Add(1)) with { DecidedOn = new DateOnly(2026, 3, 3) }, Cancellation));
    }

    [Fact]
    public async Task A_repeated_idempotency_key_gives_the_first_entry_and_writes_nothing()
    {
        var first = await CommitAsync(Add(1), key: "k1");

        var repeat = Assert.IsType<AlreadyRecorded>(await Store.CommitAsync(Request(Add(2), key: "k1"), Cancellation));

        Assert.Equal(first.Sequence, repeat.Entry.Sequence);
        Assert.Equal(first.Draft.Command, repeat.Entry.Draft.Command);
        Assert.Null(await NodeAsync(2));
        Assert.Equal(1, (await Store.RecordedAsync("anna", "k1", Cancellation))!.Sequence);
    }

    [Fact]
    public async Task Idempotency_keys_belong_to_their_actor_and_outlive_a_restart()
    {
        await CommitAsync(Add(1), key: "k1");
        await ReopenAsync();

        Assert.IsType<AlreadyRecorded>(await Store.CommitAsync(Request(Add(2), key: "k1"), Cancellation));
        var another = Request(Add(2)) with { Draft = Draft("k1", actor: "bo") };
        Assert.IsType<Committed>(await Store.CommitAsync(another, Cancellation));
        Assert.Null(await Store.RecordedAsync("anna", "k2", Cancellation));
        Assert.Null(await Store.RecordedAsync("ann", "ak1", Cancellation));
    }

    [Fact]
    public async Task A_recorded_key_is_found_before_the_day_and_the_day_before_a_conflict()
    {
        await CommitAsync(Add(1).Writing(Name), key: "k1");
        var repeat = Request(Add(2), 0, "k1", Name);
        var late = Request(Add(2), 0, "k2", Name);
        Host.Clock.Advance(TimeSpan.FromDays(1));

        Assert.IsType<AlreadyRecorded>(await Store.CommitAsync(repeat, Cancellation));
        Assert.IsType<DayChanged>(await Store.CommitAsync(late, Cancellation));
        Assert.IsType<Conflicted>(await Store.CommitAsync(late with { DecidedOn = Today }, Cancellation));
    }

    [Fact]
    public async Task A_refusal_is_an_entry_that_changes_nothing()
    {
        var refusal = Request(GraphChange.None, key: "k1") with { Draft = Draft("k1", verdict: JournalVerdict.Refused) with { Outcome = "{\"code\":\"NAME_TAKEN\"}" } };

        var entry = Assert.IsType<Committed>(await Store.CommitAsync(refusal, Cancellation)).Entry;

        Assert.Equal(JournalVerdict.Refused, entry.Draft.Verdict);
        Assert.Empty(entry.Nodes);
        Assert.Equal("{\"code\":\"NAME_TAKEN\"}", (await Store.RecordedAsync("anna", "k1", Cancellation))!.Draft.Outcome);
    }

    [Fact]
    public async Task A_change_that_does_not_fit_is_a_fault_and_leaves_nothing()
    {
        await CommitAsync(Add(1).And(Add(2)).And(Depend(3, 1, 2)));

        foreach (var change in new[]
        {
            Add(1),
            GraphChange.Change(Model.Thing, Id(9), Model.Name.Is("x")),
            GraphChange.Of(new RemoveNode(Model.Thing, Id(1))),
            Depend(4, 1, 9),
            Add(5).And(Add(6)).And(Add(5)),
        })
        {
            await Assert.ThrowsAsync<GraphChangeException>(() => Store.CommitAsync(Request(change), Cancellation).AsTask());
        }
        Assert.Equal(1, (await NowAsync()).Read.To);
        Assert.Null(await NodeAsync(6));
    }

    [Fact]
    public async Task A_unique_value_is_held_once()
    {
        await CommitAsync(Add(1, Model.Code.Is("S-1")));

        await Assert.ThrowsAsync<GraphChangeException>(() => Store.CommitAsync(Request(Add(2, Model.Code.Is("S-1"))), Cancellation).AsTask());
        Assert.IsType<Committed>(await Store.CommitAsync(Request(GraphChange.Change(Model.Thing, Id(1), Model.Code.Is(null)).And(Add(2, Model.Code.Is("S-1")))), Cancellation));
    }

    [Fact]
    public async Task Running_numbers_are_taken_at_the_head_and_a_refused_commit_uses_none()
    {
        GraphChange Numbered(int id) => Add(id).And(GraphChange.Number(Model.Thing, Id(id), Model.Code, "SLK", "SLK-"));
        await CommitAsync(Numbered(1));
        await CommitAsync(Add(9).Writing(Name));
        Assert.IsType<Conflicted>(await Store.CommitAsync(Request(Numbered(2), 0, null, Name), Cancellation));
        var entry = await CommitAsync(Numbered(3));
        await ReopenAsync();
        await CommitAsync(Numbered(4));

        Assert.Equal([new CounterImage("SLK", 2)], entry.Counters);
        Assert.Equal("SLK-1", (await NodeAsync(1))!.Get(Model.Code));
        Assert.Equal("SLK-2", (await NodeAsync(3))!.Get(Model.Code));
        Assert.Equal("SLK-3", (await NodeAsync(4))!.Get(Model.Code));
    }

    [Fact]
    public async Task Time_never_runs_backwards_though_the_clock_does()
    {
        var first = await CommitAsync(Add(1));
        Host.Clock.Advance(TimeSpan.FromHours(-3));
        var second = await CommitAsync(Add(2));
        await ReopenAsync();
        var third = await CommitAsync(Add(3));

        Assert.Equal(first.Time, second.Time);
        Assert.Equal(first.Time, third.Time);
    }

    [Fact]
    public async Task A_request_that_was_cancelled_before_its_turn_writes_nothing()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(Request(Add(1)), source.Token).AsTask());
        Assert.Null(await NodeAsync(1));
    }

    [Fact]
    public async Task Decisions_at_the_head_each_see_those_before_them()
    {
        var seen = new List<int>();
        HeadDecision Decision(int id) => async (head, today, cancellation) =>
        {
            seen.Add((int)await head.CountAsync(Model.Thing, null, cancellation));
            return Request(Add(id), head.Read.To) with { DecidedOn = today };
        };

        var outcomes = await Store.CommitAtHeadAsync([Decision(1), Decision(2), Decision(3)], Cancellation);

        Assert.Equal([0, 1, 2], seen);
        Assert.Equal([1L, 2L, 3L], outcomes.Select(outcome => Assert.IsType<Committed>(outcome.Outcome).Entry.Sequence));
    }

    [Fact]
    public async Task A_decision_at_the_head_that_reads_what_one_before_it_wrote_does_not_conflict()
    {
        HeadDecision Decision(int id) => (head, today, _) => new(Request(Add(id).Writing(Name), head.Read.To, null, Name) with { DecidedOn = today });

        var outcomes = await Store.CommitAtHeadAsync([Decision(1), Decision(2), Decision(3)], Cancellation);

        Assert.All(outcomes, outcome => Assert.IsType<Committed>(outcome.Outcome));
        var late = await Store.CommitAsync(Request(Add(4), 2, null, Name), Cancellation);
        Assert.Equal(new Conflicted(Name, 3), late);
    }

    [Fact]
    public async Task A_decision_at_the_head_that_throws_drops_out_alone()
    {
        HeadDecision add1 = (_, today, _) => new(Request(Add(1)) with { DecidedOn = today });
        HeadDecision add2 = (head, today, _) => new(Request(Add(2), head.Read.To) with { DecidedOn = today });
        HeadDecision throws = (_, _, _) => throw new InvalidTimeZoneException("no");
        HeadDecision nothing = (_, _, _) => new((CommitRequest?)null);
        HeadDecision unfit = (_, today, _) => new(Request(Add(1)) with { DecidedOn = today });

        var outcomes = await Store.CommitAtHeadAsync([add1, throws, nothing, unfit, add2], Cancellation);

        Assert.IsType<Committed>(outcomes[0].Outcome);
        Assert.IsType<InvalidTimeZoneException>(outcomes[1].Fault);
        Assert.IsType<NothingToCommit>(outcomes[2].Outcome);
        Assert.IsType<GraphChangeException>(outcomes[3].Fault);
        Assert.Equal(2, Assert.IsType<Committed>(outcomes[4].Outcome).Entry.Sequence);
        Assert.NotNull(await NodeAsync(2));
    }
}
