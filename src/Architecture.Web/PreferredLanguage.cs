using Architecture.Registry;
using Microsoft.AspNetCore.Http;

namespace Architecture.Web;

/// <summary>The language that a request is answered in.</summary>
public static class PreferredLanguage
{
    /// <summary>The first of the languages asked for that the registry speaks; Swedish otherwise.</summary>
    public static Language Of(HttpRequest request)
    {
        foreach (var asked in request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1))
        {
            if (asked.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return Language.English;
            if (asked.Value.StartsWith("sv", StringComparison.OrdinalIgnoreCase)) return Language.Swedish;
        }
        return Language.Swedish;
    }
}
