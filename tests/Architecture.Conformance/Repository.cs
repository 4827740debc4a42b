namespace Architecture.Conformance;

/// <summary>Finds the checkout that the tests run in.</summary>
internal static class Repository
{
    public static string ConformanceFolder { get; } = Path.Combine(Root(), "tests", "Architecture.Conformance");

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Architecture.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The conformance tests run inside a checkout of the repository.");
    }
}
