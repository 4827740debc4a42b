using Architecture.Registry;
using Microsoft.AspNetCore.Http;

namespace Architecture.Web;

/// <summary>Who reads a page: in which language, and by which address they came.</summary>
internal sealed record Reader(Language Language, string Address)
{
    private const string Choice = "language";

    /// <summary>A language chosen on the page wins over the browser's.</summary>
    public static Reader Of(HttpRequest request) => new(
        request.Query[Choice].ToString() switch
        {
            "sv" => Language.Swedish,
            "en" => Language.English,
            _ => PreferredLanguage.Of(request),
        },
        $"{request.Scheme}://{request.Host}");

    public string Say(string swedish, string english) => Language == Language.Swedish ? swedish : english;

    /// <summary>A link to the same page in the other language, in that language.</summary>
    public string OtherLanguage => Say(
        $"<a href=\"/?{Choice}=en\" lang=\"en\" hreflang=\"en\">In English</a>", $"<a href=\"/?{Choice}=sv\" lang=\"sv\" hreflang=\"sv\">På svenska</a>");
}
