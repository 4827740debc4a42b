using System.Text.Json;

namespace Architecture.Registry.Text;

/// <summary>The words of an enumeration as files, the command line and the API write them: <c>RUNS_ON</c>.</summary>
public static class EnumWords
{
    /// <summary>The values by their words, in upper or lower case.</summary>
    public static Dictionary<string, T> Of<T>() where T : struct, Enum => Enum.GetValues<T>().ToDictionary(Word, StringComparer.OrdinalIgnoreCase);

    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
