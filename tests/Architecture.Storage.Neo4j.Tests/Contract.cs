namespace Architecture.Storage.Neo4j.Tests;

// The contract, part by part, on this store.
public sealed class Neo4jCommits : CommitContract<Neo4jHost>;
public sealed class Neo4jFilters : FilterContract<Neo4jHost>;
public sealed class Neo4jPages : PageContract<Neo4jHost>;
public sealed class Neo4jRelations : RelationContract<Neo4jHost>;
public sealed class Neo4jJournal : JournalContract<Neo4jHost>;
public sealed class Neo4jMoments : MomentContract<Neo4jHost>;
public sealed class Neo4jRaces : RaceContract<Neo4jHost>;
public sealed class Neo4jModel : ModelContract<Neo4jHost>;

// Reads of now in memory: what differs from the above.
public sealed class Neo4jFollowerCommits : CommitContract<Neo4jFollowerHost>;
public sealed class Neo4jFollowerMoments : MomentContract<Neo4jFollowerHost>;
public sealed class Neo4jFollowerRaces : RaceContract<Neo4jFollowerHost>;
