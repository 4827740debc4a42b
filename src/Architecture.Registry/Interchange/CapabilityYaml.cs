using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Architecture.Registry.Interchange;

/// <summary>A node of a tree file.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Depth">0 at the top of the file.</param>
/// <param name="Id">Its id in the source.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is.</param>
/// <param name="Parent">Id of the node above, or the one that a top names.</param>
/// <param name="NotText">A key whose value is no text.</param>
internal sealed record CapabilityEntry(
    long Line, int Depth, string? Id = null, string? Name = null, string? Description = null, string? Parent = null, string? NotText = null)
{
    /// <summary>In characters.</summary>
    public long Size => (Id?.Length ?? 0) + (Name?.Length ?? 0) + (Description?.Length ?? 0) + (Parent?.Length ?? 0);
}

/// <summary>
/// Reads trees from the parser's events, parents before their parts, holding no more than the line down to where it reads. A node is
/// given out when its parts begin; what stands after them was noted when the file was first read.
/// </summary>
/// <param name="unknown">Is told of each key that means nothing here.</param>
internal sealed class CapabilityYaml(Action<string> unknown)
{
    /// <summary>Deeper than any function tree; a file beyond it is no tree.</summary>
    public const int DeepestTree = 64;

    /// <summary>Between two nodes, in characters: thousands of times the longest description.</summary>
    private const long LongestNode = 1 << 22;

    /// <summary>Of the nodes that tell of themselves after their parts; with so much for each beside its text.</summary>
    private const long MostStatedLate = 1 << 23;
    private const int PerStatedLate = 200;

    private readonly Dictionary<(string File, long Line, long Column), CapabilityEntry> _statedLate = [];
    private long _textStatedLate;
    private long _lastNode;

    /// <summary>Ids that were told after their nodes had been given out, and others.</summary>
    public IEnumerable<string> LateIds => _statedLate.Values.Select(entry => entry.Id).OfType<string>();

    /// <exception cref="BrokenFileException">Not UTF-8, not YAML, or no tree.</exception>
    public IEnumerable<CapabilityEntry> Read(ImportSource source)
    {
        _lastNode = 1;
        using var text = new BoundedText(source.OpenText(), LongestNode, () => TooLong(source.Name, _lastNode));
        var parser = new Parser(text);
        using var entries = Documents(parser, source.Name).GetEnumerator();
        while (Guarded(source.Name, entries.MoveNext))
        {
            _lastNode = entries.Current.Line;
            text.Mark();
            yield return entries.Current;
        }
    }

    private IEnumerable<CapabilityEntry> Documents(Parser parser, string file)
    {
        parser.Consume<StreamStart>();
        while (!parser.Accept<StreamEnd>(out _))
        {
            parser.Consume<DocumentStart>();
            foreach (var entry in Trees(parser, file, parent: null, depth: 0)) yield return entry;
            parser.Consume<DocumentEnd>();
        }
    }

