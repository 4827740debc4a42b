using System.Collections.Concurrent;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Runs reading statements, and learns with each where the journal ended behind them.</summary>
internal sealed class CypherReader(QueryGate gate, Neo4jStoreOptions options)
{
    private readonly ConcurrentDictionary<string, byte> _texts = new(StringComparer.Ordinal);

    public GraphModel Model => options.Model;

    /// <summary>How many different texts were sent; the database keeps a plan for each.</summary>
    public int DistinctTexts => _texts.Count;

    /// <summary>The text as it is sent: the head is read after the rows, so that nothing in them is newer than it.</summary>
    public static string Whole(string text) =>
        $"CALL () {{ {text} }}\nWITH collect(row) AS rows MATCH (h:Journal {{name: 'registry'}}) RETURN rows, h.sequence";

    /// <summary>Runs a statement that returns one column, <c>row</c>.</summary>
    /// <returns>What was read of each row, and the sequence that the journal had come to.</returns>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="TooManyTextsException">The text is a new one, and there are as many as may be.</exception>
    public async Task<(List<T> Rows, long Sequence)> RowsAsync<T>(
        string name, string text, CypherParameters parameters, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        if (!IsAdmitted(text)) throw new TooManyTextsException();
        using var answer = await gate.ReadAsync(new CypherStatement(name, Whole(text), parameters), cancellation);
        if (answer.Row is not { } only) throw new StoreUnavailableException("Neo4j does not hold the journal that this server started on. Start it anew.");
        return ([.. only[0].EnumerateArray().Select(read)], only[1].GetInt64());
    }

    private bool IsAdmitted(string text)
    {
        if (_texts.ContainsKey(text)) return true;
        lock (_texts)
        {
            return _texts.Count < options.MostTexts && _texts.TryAdd(text, 0);
        }
    }
}

/// <summary>A question of a form that the database has no plan for, when it has as many plans as it may.</summary>
internal sealed class TooManyTextsException() : Exception("There are as many different statements as may be.");
