using System.Globalization;
using System.Net;
using Architecture.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Architecture.Web;

/// <summary>The start page: what the registry is, the questions that people ask of it, and where to go on.</summary>
public static class StartPage
{
    private const string Repository = "schema/examples";

    /// <summary>Serves the page at <c>/</c>.</summary>
    /// <param name="endpoints">Where to.</param>
    /// <param name="isDemonstration">The registry holds the demonstration city.</param>
    /// <param name="making">How many per cent of it stand; null when it does.</param>
    public static void MapStartPage(this IEndpointRouteBuilder endpoints, bool isDemonstration, Func<int?> making) =>
        endpoints.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.Vary = "Accept-Language";
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Content(Page(new Reader(context.Request), isDemonstration, making()), "text/html; charset=utf-8");
        });

    /// <summary>Who reads the page: in which language, and by which address they came.</summary>
    private sealed record Reader(Language Language, string Address)
    {
        public Reader(HttpRequest request)
            : this(PreferredLanguage.Of(request), $"{request.Scheme}://{request.Host}")
        {
        }

        public string Say(string swedish, string english) => Language == Language.Swedish ? swedish : english;
    }

    private static string Page(Reader reader, bool isDemonstration, int? making) => $$"""
        <!doctype html>
        <html lang="{{reader.Say("sv", "en")}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <link rel="icon" href="data:,">
        {{(making is null ? "" : "<meta http-equiv=\"refresh\" content=\"1\">")}}
        <title>{{reader.Say("Arkitekturregistret", "The architecture registry")}}</title>
        <style>
        {{StartPageLook.Style}}
        </style>
        </head>
        <body>
        <h1>{{reader.Say("Arkitekturregistret", "The architecture registry")}}</h1>
        <p class="lead">{{reader.Say(
            "Stadens it-tjänster, plattformar och gemensamma lösningar – och reglerna som gäller för dem.",
            "The city’s it services, platforms and shared solutions – and the rules that govern them.")}}</p>
        {{(making is { } percent ? Making(reader, percent) : "")}}
        {{(isDemonstration ? Demonstration(reader) : "")}}
        <h2>{{reader.Say("Fem frågor till registret", "Five questions to the registry")}}</h2>
        <p>{{reader.Say(
            "Öppna en fråga, se hur den ställs och tryck på <em>Fråga</em>. Byt värdena efter <code>=</code> på första raden för att fråga om något annat.",
            "Open a question, see how it is put and press <em>Ask</em>. Change the values after <code>=</code> in its first line to ask about something else.")}}</p>
        {{string.Concat(ExampleQuestion.All.Select(question => Question(reader, question)))}}
        <h2>{{reader.Say("Gå vidare", "Go on")}}</h2>
        <ul>
        <li>{{reader.Say("Registret svarar på GraphQL på", "The registry answers GraphQL at")}} <code>{{Encoded(reader.Address)}}/graphql</code>.
        {{reader.Say("Allt som går att fråga och göra står i", "All that can be asked and done stands in")}} <a href="/graphql?sdl">/graphql?sdl</a>.</li>
        <li>{{reader.Say(
            $"Frågorna ovan finns som filer i <code>{Repository}</code>; README visar hur egna nämnder, funktioner och lösningar läses in.",
            $"The questions above are files in <code>{Repository}</code>; the README tells how to import boards, functions and solutions of your own.")}}</li>
        <li><a href="/health/live">/health/live</a> {{reader.Say("säger att processen lever,", "tells that the process lives,")}}
        <a href="/health/ready">/health/ready</a> {{reader.Say("att den kan ta emot frågor.", "that it can be asked.")}}</li>
        </ul>
        <script>
        {{StartPageLook.Script(reader.Say("Frågar …", "Asking …"), reader.Say("Inget svar:", "No answer:"))}}
        </script>
        </body>
        </html>
        """;

    private static string Question(Reader reader, ExampleQuestion question) => $"""
        <details id="{question.Name}">
        <summary>{Encoded(question.Title.In(reader.Language))}</summary>
        <form method="get" action="/graphql">
        <textarea name="query" rows="{question.Query.Count('\n') + 1}" spellcheck="false" aria-label="{reader.Say("Frågan", "The query")}">{Encoded(question.Query)}</textarea>
        <button>{reader.Say("Fråga", "Ask")}</button>
        </form>
        <pre hidden aria-live="polite"></pre>
        </details>

        """;

    private static string Making(Reader reader, int percent) => string.Create(CultureInfo.InvariantCulture, $"""
        <p class="note" role="status">{reader.Say(
            $"Demonstrationsstaden byggs just nu: <progress max=\"100\" value=\"{percent}\"></progress> {percent} %. Det går att fråga redan nu, och att skriva om några sekunder.",
            $"The demonstration city is being made: <progress max=\"100\" value=\"{percent}\"></progress> {percent} %. You can ask already, and write in a few seconds.")}</p>
        """);

    private static string Demonstration(Reader reader) => $"""
        <p class="note">{reader.Say(
            "Det här är en demonstration. Nämnderna, bolagen och leverantörernas datum är verkliga; lösningarna, avtalen och kostnaderna är påhittade. Den som inte anger någon användare får göra allt.",
            "This is a demonstration. The boards, companies and vendors’ dates are real; the solutions, contracts and costs are made up. Who names no user may do everything.")}</p>
        """;

    private static string Encoded(string text) => WebUtility.HtmlEncode(text);
}
