using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Makes the database fit the model before it is served from: under a lease on the journal's head, and never backwards.</summary>
internal sealed class Migration(QueryGate gate, Neo4jStoreOptions options, string server)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private const string ReadHead = "MATCH (h:Journal {name: 'registry'}) RETURN h.modelVersion, h.schema";

    private const string MakeHead =
        """
        MERGE (h:Journal {name: 'registry'})
        ON CREATE SET h.identity = randomUUID(), h.format = 1, h.modelVersion = 0, h.schema = '', h.sequence = 0, h.epoch = 0, h.projection = 0, h.projectedTo = 0
        """;

    // The write lock comes first: what is read before it may be stale.
    private const string TakeLease =
        """
        MATCH (h:Journal {name: 'registry'}) SET h._lock = true REMOVE h._lock
        WITH h, h.migrationUntil IS NULL OR h.migrationUntil < timestamp() OR h.migrationBy = $server AS free
        SET h.migrationBy = CASE WHEN free THEN $server ELSE h.migrationBy END,
            h.migrationUntil = CASE WHEN free THEN timestamp() + $lease ELSE h.migrationUntil END
        RETURN free, h.modelVersion, h.schema
        """;

    private const string Finish =
        """
        MATCH (h:Journal {name: 'registry'}) SET h._lock = true REMOVE h._lock
        WITH h WHERE h.migrationBy = $server AND h.modelVersion <= $version
        SET h.modelVersion = $version, h.schema = $schema REMOVE h.migrationBy, h.migrationUntil
        RETURN h.modelVersion
        """;

    /// <exception cref="NewerModelException">The database was migrated by a newer program; nothing was changed.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var schema = Neo4jSchema.DigestOf(options.Model);
        if (await IsDoneAsync(schema, cancellation)) return;
        await RunAsync("make head constraint", Neo4jSchema.HeadConstraint, new CypherParameters(), cancellation);
        await RunAsync("make head", MakeHead, new CypherParameters(), cancellation);
        while (!await TakeLeaseAsync(cancellation))
        {
            await Task.Delay(Between, cancellation);
            if (await IsDoneAsync(schema, cancellation)) return;
        }
        var present = await PresentAsync(cancellation);
        foreach (var statement in Neo4jSchema.Statements(options.Model).Where(statement => !present.Contains(Neo4jSchema.NameIn(statement))))
        {
            await RunAsync("migrate", statement, new CypherParameters(), cancellation);
            await TakeLeaseAsync(cancellation);
        }
        await RunAsync("await indexes", "CALL db.awaitIndexes(600)", new CypherParameters(), cancellation);
        await RunAsync(
            "finish migration", Finish,
            new CypherParameters().With("server", server).With("version", options.Model.Version).With("schema", schema), cancellation);
    }

    private async Task<bool> IsDoneAsync(string schema, CancellationToken cancellation)
    {
        using var answer = await gate.ReadAsync(new CypherStatement("read head", ReadHead, new CypherParameters()), cancellation);
        if (answer.Row is not { } row) return false;
        Check(row[0].GetInt32());
        return row[0].GetInt32() == options.Model.Version && row[1].GetString() == schema;
    }

    private async Task<bool> TakeLeaseAsync(CancellationToken cancellation)
    {
        var parameters = new CypherParameters().With("server", server).With("lease", (long)Lease.TotalMilliseconds);
        using var answer = await gate.WriteRepeatedlyAsync(new CypherStatement("take migration lease", TakeLease, parameters, Writes: true), cancellation);
        var row = answer.Row!.Value;
        Check(row[1].GetInt32());
        return row[0].GetBoolean();
    }

    /// <summary>Names of the constraints and indexes that are there: a constraint's index bears its name.</summary>
    private async Task<HashSet<string>> PresentAsync(CancellationToken cancellation)
    {
        using var answer = await gate.ReadAsync(new CypherStatement("show indexes", "SHOW INDEXES YIELD name RETURN name", new CypherParameters()), cancellation);
        return [.. answer.Rows.EnumerateArray().Select(row => row[0].GetString()!)];
    }

    private void Check(int stored)
    {
        if (stored > options.Model.Version) throw new NewerModelException($"Neo4j at {options.Url.Authority}", stored, options.Model.Version);
    }

    private async Task RunAsync(string name, string text, CypherParameters parameters, CancellationToken cancellation)
    {
        using var answer = await gate.WriteRepeatedlyAsync(new CypherStatement(name, text, parameters, Writes: true), cancellation);
    }
}
