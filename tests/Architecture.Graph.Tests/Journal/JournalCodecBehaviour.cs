using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

public sealed class JournalCodecBehaviour
{
    /// <summary>One of everything; its bytes are the format, so this text may change only with <see cref="JournalEntry.CurrentFormat"/>.</summary>
    private static readonly JournalEntry Example = new()
    {
        Sequence = 7,
        Time = new DateTimeOffset(2026, 2, 3, 4, 5, 6, 789, TimeSpan.Zero),
        ReadSequence = 6,
        Draft = new JournalDraft
        {
            Command = Town.Id(1),
            Actor = "aktör/1",
            UseCase = "RegisterLocalSolution",
            Verdict = JournalVerdict.Committed,
            IdempotencyKey = "k",
            InputDigest = [1, 2, 255],
            Outcome = "{}",
            CaseNumber = null,
            SettingsVersion = 3,
        },
        Counters = [new CounterImage("north", 12)],
        Nodes =
        [
            new NodeImage("Thing", Town.Id(2), null,
            [
                new("name", GraphValue.Of("Å😀")), new("terms", GraphValue.Of(["a", ""])), new("size", GraphValue.Of(-1)),
                new("open", GraphValue.Of(true)), new("since", GraphValue.Of(new DateOnly(2026, 2, 3))),
                new("seen", GraphValue.Of(DateTimeOffset.UnixEpoch)),
            ]),
        ],
        Edges = [new EdgeImage("LINKS", Town.Id(3), Town.Id(2), Town.Id(4), [new("weight", GraphValue.Of(5))], null)],
        Previous = JournalCodec.NoHash,
    };

    [Fact]
    public void The_bytes_of_an_entry_never_change()
    {
        var hash = Convert.ToHexStringLower(JournalCodec.Hash(JournalCodec.Encode(Example)).AsSpan());
        Assert.Equal("50b7e07fa58f494ac4d9fa5bdc0a1506", hash[..32]);
        Assert.Equal("9830c0555b50310b0f4eeeb95dee07d6", hash[32..]);
    }

    [Fact]
    public void Every_entry_comes_back_as_it_was_and_in_the_same_bytes() => Effort.ForAll(Entries(), ci: 300, deep: 50_000, entry =>
    {
        var bytes = JournalCodec.Encode(entry);
        var back = JournalCodec.Decode(bytes);
        Assert.Equal(bytes, JournalCodec.Encode(back));
        Assert.Equal(Show(entry), Show(back));
    });

