using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Architecture.Graph;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.Interchange;

/// <summary>Function trees as YAML: <c>id</c> (the external id), <c>name</c>, <c>description</c>, <c>children</c>.</summary>
/// <remarks>
/// A document holds one tree or a list of them; a node at the top may name the function it hangs under by <c>parent</c>, as files of
/// refused rows do. Vanished are functions below the tops that the files name; other trees in the registry are none of their business.
/// </remarks>
internal sealed class CapabilityFile : ImportFormat
{
    public const string Record = "capability";

    private readonly CapabilityYaml _yaml;

    /// <summary>Tops of the files: those just read, and those of them that are on record.</summary>
    private readonly List<string> _named = [];
    private readonly HashSet<string> _tops = [];

    public CapabilityFile() => _yaml = new CapabilityYaml(CountUnknown);

    protected override IEnumerable<ImportRow> Rows(ImportSource source)
    {
        foreach (var entry in _yaml.Read(source))
        {
            if (IsInspecting && entry is { Depth: 0, Id: { } id, Parent: null }) _named.Add(id);
            yield return Row(source.Name, entry);
        }
    }

    protected override IEnumerable<(string Record, string Key)> LateKeys => _yaml.LateIds.Select(id => (Record, id));

    protected override async ValueTask LearnAsync(RegistryReader read, CancellationToken cancellation)
    {
        foreach (var top in _named.Distinct())
            if (await read.CapabilityNamedAsync(top, cancellation) is not null) _tops.Add(top);
        _named.Clear();
    }

    public override async IAsyncEnumerable<VanishedRecord> OnRecordAsync(
        RegistryReader read, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var frontier = new List<Capability>();
        foreach (var top in _tops)
            if (await read.CapabilityNamedAsync(top, cancellation) is { } capability) frontier.Add(capability);

        for (var depth = 0; frontier.Count > 0 && depth < CapabilityYaml.DeepestTree; depth++)
        {
            foreach (var capability in frontier)
                if (capability.ExternalId is { } externalId) yield return new VanishedRecord(Record, externalId, capability.Name);
            var children = await read.ChildrenAsync([.. frontier.Select(one => one.Id)], cancellation);
            frontier = [.. children.SelectMany(below => below)];
        }
    }

    private static ImportRow Row(string file, CapabilityEntry entry)
    {
        var title = entry.Name ?? entry.Id ?? "";
        var row = new ImportRow(file, entry.Line, Record, entry.Id ?? $"{file}:{entry.Line}", title, refusal => Written(entry, refusal)) { Size = entry.Size };
        if (entry.NotText is { } field)
            return row with { Fault = InputInvalidRefused.At(field, $"”{field}” ska vara en text.", $"“{field}” must be a text.") };
        if (entry.Id is null) return row with { Fault = InputInvalidRefused.At("id", "”id” saknas.", "“id” is missing.") };
        if (entry.Name is null) return row with { Fault = InputInvalidRefused.At("name", "”name” saknas.", "“name” is missing.") };
        if (entry is { Parent: null, Depth: > 0 }) return row with { Fault = new ParentNotImportedRefused("") };
        return row.Doing(new ImportCapability(entry.Id, entry.Name, entry.Description, entry.Parent));
    }

    private static string Written(CapabilityEntry entry, RowRefusal refusal)
    {
        var text = new StringBuilder();
        text.Append("# ").Append(refusal.Line).Append(": ").Append(refusal.Code).Append(": ").Append(refusal.Reason).Append('\n');
        text.Append("- id: ").Append(Quoted(entry.Id)).Append('\n');
        if (entry.Parent is not null) text.Append("  parent: ").Append(Quoted(entry.Parent)).Append('\n');
        text.Append("  name: ").Append(Quoted(entry.Name)).Append('\n');
        if (entry.Description is not null) text.Append("  description: ").Append(Quoted(entry.Description)).Append('\n');
        return text.ToString();
    }

    /// <summary>YAML takes a JSON string as it is.</summary>
    internal static string Quoted(string? value) =>
        value is null ? "null" : $"\"{JsonEncodedText.Encode(value, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";
}
