using System.Reflection;

namespace Architecture.Web;

/// <summary>Files that are part of the program.</summary>
internal static class Resources
{
    private static readonly Assembly Here = typeof(Resources).Assembly;

    /// <summary>Names of the files in a folder, without those below it.</summary>
    public static IEnumerable<string> In(string folder) =>
        Here.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal) && name.IndexOf('/', folder.Length) < 0);

    public static string Read(string name)
    {
        using var resource = new StreamReader(Here.GetManifestResourceStream(name)!);
        return resource.ReadToEnd().ReplaceLineEndings("\n");
    }
}
