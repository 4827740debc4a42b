namespace Architecture.Conformance;

/// <summary>How much to compare: little with every change, as much as is promised when asked for (REGISTRY_EFFORT=deep).</summary>
internal static class Effort
{
    public static bool IsDeep { get; } = Environment.GetEnvironmentVariable("REGISTRY_EFFORT") == "deep";

    public static int Of(int ci, int deep) => IsDeep ? deep : ci;
}
