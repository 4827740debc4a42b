using System.Security.Cryptography;
using System.Text;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// Which entry holds which actor's idempotency key. Entries since the start are known here. For older ones the statement looks that commits, and where it
/// does not come to that, or finds one, they are looked up once: an older entry that is not there will never be.
/// </summary>
internal sealed class RecordedKeys(JournalReader journal)
{
    private const int MostRemembered = 100_000;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, JournalEntry> _held = [];
    private readonly HashSet<string> _absentBefore = [];

    /// <summary>An unambiguous digest: the actor's length stands before it.</summary>
    public static string DigestOf(string actor, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{actor.Length}:{actor}{key}")))[..32];

    public static string? DigestOf(JournalDraft draft) => draft.IdempotencyKey is { } key ? DigestOf(draft.Actor, key) : null;

    /// <summary>Notes an entry made since the start.</summary>
    public void Add(JournalEntry entry)
    {
        if (DigestOf(entry.Draft) is not { } digest) return;
        lock (_gate)
        {
            // Beyond this many, the database is asked again: it holds every entry.
            if (_held.Count >= MostRemembered)
            {
                _held.Clear();
                _absentBefore.Clear();
            }
            _held[digest] = entry;
        }
    }

    /// <summary>Makes sure that <see cref="Find"/> knows these digests.</summary>
    public async Task LookUpAsync(IEnumerable<string> digests, CancellationToken cancellation)
    {
        var unknown = Unknown(digests);
        if (unknown.Count == 0) return;
        var found = await journal.RecordedAsync(unknown, cancellation);
        lock (_gate)
        {
            if (_absentBefore.Count >= MostRemembered) _absentBefore.Clear();
            _absentBefore.UnionWith(unknown);
            foreach (var entry in found) _held[DigestOf(entry.Draft)!] = entry;
        }
    }

    /// <summary>Those of which it is not known whether an entry holds them.</summary>
    public List<string> Unknown(IEnumerable<string> digests)
    {
        lock (_gate) return [.. digests.Where(digest => !_held.ContainsKey(digest) && !_absentBefore.Contains(digest)).Distinct()];
    }

    public JournalEntry? Find(string digest)
    {
        lock (_gate) return _held.GetValueOrDefault(digest);
    }
}
