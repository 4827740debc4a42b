using Architecture.Registry;

namespace Architecture.Server.CommandLine;

/// <summary>The language of the person at the terminal.</summary>
public static class SpokenLanguage
{
    private static readonly string[] Variables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    /// <summary>The first variable that says something decides, as POSIX has it; English unless it says Swedish.</summary>
    public static Language Of(Func<string, string?> environment)
    {
        var stated = Variables.Select(environment).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return stated is not null && stated.StartsWith("sv", StringComparison.OrdinalIgnoreCase) ? Language.Swedish : Language.English;
    }
}
