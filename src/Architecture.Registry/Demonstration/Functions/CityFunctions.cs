using System.Collections.Immutable;

namespace Architecture.Registry.Demonstration.Functions;

/// <summary>A function of the city: its name, unique in the whole tree, and that of the function it is part of.</summary>
internal sealed record CityFunction(string Name, string? Parent);

/// <summary>The city's functions, one area a file, as indented text.</summary>
internal static class CityFunctions
{
    /// <summary>Every function, each after the one that it is part of.</summary>
    public static ImmutableArray<CityFunction> All { get; } =
    [
        .. Read(Styrning.Tree), .. Read(Stadsmiljö.Tree), .. Read(Välfärd.Tree), .. Read(KulturOchFastigheter.Tree),
    ];

    /// <summary>Two spaces a level.</summary>
    private static IEnumerable<CityFunction> Read(string tree)
    {
        var line = new List<string>();
        foreach (var row in tree.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var name = row.Trim();
            var level = row.TakeWhile(letter => letter == ' ').Count() / 2;
            line.RemoveRange(level, line.Count - level);
            yield return new CityFunction(name, line.LastOrDefault());
            line.Add(name);
        }
    }
}
