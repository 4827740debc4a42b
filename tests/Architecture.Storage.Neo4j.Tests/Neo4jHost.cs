namespace Architecture.Storage.Neo4j.Tests;

/// <summary>The same, with the newest moment read in memory.</summary>
public sealed class Neo4jFollowerHost : Neo4jHost
{
    protected override ReadPlace Reads => ReadPlace.Follower;
}

/// <summary>The same, with every read of the newest moment a statement.</summary>
public sealed class Neo4jStatementHost : Neo4jHost
{
    protected override bool Recalls => false;
}

/// <summary>The one database of the test server, wiped when a test opens it first.</summary>
public class Neo4jHost : StoreHost
{
    private bool _isWiped;

    public override int Weight => 2;

    protected virtual ReadPlace Reads => ReadPlace.Cypher;

    protected virtual bool Recalls => true;

    public override async ValueTask<IGraphStore> OpenAsync(GraphModel model, CancellationToken cancellation)
    {
        var server = await Neo4jServer.RunningAsync(cancellation);
        if (!_isWiped) await server.WipeAsync(cancellation);
        _isWiped = true;
        return await Neo4jStore.OpenAsync(server.Options(model) with { TimeProvider = Clock, Reads = Reads, Recalls = Recalls }, cancellation);
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
