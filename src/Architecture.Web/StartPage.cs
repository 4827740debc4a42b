using System.Globalization;
using System.Net;
using System.Text.Json;
using Architecture.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Architecture.Web;

/// <summary>The start page: what the registry is, the questions that people ask of it, what its city has been through, and where to go on.</summary>
public static class StartPage
{
    /// <summary>The page asks this server and nobody else.</summary>
    private const string Policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>Serves the page at <c>/</c>.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="isDemonstration">The registry holds the demonstration city.</param>
    /// <param name="making">How many per cent of it stand; null when it does.</param>
    public static void MapStartPage(this IEndpointRouteBuilder endpoints, bool isDemonstration, Func<int?> making)
    {
        endpoints.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.Vary = "Accept-Language";
            context.Response.Headers.ContentSecurityPolicy = Policy;
            return Content(context, Page(Reader.Of(context.Request), isDemonstration, making()), "text/html");
        });
        endpoints.MapGet("/start.css", (HttpContext context) => Content(context, Resources.Read("assets/start.css"), "text/css"));
        endpoints.MapGet("/start.js", (HttpContext context) => Content(context, Resources.Read("assets/start.js"), "text/javascript"));
    }

    private static IResult Content(HttpContext context, string text, string type)
    {
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Content(text, type + "; charset=utf-8");
    }

    private static string Page(Reader reader, bool isDemonstration, int? making) => $$"""
        <!doctype html>
        <html lang="{{reader.Say("sv", "en")}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath d='M4 4L12 6L7 13Z' fill='none' stroke='%23003a66'/%3E%3Cg fill='%23c40064'%3E%3Ccircle cx='4' cy='4' r='3'/%3E%3Ccircle cx='12' cy='6' r='3'/%3E%3Ccircle cx='7' cy='13' r='3'/%3E%3C/g%3E%3C/svg%3E">
        {{(making is null ? "" : "<noscript><meta http-equiv=\"refresh\" content=\"1\"></noscript>")}}
        <title>{{reader.Say("Arkitekturregistret", "The architecture registry")}}</title>
        <link rel="stylesheet" href="/start.css">
        </head>
        <body>
        <a class="skip" href="#questions">{{reader.Say("Till frågorna", "To the questions")}}</a>
        <header>
        <div class="inner">
        <nav aria-label="{{reader.Say("Språk", "Language")}}">{{reader.OtherLanguage}}</nav>
        <h1>{{reader.Say("Arkitekturregistret", "The architecture registry")}}</h1>
        <p class="lead">{{reader.Say(
            "Stadens lösningar, plattformar och funktioner på ett ställe – och reglerna som gäller för dem. Ingen nämnd skaffar något eget som staden redan har gemensamt, och den som får nej får veta varför och vad den kan göra i stället.",
            "The city’s solutions, platforms and functions in one place – and the rules that govern them. No board gets something of its own that the city already shares, and whoever is told no is told why and what to do instead.")}}</p>
        <dl id="facts" hidden></dl>
        </div>
        </header>
        <main class="inner">
        {{(making is { } percent ? Making(reader, percent) : "")}}
        {{(isDemonstration ? Demonstration(reader) : "")}}
        <section id="questions" aria-labelledby="questions-title">
        <h2 id="questions-title">{{reader.Say("Fem frågor till registret", "Five questions to the registry")}}</h2>
        <p>{{reader.Say(
            "Öppna en fråga, välj vad den gäller och tryck på <strong>Fråga</strong>.",
            "Open a question, choose what it is about and press <strong>Ask</strong>.")}}</p>
        {{string.Concat(Example.Questions.Select(question => Question(reader, question)))}}
        </section>
        {{(isDemonstration ? StartPageSections.Stories(reader, Question) : "")}}
        {{(isDemonstration ? StartPageSections.Requests(reader) : "")}}
        {{StartPageSections.Onwards(reader)}}
        </main>
        <footer class="inner"><p><a href="/health/live">/health/live</a> {{reader.Say("säger att processen lever,", "tells that the process lives,")}}
        <a href="/health/ready">/health/ready</a> {{reader.Say("att den kan ta emot frågor.", "that it can be asked.")}}</p></footer>
        <script type="application/json" id="words">{{JsonSerializer.Serialize(AnswerWords.In(reader.Language))}}</script>
        <script src="/start.js"></script>
        </body>
        </html>
        """;

    private static string Question(Reader reader, Example question) => $"""
        <details class="question" id="{question.Name.Replace('/', '-')}">
        <summary>{Encoded(question.Title.In(reader.Language))}</summary>
        <p>{Encoded(question.Telling.In(reader.Language))}</p>
        <form method="get" action="/graphql">
        <div class="choices"></div>
        <details class="query">
        <summary>{reader.Say("Så ställs frågan i GraphQL", "How it is put in GraphQL")}</summary>
        <textarea name="query" rows="{question.Query.Count('\n') + 1}" spellcheck="false" aria-label="{reader.Say("Frågan", "The query")}">{Encoded(question.Query)}</textarea>
        </details>
        <button>{reader.Say("Fråga", "Ask")}</button>
        <p class="status" role="status"></p>
        </form>
        <div class="answer" hidden></div>
        </details>

        """;

    private static string Making(Reader reader, int percent) => string.Create(CultureInfo.InvariantCulture, $"""
        <p class="note making" role="status">{reader.Say(
            $"Demonstrationsstaden byggs just nu: <progress max=\"100\" value=\"{percent}\" aria-label=\"Hur långt\"></progress> <output>{percent} %</output>. Det går att fråga redan nu, och att skriva om några sekunder.",
            $"The demonstration city is being made: <progress max=\"100\" value=\"{percent}\" aria-label=\"How far\"></progress> <output>{percent} %</output>. You can ask already, and write in a few seconds.")}</p>
        """);

    private static string Demonstration(Reader reader) => $"""
        <p class="note">{reader.Say(
            "Det här är en demonstration. Nämnderna, bolagen och leverantörernas datum är verkliga; lösningarna, avtalen och kostnaderna är påhittade. Den som inte anger någon användare får göra allt.",
            "This is a demonstration. The boards, companies and vendors’ dates are real; the solutions, contracts and costs are made up. Whoever names no user may do everything.")}</p>
        """;

    internal static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
