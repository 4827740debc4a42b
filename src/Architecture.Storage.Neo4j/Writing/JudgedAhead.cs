namespace Architecture.Storage.Neo4j;

/// <summary>
/// The next batch, taken and judged while one is on its way, for the case that this is committed. When enough has come together, it is sent as well: its statement waits in the
/// database for the head, and finds there what it was judged for, or writes nothing. Where the one before is not committed, the works are judged anew like others; none
/// of them was answered.
/// </summary>
internal sealed class JudgedAhead(PendingCommits commits, List<StoreWork> works)
{
    private int _judged;

    /// <summary>The commits of the works that are judged.</summary>
    public PendingCommits Commits => commits;

    /// <summary>The answer to its statement, once that is sent. From then on nothing is added to it.</summary>
    public Task<(bool Done, bool Free)>? Sending { get; set; }

    /// <summary>The batch so far, in the order of the queue.</summary>
    public List<StoreWork> Works => works;

    /// <summary>Judges those that are not yet.</summary>
    public Task JudgeAsync() => JudgeAsync(works);

    /// <summary>Makes the statement for what is judged.</summary>
    public void Prepare(Func<PendingCommits, CypherStatement> statementOf)
    {
        if (commits.Entries.Count > 0) commits.Statement ??= statementOf(commits);
    }

    /// <summary>The commits of the whole batch, all of them judged; null if the journal's end is not the one that they were judged for.</summary>
    /// <param name="batch">These works, and those taken after them.</param>
    /// <param name="end">The journal's end.</param>
    public async Task<PendingCommits?> CompleteAsync(List<StoreWork> batch, Published end)
    {
        if (commits.Basis != end) return null;
        await JudgeAsync(batch);
        return commits;
    }

    private async Task JudgeAsync(List<StoreWork> batch)
    {
        for (; _judged < batch.Count; _judged++) await batch[_judged].JudgeAsync(commits);
    }
}
