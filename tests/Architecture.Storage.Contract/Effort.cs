namespace Architecture.Storage.Contract;

/// <summary>How hard to try: the same tests, <c>REGISTRY_EFFORT=ci</c> (small counts, the default) or <c>deep</c> (the stated ones).</summary>
public static class Effort
{
    public static bool IsDeep { get; } = Environment.GetEnvironmentVariable("REGISTRY_EFFORT") == "deep";

    /// <summary>Set <c>REGISTRY_SEED</c> to repeat a run; a failing test prints it.</summary>
    public static int Seed { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("REGISTRY_SEED"), out var seed) ? seed : Environment.TickCount & int.MaxValue;

    public static int Of(int ci, int deep) => IsDeep ? deep : ci;
}
