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
    long Line, int Depth, string? Id = null, string? Name = null, string? Description = null, string? Parent = null, string? NotText = null);

/// <summary>
/// Reads trees from the parser's events, parents before their parts, holding no more than the line down to where it reads. A node is
/// given out when its parts begin; what stands after them was noted when the file was first read.
/// </summary>
/// <param name="unknown">Is told of each key that means nothing here.</param>
internal sealed class CapabilityYaml(Action<string> unknown)
{
    /// <summary>Deeper than any function tree; a file beyond it is no tree.</summary>
    public const int DeepestTree = 64;

    private readonly Dictionary<(string File, long Line, long Column), CapabilityEntry> _statedLate = [];

    /// <exception cref="BrokenFileException">Not UTF-8, not YAML, or no tree.</exception>
    public IEnumerable<CapabilityEntry> Read(ImportSource source)
    {
        using var text = source.OpenText();
        var parser = new Parser(text);
        using var entries = Documents(parser, source.Name).GetEnumerator();
        while (Guarded(source.Name, entries.MoveNext)) yield return entries.Current;
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
                if (given && IsKnown(key.Value)) _statedLate[place] = entry;
            }
        }
        // A top with neither id nor name is another kind of file, not a row that could be mended.
        if (entry is { Depth: 0, Id: null, Name: null, NotText: null }) throw NoTree(file, entry.Line);
        if (!given) yield return entry;
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

    private static BrokenFileException Twice(string file, Scalar key) => new(file, key.Start.Line, new Message(
        $"Nyckeln ”{key.Value}” står två gånger.", $"The key “{key.Value}” stands twice."));
}
