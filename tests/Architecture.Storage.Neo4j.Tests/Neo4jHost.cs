namespace Architecture.Storage.Neo4j.Tests;

/// <summary>The one database of the test server, wiped when a test opens it first.</summary>
public class Neo4jHost : StoreHost
{
    private bool _isWiped;

    protected virtual ReadPlace Reads => ReadPlace.Cypher;

    public override async ValueTask<IGraphStore> OpenAsync(GraphModel model, CancellationToken cancellation)
    {
        var server = await Neo4jServer.RunningAsync(cancellation);
        if (!_isWiped) await server.WipeAsync(cancellation);
        _isWiped = true;
        return await Neo4jStore.OpenAsync(server.Options(model) with { TimeProvider = Clock, Reads = Reads }, cancellation);
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
