namespace Architecture.Server.Tests;

/// <summary>The house style that a compiler does not hold: files of at most 400 lines, functions of at most 70.</summary>
public sealed class TidinessTests
{
    private const int LongestFile = 400;
    private const int LongestFunction = 70;

    private static readonly string[] TypeWords = [" class ", " record ", " struct ", " interface ", " enum "];

    /// <summary>File (or file and first line of a function) that may be longer, with the reason.</summary>
    private static readonly Dictionary<string, string> Exceptions = [];

    [Fact]
    public void No_source_file_is_longer_than_a_person_reads_at_once()
    {
        var tooLong = Sources().Select(file => (Name: NameOf(file), Lines: File.ReadLines(file).Count()))
            .Where(file => file.Lines > LongestFile && !Exceptions.ContainsKey(file.Name));
        Assert.Empty(tooLong);
    }

    [Fact]
    public void No_function_is_longer_than_a_screen()
    {
        var tooLong = Sources().SelectMany(file => Functions(File.ReadAllLines(file)).Select(function => (Name: $"{NameOf(file)}: {function.Head}", function.Lines)))
            .Where(function => function.Lines > LongestFunction && !Exceptions.ContainsKey(function.Name));
        Assert.Empty(tooLong);
    }

    /// <summary>Blocks of the members of a type: what stands between braces at one indentation, four or eight blanks deep.</summary>
    private static IEnumerable<(string Head, int Lines)> Functions(string[] lines)
    {
        foreach (var indentation in (string[])["    ", "        "])
        {
            for (var start = 0; start < lines.Length; start++)
            {
                if (lines[start] != indentation + "{" || IsTypeHead(lines, start)) continue;
                var end = Array.FindIndex(lines, start, line => line.StartsWith(indentation + "}", StringComparison.Ordinal));
                yield return (lines[Math.Max(0, start - 1)].Trim(), end - start + 1);
            }
        }
    }

    private static bool IsTypeHead(string[] lines, int brace)
    {
        for (var above = brace - 1; above >= 0 && lines[above].Trim().Length > 0; above--)
        {
            if (TypeWords.Any(word => $" {lines[above]} ".Contains(word, StringComparison.Ordinal))) return true;
        }
        return false;
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string NameOf(string file) => Path.GetRelativePath(Root(), file).Replace('\\', '/');

    internal static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Architecture.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
