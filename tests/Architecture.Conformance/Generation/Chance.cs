namespace Architecture.Conformance.Generation;

/// <summary>Seeded choices.</summary>
internal sealed class Chance(int seed)
{
    private readonly Random random = new(seed);

    /// <summary>True in so many cases of a hundred.</summary>
    public bool Percent(int percent) => random.Next(100) < percent;

    public int Below(int limit) => random.Next(limit);

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public T OneOf<T>(params ReadOnlySpan<T> from) => from[random.Next(from.Length)];
}
