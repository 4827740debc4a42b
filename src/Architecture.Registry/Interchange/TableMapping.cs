using System.Collections.Frozen;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Architecture.Registry.Interchange;

/// <summary>How the columns and values of somebody else's table become those of an import.</summary>
/// <remarks>
/// A mapping file is YAML: <c>columns</c> (our name: theirs), <c>values</c> (our name: their value: ours; <c>"*"</c> is any other) and
/// <c>defaults</c> (our name: the value where theirs is empty or missing).
/// </remarks>
public sealed class TableMapping
{
    public static readonly TableMapping None = new(new Written());

    private const string AnyOther = "*";

    private readonly FrozenDictionary<string, string> _meanings;
    private readonly FrozenSet<string> _renamed;
    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> _values;
    private readonly FrozenDictionary<string, string> _defaults;

    private TableMapping(Written written)
    {
        _meanings = written.Columns.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);
        _renamed = written.Columns.Keys.ToFrozenSet(StringComparer.Ordinal);
        _values = written.Values.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase));
        _defaults = written.Defaults.ToFrozenDictionary();
    }

    /// <exception cref="BrokenFileException">It is no mapping.</exception>
    public static TableMapping Read(ImportSource source)
    {
        try
        {
            using var text = source.OpenText();
            var reader = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build();
            return new TableMapping(reader.Deserialize<Written>(text) ?? new Written());
        }
        catch (System.Text.DecoderFallbackException fault)
        {
            throw BrokenFileException.NotUtf8(source.Name, fault);
        }
        catch (Exception fault) when (fault is YamlException or ArgumentException)
        {
            throw new BrokenFileException(source.Name, (fault as YamlException)?.Start.Line, new Message(
                $"Filen är ingen mappning (columns, values, defaults): {fault.Message}",
                $"The file is no mapping (columns, values, defaults): {fault.Message}"), fault);
        }
    }

    /// <summary>Our name for a column of theirs: null where the mapping does not speak of it.</summary>
    internal string? Meaning(string column) => _meanings.GetValueOrDefault(column);

    /// <summary>Another column has been given this name.</summary>
    internal bool IsRenamed(string meaning) => _renamed.Contains(meaning);

    internal bool HasDefault(string meaning) => _defaults.ContainsKey(meaning);

    /// <summary>A value of theirs in our words.</summary>
    internal string? Value(string meaning, string? value)
    {
        if (value is not null && _values.TryGetValue(meaning, out var words))
            value = words.GetValueOrDefault(value) ?? words.GetValueOrDefault(AnyOther) ?? value;
        return string.IsNullOrEmpty(value) ? _defaults.GetValueOrDefault(meaning) : value;
    }

    private sealed class Written
    {
        public Dictionary<string, string> Columns { get; set; } = [];
        public Dictionary<string, Dictionary<string, string>> Values { get; set; } = [];
        public Dictionary<string, string> Defaults { get; set; } = [];
    }
}
