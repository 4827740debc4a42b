namespace Architecture.Registry.Tests.Interchange;

/// <summary>Real files that nobody here wrote, kept beside the repository; what needs them is skipped where they are not.</summary>
internal static class RealData
{
    public static string Path(params string[] parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Architecture.sln"))) folder = folder.Parent;
        var path = System.IO.Path.Combine([folder?.FullName ?? ".", "..", "shared", "data", .. parts]);
        Assert.SkipUnless(IsThere(path), $"The real data is not here: {System.IO.Path.GetFullPath(path)}");
        return path;
    }

    private static bool IsThere(string path) => File.Exists(path) || Directory.Exists(path);
}
