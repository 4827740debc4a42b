using System.Collections.Concurrent;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Runs reading statements, and learns with each where the journal ended behind them.</summary>
internal sealed class CypherReader(QueryGate gate, Neo4jStoreOptions options)
{
    private const string Place = "MATCH (h:Journal {name: 'registry'}) RETURN h.sequence, h.projection";

    private readonly ConcurrentDictionary<string, byte> _texts = new(StringComparer.Ordinal);

    public GraphModel Model => options.Model;

    /// <summary>How many different texts were sent; the database keeps a plan for each.</summary>
    public int DistinctTexts => _texts.Count;

    /// <summary>The text as it is sent: the head is read after the rows, so that nothing in them is newer than it.</summary>
    public static string Whole(string text) =>
        $"CALL () {{ {text} }}\nWITH collect(row) AS rows MATCH (h:Journal {{name: 'registry'}}) RETURN rows, h.sequence, h.projection";

    /// <summary>Runs a statement that returns one column, <c>row</c>.</summary>
    /// <returns>What was read of each row, and how far the database had come.</returns>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    /// <exception cref="TooManyTextsException">The text is a new one, and there are as many as may be.</exception>
    public async Task<(List<T> Rows, JournalPlace Place)> RowsAsync<T>(
        string name, string text, CypherParameters parameters, AnsweredRecords records, Func<AnsweredRecords, JsonElement, T> read, CancellationToken cancellation)
    {
        if (!IsAdmitted(text)) throw new TooManyTextsException();
        records.Tell(parameters);
        using var answer = await gate.ReadAsync(new CypherStatement(name, Whole(text), parameters), cancellation);
        if (answer.Row is not { } only) throw Replaced();
        return ([.. only[0].EnumerateArray().Select(row => read(records, row))], new JournalPlace(only[1].GetInt64(), only[2].GetInt64()));
    }

    /// <summary>How far the database has come, and nothing else.</summary>
    /// <exception cref="StoreUnavailableException">The database cannot be reached.</exception>
    public async Task<JournalPlace> PlaceAsync(CancellationToken cancellation)
    {
        using var answer = await gate.ReadAsync(new CypherStatement("place", Place, new CypherParameters()), cancellation);
        return answer.Row is { } row ? new JournalPlace(row[0].GetInt64(), row[1].GetInt64()) : throw Replaced();
    }

    private static StoreUnavailableException Replaced() => new("Neo4j does not hold the journal that this server started on. Start it anew.");

    private bool IsAdmitted(string text)
    {
        if (_texts.ContainsKey(text)) return true;
        lock (_texts)
        {
            return _texts.Count < options.MostTexts && _texts.TryAdd(text, 0);
        }
    }
}

/// <summary>How far a database has come.</summary>
/// <param name="Sequence">Of the journal's last entry.</param>
/// <param name="Projection">Number of the last projection.</param>
internal readonly record struct JournalPlace(long Sequence, long Projection);

/// <summary>A question of a form that the database has no plan for, when it has as many plans as it may.</summary>
internal sealed class TooManyTextsException() : Exception("There are as many different statements as may be.");
