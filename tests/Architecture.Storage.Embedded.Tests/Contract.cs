using Architecture.Storage.Contract;

namespace Architecture.Storage.Embedded.Tests;

// The contract, part by part, on this store.
public sealed class EmbeddedCommits : CommitContract<EmbeddedHost>;
