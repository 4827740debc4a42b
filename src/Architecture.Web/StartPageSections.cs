using static Architecture.Web.StartPage;

namespace Architecture.Web;

/// <summary>What stands below the five questions.</summary>
internal static class StartPageSections
{
    public static string Stories(Reader reader, Func<Reader, Example, string> question) => $"""
        <section aria-labelledby="stories-title">
        <h2 id="stories-title">{reader.Say("Det här har hänt i staden", "What has happened in the city")}</h2>
        <p>{reader.Say(
            "Demonstrationsstaden berättar åtta historier från 2019 till i dag. Varje historia går att slå upp.",
            "The demonstration city tells eight stories from 2019 to this day. Each can be looked up.")}</p>
        {string.Concat(Example.Stories.Select(story => question(reader, story)))}
        </section>
        """;

    public static string Requests(Reader reader) => $"""
        <section aria-labelledby="requests-title">
        <h2 id="requests-title">{reader.Say("Tre första anrop", "Three first requests")}</h2>
        <p>{reader.Say(
            "Klistra in dem i en terminal. Lägg till huvudet <code>Authorization: Demo board:BRO</code> för att fråga som Bromma, som bara får skriva i sitt eget.",
            "Paste them into a terminal. Add the header <code>Authorization: Demo board:BRO</code> to ask as Bromma, which may only write its own.")}</p>
        <ol class="requests">
        {string.Concat(Example.Requests.Select(request => Request(reader, request)))}
        </ol>
        </section>
        """;

    public static string Onwards(Reader reader) => $"""
        <section aria-labelledby="onwards-title">
        <h2 id="onwards-title">{reader.Say("Gå vidare", "Go on")}</h2>
        <div class="cards">
        <div>
        <h3>{reader.Say("Starta ett eget", "Start one of your own")}</h3>
        <p>{reader.Say("Ett kommando i källkodens mapp, och .NET 10 är allt som behövs:", "One command in the folder of the source, and .NET 10 is all it needs:")}</p>
        <pre tabindex="0"><code>dotnet run --project src/Architecture.Server</code></pre>
        <p>{reader.Say("Lägg till <code>-- --no-demo</code> för ett tomt register.", "Add <code>-- --no-demo</code> for an empty registry.")}</p>
        </div>
        <div>
        <h3>{reader.Say("Läs in er egen stad", "Bring your own city")}</h3>
        <p>{reader.Say(
            "Nämnder, funktionsträd, lösningar, beroenden och informationsflöden kommer från CSV och YAML. Pröva först med <code>--check</code>, som inte ändrar något:",
            "Boards, the function tree, solutions, dependencies and information flows come from CSV and YAML. Try with <code>--check</code> first, which changes nothing:")}</p>
        <pre tabindex="0"><code>dotnet run --project src/Architecture.Server -- import boards schema/examples/boards.csv --check</code></pre>
        </div>
        <div>
        <h3>{reader.Say("Bygg på API:t", "Build on the API")}</h3>
        <p>{reader.Say(
            $"Registret svarar på GraphQL på <code>{Encoded(reader.Address)}/graphql</code>. Allt som går att fråga och göra står, beskrivet, i <a href=\"/graphql?sdl\">schemat</a>. Frågorna på den här sidan är filer i <code>schema/examples</code>.",
            $"The registry answers GraphQL at <code>{Encoded(reader.Address)}/graphql</code>. All that can be asked and done stands, described, in <a href=\"/graphql?sdl\">the schema</a>. The questions on this page are files in <code>schema/examples</code>.")}</p>
        </div>
        <div>
        <h3>{reader.Say("Ta det i drift", "Take it into production")}</h3>
        <p>{reader.Say(
            "Koppla in stadens inloggning (<code>Authentication:Authority</code>), välj eget lager eller Neo4j (<code>--store neo4j</code>), säkerhetskopiera med <code>backup</code>. <code>infra/README.md</code> säger hur, med containrar, övervakning och rutiner.",
            "Connect the city’s sign-in (<code>Authentication:Authority</code>), choose the store of its own or Neo4j (<code>--store neo4j</code>), back up with <code>backup</code>. <code>infra/README.md</code> says how, with containers, monitoring and routines.")}</p>
        </div>
        </div>
        </section>
        """;

    private static string Request(Reader reader, Example request) => $"""
        <li><h3>{Encoded(request.Title.In(reader.Language))}</h3>
        <p>{Encoded(request.Telling.In(reader.Language))}</p>
        <pre tabindex="0"><code>{Encoded(request.Command(reader.Address))}</code></pre></li>

        """;
}
