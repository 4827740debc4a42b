using Architecture.Storage.Embedded;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>The same history has the same bytes on both stores.</summary>
public sealed class SameHistoryTests : StoreContract<Neo4jHost>
{
    [Fact]
    public async Task Equal_commits_leave_equal_entries_and_hashes_on_both_stores()
    {
        var folder = Directory.CreateTempSubdirectory("same-");
        try
        {
            await using var embedded = await EmbeddedStore.OpenAsync(
                new EmbeddedStoreOptions { Folder = folder.FullName, Model = Model.Graph, TimeProvider = Host.Clock }, Cancellation);
            foreach (var request in Requests())
            {
                await embedded.CommitAsync(request, Cancellation);
                await Store.CommitAsync(request, Cancellation);
                Host.Clock.Advance(TimeSpan.FromSeconds(7));
            }

            var (there, here) = (await embedded.JournalAsync(0, 99, Cancellation), await Store.JournalAsync(0, 99, Cancellation));

            Assert.Equal(5, here.Length);
            Assert.Equal(there.Select(JournalCodec.Encode), here.Select(JournalCodec.Encode));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private IEnumerable<CommitRequest> Requests()
    {
        yield return Request(Add(1, Model.Name.Is("Åäö \ud83d\ude00"), Model.Tags.Is(["", "b"]), Model.Since.Is(new DateOnly(2026, 1, 1))).And(Add(2)), key: "k");
        yield return Request(Depend(3, 1, 2, Model.Strength.Is(-1)).And(GraphChange.Number(Model.Thing, Id(1), Model.Code, "SLK", "SLK-")));
        yield return Request(GraphChange.Change(Model.Thing, Id(1), Model.Name.Is(null), Model.Seen.Is(Host.Clock.Now)));
        yield return Request(GraphChange.None) with { Draft = Draft(verdict: JournalVerdict.Refused) with { Outcome = "{\"code\":\"NAME_TAKEN\"}" } };
        yield return Request(GraphChange.Of(new RemoveEdge(Model.DependsOn, Id(3), Id(1), Id(2)), new RemoveNode(Model.Thing, Id(2))));
    }
}
