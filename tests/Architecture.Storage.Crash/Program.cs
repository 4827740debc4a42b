using System.Globalization;
using System.Text;
using Architecture.Graph;
using Architecture.Storage.Embedded;

// Writes to a store from several tasks and says on its output what was acknowledged, line by line, until somebody kills it.
// Arguments: the store's folder, and a number that makes this life's ids its own. Each entry is a pair of nodes and an edge between them,
// so that half an entry would show.
const int clients = 8;
var folder = args[0];
var life = uint.Parse(args[1], CultureInfo.InvariantCulture);

var thing = new NodeKind("Thing");
var name = thing.Text("name").Indexed();
var pair = new EdgeKind("PAIR", thing, thing);
var model = new GraphModel(1, [thing], [pair]);
var stockholm = TimeZoneInfo.FindSystemTimeZoneById("Europe/Stockholm");
await using var output = Console.OpenStandardOutput();
var gate = new Lock();

await using var store = await EmbeddedStore.OpenAsync(
    new EmbeddedStoreOptions { Folder = folder, Model = model, SegmentBytes = 200_000, CheckpointBytes = 300_000 }, CancellationToken.None);
Say("open");
await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => WriteAsync((uint)client))));

async Task WriteAsync(uint client)
{
    for (uint round = 1; ; round++)
    {
        var number = (((UInt128)life << 64) | ((UInt128)client << 32) | round) << 2;
        var change = GraphChange.Add(thing, new NodeId(number), name.Is(new string('å', (int)(round % 40))))
            .And(GraphChange.Add(thing, new NodeId(number + 1)))
            .And(GraphChange.Connect(pair, new NodeId(number + 2), new NodeId(number), new NodeId(number + 1)));
        var request = new CommitRequest
        {
            Draft = new JournalDraft
            {
                Command = new NodeId(number),
                Actor = $"client{client}",
                UseCase = "Crash",
                Verdict = JournalVerdict.Committed,
                IdempotencyKey = $"{life}/{round}",
            },
            Change = change,
            ReadSequence = 0,
            Reads = [],
            DecidedOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.UtcNow, stockholm).DateTime),
        };
        if (await store.CommitAsync(request, CancellationToken.None) is Committed committed)
            Say($"{committed.Entry.Sequence} {Convert.ToHexString(JournalCodec.Hash(JournalCodec.Encode(committed.Entry)).AsSpan())}");
    }
}

// One write a line, past every buffer: what was said was said before the kill.
void Say(string line)
{
    var bytes = Encoding.ASCII.GetBytes(line + "\n");
    lock (gate)
    {
        output.Write(bytes);
        output.Flush();
    }
}
