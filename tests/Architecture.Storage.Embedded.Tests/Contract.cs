namespace Architecture.Storage.Embedded.Tests;

// The contract, part by part, on this store.
public sealed class EmbeddedCommits : CommitContract<EmbeddedHost>;
public sealed class EmbeddedFilters : FilterContract<EmbeddedHost>;
public sealed class EmbeddedPages : PageContract<EmbeddedHost>;
public sealed class EmbeddedRelations : RelationContract<EmbeddedHost>;
public sealed class EmbeddedJournal : JournalContract<EmbeddedHost>;
public sealed class EmbeddedMoments : MomentContract<EmbeddedHost>;
public sealed class EmbeddedRaces : RaceContract<EmbeddedHost>;
public sealed class EmbeddedModel : ModelContract<EmbeddedHost>;
