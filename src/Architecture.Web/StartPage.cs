using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Architecture.Web;

/// <summary>A plain start page with links, until there are pages of records.</summary>
public static class StartPage
{
    public static void MapStartPage(this IEndpointRouteBuilder endpoints, bool isDemonstration) =>
        endpoints.MapGet("/", () => Results.Content(Page(isDemonstration), "text/html; charset=utf-8"));

    private static string Page(bool isDemonstration) => $$"""
        <!doctype html>
        <html lang="sv">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Arkitekturregistret</title>
        <style>
        body { font: 1.0625rem/1.6 system-ui, sans-serif; color: #1b1b1b; background: #fff; max-width: 46rem; margin: 3rem auto; padding: 0 1.25rem; }
        h1 { font-size: 1.9rem; line-height: 1.2; margin-bottom: .25rem; }
        .lead { font-size: 1.15rem; color: #444; margin-top: 0; }
        a { color: #00508c; }
        code, pre { font: .95rem/1.5 ui-monospace, monospace; background: #f3f5f7; border-radius: .25rem; }
        code { padding: .1rem .3rem; }
        pre { padding: 1rem; overflow-x: auto; }
        .note { border-left: .3rem solid #c40064; padding: .2rem 0 .2rem 1rem; }
        </style>
        </head>
        <body>
        <h1>Arkitekturregistret</h1>
        <p class="lead">Stadens it-tjänster, plattformar och gemensamma lösningar – och reglerna som gäller för dem.</p>
        {{(isDemonstration ? Demonstration : "")}}
        <h2>Fråga registret</h2>
        <p>Registret svarar på GraphQL på <code>/graphql</code>. Hela schemat, med beskrivningar, finns på
        <a href="/graphql?sdl">/graphql?sdl</a>.</p>
        <pre>curl -s http://127.0.0.1:5080/graphql -H 'Content-Type: application/json' \
          -d '{"query":"{ solutions(first: 5) { nodes { code name responsibleBoard { name } } } }"}'</pre>
        <p lang="en">In English: the registry answers GraphQL at <code>/graphql</code>; its schema is at
        <a href="/graphql?sdl">/graphql?sdl</a>. Send <code>Accept-Language: en</code> for messages in English.</p>
        <h2>Drift</h2>
        <p><a href="/health/live">/health/live</a> säger att processen lever, <a href="/health/ready">/health/ready</a> att den kan ta emot frågor.</p>
        </body>
        </html>
        """;

    private const string Demonstration = """
        <p class="note">Det här är en demonstration. Staden är påhittad där den inte bygger på offentliga uppgifter,
        och den som inte anger någon användare får göra allt.</p>
        """;
}