    private IEnumerable<CapabilityEntry> Trees(Parser parser, string file, string? parent, int depth)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            if (TextOf(scalar) is null) yield break;
            throw NoTree(file, scalar.Start.Line);
        }
        if (!parser.TryConsume<SequenceStart>(out _))
        {
            foreach (var entry in Tree(parser, file, parent, depth)) yield return entry;
            yield break;
        }
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            foreach (var entry in Tree(parser, file, parent, depth)) yield return entry;
        }
    }

    private IEnumerable<CapabilityEntry> Tree(Parser parser, string file, string? parent, int depth)
    {
        if (!parser.TryConsume<MappingStart>(out var start)) throw NoTree(file, parser.Current!.Start.Line);
        if (depth >= DeepestTree)
            throw new BrokenFileException(file, start.Start.Line, new Message($"Trädet är djupare än {DeepestTree} nivåer.", $"The tree is deeper than {DeepestTree} levels."));

        var place = (file, start.Start.Line, start.Start.Column);
        var entry = new CapabilityEntry(start.Start.Line, depth, Parent: parent);
        var stated = _statedLate.GetValueOrDefault(place);
        // When it was noted, the node above may not have told its id yet.
        if (depth > 0) stated = stated is null ? null : stated with { Parent = parent };
        var given = false;
        var keys = new HashSet<string>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!keys.Add(key.Value)) throw Twice(file, key);
            if (key.Value == "children")
            {
                if (!given) yield return stated ?? entry;
                given = true;
                foreach (var below in Trees(parser, file, (stated ?? entry).Id, depth + 1)) yield return below;
            }
            else
            {
                entry = With(entry, key.Value, parser);
                if (given && IsKnown(key.Value)) NoteLate(place, entry);
            }
        }
        // A top with neither id nor name is another kind of file, not a row that could be mended.
        if (entry is { Depth: 0, Id: null, Name: null, NotText: null }) throw NoTree(file, entry.Line);
        if (!given) yield return entry;
    }

    private void NoteLate((string File, long Line, long Column) place, CapabilityEntry entry)
    {
        if (_statedLate.GetValueOrDefault(place) is { } before) _textStatedLate -= before.Size + PerStatedLate;
        _statedLate[place] = entry;
        if ((_textStatedLate += entry.Size + PerStatedLate) > MostStatedLate) throw TooMuchLate(place.File, place.Line);
    }

    private static bool IsKnown(string key) => key is "id" or "name" or "description" or "parent";

    private CapabilityEntry With(CapabilityEntry entry, string key, Parser parser)
    {
        var isKnown = IsKnown(key) && (key != "parent" || entry.Depth == 0);
        if (!isKnown) unknown(key);
        if (!isKnown || !parser.TryConsume<Scalar>(out var scalar))
        {
            parser.SkipThisAndNestedEvents();
            return isKnown ? entry with { NotText = entry.NotText ?? key } : entry;
        }
        var text = TextOf(scalar);
        return key switch
        {
            "id" => entry with { Id = text },
            "name" => entry with { Name = text },
            "description" => entry with { Description = text },
            _ => entry with { Parent = text },
        };
    }

    private static string? TextOf(Scalar scalar)
    {
        if (scalar.Style == ScalarStyle.Plain && scalar.Value is "" or "~" or "null" or "Null" or "NULL") return null;
        return scalar.Value.Trim() is { Length: > 0 } text ? text : null;
    }

    private static bool Guarded(string file, Func<bool> read)
    {
        try
        {
            return read();
        }
        catch (System.Text.DecoderFallbackException fault)
        {
            throw BrokenFileException.NotUtf8(file, fault);
        }
        catch (YamlException fault)
        {
            throw new BrokenFileException(file, fault.Start.Line, new Message(
                $"Filen är inte YAML: {fault.Message}", $"The file is not YAML: {fault.Message}"), fault);
        }
    }

    private static BrokenFileException NoTree(string file, long line) => new(file, line, new Message(
        "Här väntas ett funktionsträd: nycklarna id, name, description, children.",
        "A function tree is expected here: keys id, name, description, children."));

    private static BrokenFileException TooLong(string file, long line) => new(file, line, new Message(
        $"Efter den här raden kommer mer än {LongestNode >> 20} miljoner tecken utan en ny funktion. Är filen ett funktionsträd?",
        $"After this line more than {LongestNode >> 20} million characters come without a new function. Is the file a function tree?"));

    private static BrokenFileException TooMuchLate(string file, long line) => new(file, line, new Message(
        "För många funktioner har nycklar efter children; de kan inte läsas utan att hela filen ryms i minnet. Skriv id, name och description före children.",
        "Too many functions have keys after children; they cannot be read without holding the whole file in memory. Write id, name and description before children."));

    private static BrokenFileException Twice(string file, Scalar key) => new(file, key.Start.Line, new Message(
        $"Nyckeln ”{key.Value}” står två gånger.", $"The key “{key.Value}” stands twice."));
}
