namespace Architecture.Registry;

/// <summary>A value that a change may leave as it is, set, or clear.</summary>
public readonly record struct Optional<T>(bool IsGiven, T? Value)
{
    public T? Or(T? unchanged) => IsGiven ? Value : unchanged;
}

/// <summary>Makes optional values.</summary>
public static class Optional
{
    /// <summary>A value that is set, or with null cleared.</summary>
    public static Optional<T> Of<T>(T? value) => new(IsGiven: true, value);
}
