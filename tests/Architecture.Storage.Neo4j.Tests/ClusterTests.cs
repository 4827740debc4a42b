using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>What a cluster must be told, seen on the wire: which moment was seen here, and which member took the last write.</summary>
public sealed partial class ClusterTests : StoreContract<Neo4jHost>
{
    private const string Affinity = "neo4j-cluster-affinity: member-7";

    private readonly ConcurrentQueue<(string Request, string Answer)> _heard = new();

    [Fact]
    public async Task A_read_names_the_moment_of_the_write_before_it()
    {
        await using var proxy = await ProxyAsync();
        await using var store = await OpenAsync(proxy);
        await CommitThroughAsync(store, 1);
        var written = BookmarkIn(_heard.Last(one => IsCommit(one.Request)).Answer);
        _heard.Clear();

        var view = await store.ViewAsync(ReadMoment.Now, Cancellation);
        Assert.NotNull((await view.NodesAsync([Id(1)], Cancellation))[0]);

        Assert.Equal(written, BookmarkIn(_heard.Last(one => one.Request.Contains("RETURN h.sequence, h.projection", StringComparison.Ordinal)).Request));
    }

    [Fact]
    public async Task A_moment_that_the_database_does_not_come_to_is_forgotten()
    {
        await using var proxy = await ProxyAsync();
        await using var store = await OpenAsync(proxy);
        await CommitThroughAsync(store, 1);
        proxy.Code = "Neo.TransientError.Transaction.BookmarkTimeout";
        proxy.Fault = request => request.Contains("\"bookmarks\":[\"", StringComparison.Ordinal) ? AnswerFault.Error : AnswerFault.None;

        var view = await store.ViewAsync(ReadMoment.Now, Cancellation);

        Assert.NotNull((await view.NodesAsync([Id(1)], Cancellation))[0]);
        Assert.True(proxy.Spoilt > 0);
    }

    [Fact]
    public async Task A_write_goes_to_the_member_that_took_the_last_one_until_one_fails()
    {
        await using var proxy = await ProxyAsync();
        await using var store = await OpenAsync(proxy);
        proxy.Line = Affinity;
        _heard.Clear();
        await CommitThroughAsync(store, 1);
        await CommitThroughAsync(store, 2);
        (proxy.Line, proxy.Code) = (null, "Neo.ClientError.Cluster.NotALeader");
        var spoilt = 0;
        proxy.Fault = request => IsCommit(request) && Interlocked.Exchange(ref spoilt, 1) == 0 ? AnswerFault.Error : AnswerFault.None;
        await CommitThroughAsync(store, 3);

        Assert.Equal(1, spoilt);
        var settling = Assert.Single(_heard, one => one.Request.Contains("SET h.epoch", StringComparison.Ordinal));
        Assert.DoesNotContain(Affinity, settling.Request, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([false, true, false], _heard.Where(one => IsCommit(one.Request)).Select(one => one.Request.Contains(Affinity, StringComparison.OrdinalIgnoreCase)));
        Assert.DoesNotContain(_heard, one => one.Request.Contains("\"READ\"", StringComparison.Ordinal) && one.Request.Contains(Affinity, StringComparison.OrdinalIgnoreCase));
    }

    private async Task CommitThroughAsync(Neo4jStore store, int id) =>
        Assert.IsType<Committed>(await store.CommitAsync(Request(Add(id, Model.Size.Is(id)), store.Sequence), Cancellation));

    private async Task<FaultyProxy> ProxyAsync() =>
        new((await Neo4jServer.RunningAsync(Cancellation)).Url) { Heard = (request, answer) => _heard.Enqueue((request, answer)) };

    private async Task<Neo4jStore> OpenAsync(FaultyProxy proxy) => await Neo4jStore.OpenAsync(
        (await Neo4jServer.RunningAsync(Cancellation)).Options(Model.Graph) with { Url = proxy.Url, TimeProvider = Host.Clock }, Cancellation);

    private static bool IsCommit(string request) => request.Contains("UNWIND $entries", StringComparison.Ordinal);

    /// <summary>The text that is meant: JSON may write it in several ways.</summary>
    private static string BookmarkIn(string text) => JsonSerializer.Deserialize<string>($"\"{Bookmark().Match(text).Groups["one"].Value}\"")!;

    [GeneratedRegex("\"bookmarks\":\\[\"(?<one>[^\"]+)\"\\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bookmark();
}
