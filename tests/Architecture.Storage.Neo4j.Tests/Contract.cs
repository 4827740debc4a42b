namespace Architecture.Storage.Neo4j.Tests;

// The contract, part by part, on this store, with every read of now a statement.
public sealed class Neo4jCommits : CommitContract<Neo4jStatementHost>;
public sealed class Neo4jFilters : FilterContract<Neo4jStatementHost>;
public sealed class Neo4jPages : PageContract<Neo4jStatementHost>;
public sealed class Neo4jRelations : RelationContract<Neo4jStatementHost>;
public sealed class Neo4jJournal : JournalContract<Neo4jStatementHost>;
public sealed class Neo4jMoments : MomentContract<Neo4jStatementHost>;
public sealed class Neo4jRaces : RaceContract<Neo4jStatementHost>;
public sealed class Neo4jModel : ModelContract<Neo4jStatementHost>;

// As it is served, with named records from the server's own graph: what differs from the above.
public sealed class Neo4jRecallCommits : CommitContract<Neo4jHost>;
public sealed class Neo4jRecallRelations : RelationContract<Neo4jHost>;
public sealed class Neo4jRecallMoments : MomentContract<Neo4jHost>;
public sealed class Neo4jRecallRaces : RaceContract<Neo4jHost>;

// Reads of now in memory: what differs from the above.
public sealed class Neo4jFollowerCommits : CommitContract<Neo4jFollowerHost>;
public sealed class Neo4jFollowerMoments : MomentContract<Neo4jFollowerHost>;
public sealed class Neo4jFollowerRaces : RaceContract<Neo4jFollowerHost>;
