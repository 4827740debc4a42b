namespace Architecture.Registry;

/// <summary>A value that an input or a file states, or does not speak of: absent means unchanged, stated and empty means cleared.</summary>
public readonly struct Stated<T> : IEquatable<Stated<T>>
{
    private readonly T? _value;

    public Stated(T? value) => (_value, IsStated) = (value, true);

    public bool IsStated { get; }

    public T? Or(T? otherwise) => IsStated ? _value : otherwise;

    public bool Equals(Stated<T> other) => IsStated == other.IsStated && EqualityComparer<T>.Default.Equals(_value, other._value);
    public override bool Equals(object? obj) => obj is Stated<T> other && Equals(other);
    public override int GetHashCode() => HashCode.Combine(IsStated, _value);
    public static bool operator ==(Stated<T> left, Stated<T> right) => left.Equals(right);
    public static bool operator !=(Stated<T> left, Stated<T> right) => !left.Equals(right);
}