    [Fact]
    public void A_flipped_byte_is_refused_or_changes_the_hash()
    {
        var bytes = JournalCodec.Encode(Example);
        var hash = JournalCodec.Hash(bytes);
        var refused = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            foreach (var flip in new byte[] { 1, 0x80, 0xFF })
            {
                var damaged = (byte[])bytes.Clone();
                damaged[at] ^= flip;
                try
                {
                    // What still reads as an entry reads as another one, and its own bytes give another hash.
                    var other = JournalCodec.Decode(damaged);
                    Assert.NotEqual(Show(Example), Show(other));
                    Assert.NotEqual(hash.AsEnumerable(), JournalCodec.Hash(JournalCodec.Encode(other)));
                    Assert.Equal(damaged, JournalCodec.Encode(other));
                }
                catch (Exception fault) when (fault is DamagedJournalException or NewerJournalException)
                {
                    refused++;
                }
            }
        }
        Assert.InRange(refused, 1, 3 * bytes.Length - 1);
    }

    [Fact]
    public void An_entry_cut_short_or_continued_is_damaged()
    {
        var bytes = JournalCodec.Encode(Example);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<DamagedJournalException>(() => JournalCodec.Decode(bytes.AsSpan(0, length)));
        Assert.Throws<DamagedJournalException>(() => JournalCodec.Decode([.. bytes, 0]));
    }

    [Fact]
    public void A_later_format_asks_for_a_newer_version()
    {
        var later = JournalCodec.Encode(Example with { Format = JournalEntry.CurrentFormat + 1 });
        Assert.Contains("newer", Assert.Throws<NewerJournalException>(() => JournalCodec.Decode(later)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_refused_by_name() => Effort.ForAll(Gen.Choose(0, 255).ArrayOf(), ci: 500, deep: 100_000, noise =>
    {
        byte[] bytes = [0, 0, 0, 1, .. noise.Select(value => (byte)value)];
        Assert.Throws<DamagedJournalException>(() => JournalCodec.Decode(bytes));
    });

    private static Gen<JournalEntry> Entries() => Gen.Choose(0, int.MaxValue).Select(seed =>
    {
        var random = new Random(seed);
        ImmutableArray<ImageValue>? Image() => random.Next(4) == 0 ? null : [.. Enumerable.Range(0, random.Next(4)).Select(i => new ImageValue($"p{i}", Value(random)))];
        string? Text() => random.Next(4) == 0 ? null : new string('å', random.Next(4));
        NodeId Id() => Town.Id(random.NextInt64());
        return new JournalEntry
        {
            Sequence = random.NextInt64(),
            Time = DateTimeOffset.FromUnixTimeMilliseconds(random.NextInt64(GraphValue.FirstMillisecond, GraphValue.LastMillisecond)),
            ReadSequence = random.NextInt64(),
            Draft = new JournalDraft
            {
                Command = Id(),
                Actor = Text() ?? "",
                UseCase = Text() ?? "",
                Verdict = random.Next(2) == 0 ? JournalVerdict.Committed : JournalVerdict.Refused,
                IdempotencyKey = Text(),
                InputDigest = [.. Enumerable.Repeat((byte)7, random.Next(3))],
                Outcome = Text(),
                CaseNumber = Text(),
                SettingsVersion = random.Next(),
            },
            Counters = [.. Enumerable.Range(0, random.Next(3)).Select(i => new CounterImage($"c{i}", random.NextInt64()))],
            Nodes = [.. Enumerable.Range(0, random.Next(3)).Select(i => new NodeImage($"K{i}", Id(), Image(), Image()))],
            Edges = [.. Enumerable.Range(0, random.Next(3)).Select(i => new EdgeImage($"E{i}", Id(), Id(), Id(), Image(), Image()))],
            Previous = JournalCodec.Hash([(byte)seed]),
        };
    });

    private static GraphValue Value(Random random) => random.Next(6) switch
    {
        0 => GraphValue.Of(random.Next(2) == 0 ? "" : "\U0001F600\uE000ä"),
        1 => GraphValue.Of(random.NextInt64(long.MinValue, long.MaxValue)),
        2 => GraphValue.Of(random.Next(2) == 0),
        3 => GraphValue.Of(DateOnly.FromDayNumber(random.Next(DateOnly.MaxValue.DayNumber))),
        4 => GraphValue.OfUnixMilliseconds(random.NextInt64(GraphValue.FirstMillisecond, GraphValue.LastMillisecond)),
        _ => GraphValue.Of([.. Enumerable.Repeat("x", 1 + random.Next(3))]),
    };

    private static string Show(JournalEntry entry)
    {
        string Image(ImmutableArray<ImageValue>? image) => image is { } values ? string.Join(';', values.Select(v => $"{v.Property}={v.Value.Kind}:{v.Value}")) : "none";
        var draft = entry.Draft;
        return string.Join('\n',
        [
            $"{entry.Format} {entry.Sequence} {entry.Time:O} {entry.ReadSequence} {Convert.ToHexString(entry.Previous.AsSpan())}",
            $"{draft.Command}|{draft.Actor}|{draft.UseCase}|{draft.Verdict}|{draft.IdempotencyKey ?? "-"}|{Convert.ToHexString(draft.InputDigest.AsSpan())}",
            $"{draft.Outcome ?? "-"}|{draft.CaseNumber ?? "-"}|{draft.SettingsVersion}",
            .. entry.Counters.Select(counter => $"{counter.Counter}={counter.Value}"),
            .. entry.Nodes.Select(node => $"{node.Kind} {node.Id} {Image(node.Before)} > {Image(node.After)}"),
            .. entry.Edges.Select(edge => $"{edge.Kind} {edge.Id} {edge.From} {edge.To} {Image(edge.Before)} > {Image(edge.After)}"),
        ]);
    }
}
