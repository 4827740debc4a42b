namespace Architecture.Server.CommandLine;

/// <summary>Where a copy may be put: into a folder of its own, never over something and never into what it is a copy of.</summary>
internal static class CopyPlace
{
    /// <summary>Says why not; null when nothing stands against it.</summary>
    /// <param name="host">Where it is said.</param>
    /// <param name="source">The folder that is copied.</param>
    /// <param name="target">The folder of the copy.</param>
    public static int? Refused(CommandLineHost host, string source, string target)
    {
        var into = Path.GetFullPath(target);
        if ((into + Path.DirectorySeparatorChar).StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(source)) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            return host.Fail(
                ExitCode.Refused,
                $"{into} ligger i {source}, som ska kopieras. Välj en mapp utanför den.",
                $"{into} lies inside {source}, which is to be copied. Choose a folder outside it.");
        }
        if (!Directory.Exists(into) || !Directory.EnumerateFileSystemEntries(into).Any()) return null;
        return host.Fail(
            ExitCode.Refused,
            $"{into} är inte tom, och inget skrivs över. Välj en mapp som inte finns.",
            $"{into} is not empty, and nothing is overwritten. Choose a folder that does not exist.");
    }
}
