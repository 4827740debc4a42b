using System.Collections.Frozen;
using Architecture.Registry.Demonstration.Local;
using Architecture.Registry.Demonstration.Shared;

namespace Architecture.Registry.Demonstration;

/// <summary>Since when the solutions of the tables are on record: nothing can be said of them before.</summary>
internal static class OnRecord
{
    private static readonly FrozenDictionary<string, DateOnly> Registered =
        SharedSolutions.All.Select(shared => KeyValuePair.Create(shared.Key, shared.Registered))
            .Concat(LocalSolutions.All.Select(local => KeyValuePair.Create(local.Key, local.Registered)))
            .ToFrozenDictionary(StringComparer.Ordinal);

    /// <param name="solution">Board and name.</param>
    public static DateOnly Since(string solution) => Registered[solution];

    /// <summary>Code of the board that put a solution on record.</summary>
    public static string BoardOf(string solution) => solution[..solution.IndexOf('/', StringComparison.Ordinal)];
}
