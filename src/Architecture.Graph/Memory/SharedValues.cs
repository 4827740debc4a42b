namespace Architecture.Graph;

/// <summary>
/// Lets edges whose values are the same share one array: most edges differ in their ends only. A table of recent ones, in which a new
/// one displaces an old one; two threads that race at worst share less.
/// </summary>
internal sealed class SharedValues
{
    private const int Size = 4096;

    private readonly GraphValue[]?[] _recent = new GraphValue[]?[Size];

    public GraphValue[] Shared(ReadOnlySpan<GraphValue> values)
    {
        if (values.IsEmpty) return [];
        var hash = new HashCode();
        foreach (var value in values) hash.Add(value);
        ref var recent = ref _recent[(uint)hash.ToHashCode() % Size];
        var known = Volatile.Read(ref recent);
        if (known is not null && values.SequenceEqual(known)) return known;
        var copy = values.ToArray();
        Volatile.Write(ref recent, copy);
        return copy;
    }
}
