using System.Collections.Concurrent;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>The database is killed in the middle of writes and started again; the store goes on without being opened anew.</summary>
public sealed class CrashTests : StoreContract<Neo4jHost>
{
    [Fact]
    public async Task Nothing_acknowledged_is_lost_nothing_is_doubled_and_the_store_goes_on()
    {
        var server = await Neo4jServer.RunningAsync(Cancellation);
        if (!server.IsOwn) Assert.Skip("The configured server is not ours to kill.");
        var acknowledged = new ConcurrentDictionary<string, long>();
        for (var crash = 1; crash <= Effort.Of(2, 50); crash++)
        {
            using var dying = new CancellationTokenSource();
            var enough = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var writers = Enumerable.Range(0, 8).Select(client => Task.Run(() => WriteAsync(crash, client, acknowledged, enough, dying.Token))).ToList();
            await enough.Task.WaitAsync(TimeSpan.FromMinutes(2), Cancellation);
            server.Kill();
            await server.StartAsync(Cancellation);
            // Whoever writes learns of the crash, and of the end of it.
            var before = acknowledged.Count;
            await Waiting.UntilAsync(() => acknowledged.Count >= before + 20, Cancellation, patienceSeconds: 120);
            await dying.CancelAsync();
            await Task.WhenAll(writers).WaitAsync(TimeSpan.FromMinutes(2), Cancellation);

            var entries = await Store.JournalAsync(0, int.MaxValue, Cancellation);
            Assert.Equal(Enumerable.Range(1, entries.Length).Select(sequence => (long)sequence), entries.Select(entry => entry.Sequence));
            var recorded = entries.ToDictionary(entry => entry.Draft.IdempotencyKey!, entry => entry.Sequence);
            Assert.Equal(entries.Length, recorded.Count);
            foreach (var (key, sequence) in acknowledged) Assert.Equal(sequence, recorded.GetValueOrDefault(key));
            Assert.Equal(entries.Length, await (await NowAsync()).CountAsync(Model.Thing, null, Cancellation));
        }
        Assert.Empty((await Neo4jStore.VerifyAsync(server.Options(Model.Graph), Cancellation)).Findings);
    }

    private async Task WriteAsync(int crash, int client, ConcurrentDictionary<string, long> acknowledged, TaskCompletionSource enough, CancellationToken dying)
    {
        for (var round = 0; !dying.IsCancellationRequested; round++)
        {
            var key = $"{crash}/{client}/{round}";
            var id = (crash * 10 + client) * 1_000_000 + round;
            // What was not acknowledged is asked again with its key, as a client does, until it is.
            while (true)
            {
                try
                {
                    var outcome = await Store.CommitAsync(Request(Add(id, Model.Size.Is(round)), key: key), Cancellation);
                    acknowledged[key] = outcome is Committed committed ? committed.Entry.Sequence : Assert.IsType<AlreadyRecorded>(outcome).Entry.Sequence;
                    if (round == 25) enough.TrySetResult();
                    break;
                }
                catch (StoreUnavailableException)
                {
                    await Task.Delay(50, Cancellation);
                }
            }
        }
    }
}
