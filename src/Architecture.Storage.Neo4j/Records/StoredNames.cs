using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using System.Text;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>The properties of a kind, found by a name as answers carry it: a record is read by going through its members once, and none is made a text for it.</summary>
internal sealed class StoredNames
{
    private static readonly ConditionalWeakTable<PropertyOwner, StoredNames> s_ofKinds = [];

    private readonly FrozenDictionary<string, PropertyDefinition> _byName;
    private readonly int _longest;

    private StoredNames(PropertyOwner kind)
    {
        _byName = kind.Properties.ToFrozenDictionary(property => property.Name, StringComparer.Ordinal);
        _longest = kind.Properties.Select(property => property.Name.Length).DefaultIfEmpty().Max();
    }

    public static StoredNames Of(PropertyOwner kind) => s_ofKinds.GetValue(kind, static kind => new StoredNames(kind));

    /// <summary>The property of that name; null where it is the store's own, or none of the kind's. Names are plain (<see cref="Neo4jSchema.CheckNames"/>).</summary>
    public PropertyDefinition? Find(ReadOnlySpan<byte> name)
    {
        if (name.Length > _longest) return null;
        Span<char> text = stackalloc char[name.Length];
        return Ascii.ToUtf16(name, text, out _) == OperationStatus.Done && _byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var property) ? property : null;
    }
}
