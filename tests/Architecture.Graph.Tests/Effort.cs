using FsCheck;
using FsCheck.Fluent;

namespace Architecture.Graph.Tests;

/// <summary>How hard the properties are tried: REGISTRY_EFFORT is <c>ci</c> (the default) or <c>deep</c>; REGISTRY_SEED repeats a run.</summary>
internal static class Effort
{
    private static readonly bool s_deep = string.Equals(Environment.GetEnvironmentVariable("REGISTRY_EFFORT"), "deep", StringComparison.Ordinal);

    public static ulong Seed { get; } =
        ulong.TryParse(Environment.GetEnvironmentVariable("REGISTRY_SEED"), out var seed) ? seed : (ulong)System.Random.Shared.NextInt64();

    public static int Of(int ci, int deep) => s_deep ? deep : ci;

    public static Random Random()
    {
        Say();
        return new Random((int)(Seed & int.MaxValue));
    }

    /// <summary>Checks a property on generated cases; a failure is shrunk and names the seed.</summary>
    public static void ForAll<T>(Gen<T> cases, int ci, int deep, Action<T> holds, Func<T, IEnumerable<T>>? shrink = null)
    {
        Say();
        var arbitrary = shrink is null ? Arb.From(cases) : Arb.From(cases, shrink);
        Prop.ForAll(arbitrary, holds)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Of(ci, deep)).WithReplay(Seed, gamma: 1));
    }

    private static void Say() => TestContext.Current.TestOutputHelper?.WriteLine($"REGISTRY_SEED={Seed}");
}
