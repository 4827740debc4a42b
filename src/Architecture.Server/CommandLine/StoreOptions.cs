using System.CommandLine;
using Architecture.Storage.Neo4j;

namespace Architecture.Server.CommandLine;

/// <summary>The options that say where the registry is kept; every verb has them.</summary>
internal sealed class StoreOptions
{
    private const string EmbeddedWord = "embedded";
    private const string Neo4jWord = "neo4j";
    private const string PasswordVariable = "NEO4J_PASSWORD";

    private readonly CommandLineHost _host;
    private readonly Option<string> _store;
    private readonly Option<string> _url;
    private readonly Option<string> _user;
    private readonly Option<string?> _passwordFile;
    private readonly Option<string> _reads;

    public StoreOptions(CommandLineHost host)
    {
        _host = host;
        Data = Text("--data", "DIR", ServeOptions.DefaultData, host.Say("Mapp för registrets data.", "Folder of the registry's data."));
        _store = Word("--store", [EmbeddedWord, Neo4jWord], host.Say("Lager: embedded (en process) eller neo4j (flera servrar).", "Store: embedded (one process) or neo4j (several servers)."));
        _url = Text("--neo4j-url", "URL", Neo4jPlace.DefaultUrl, host.Say("Adress till Neo4j:s HTTP-server.", "Address of Neo4j's HTTP server."));
        _user = Text("--neo4j-user", "NAME", Neo4jPlace.DefaultUser, host.Say("Användare i Neo4j.", "User in Neo4j."));
        _passwordFile = new Option<string?>("--neo4j-password-file")
        {
            Description = host.Say($"Fil med lösenordet (annars miljövariabeln {PasswordVariable}).", $"File with the password (else the environment variable {PasswordVariable})."),
            HelpName = "FILE",
            Recursive = true,
        };
        _reads = Word("--neo4j-reads", [nameof(ReadPlace.Cypher).ToLowerInvariant(), nameof(ReadPlace.Follower).ToLowerInvariant()], host.Say(
            "Var nuläget läses: cypher (i databasen) eller follower (i serverns minne).", "Where now is read: cypher (in the database) or follower (in the server's memory)."));
        _url.Validators.Add(result =>
        {
            if (!Uri.TryCreate(result.GetValueOrDefault<string>(), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
                result.AddError(host.Say("--neo4j-url är en adress som börjar med http:// eller https://.", "--neo4j-url is an address that begins with http:// or https://."));
        });
    }

    public Option<string> Data { get; }

    public IEnumerable<Option> All => [Data, _store, _url, _user, _passwordFile, _reads];

    /// <summary>Where the registry is kept; null when the password is missing, which has been said.</summary>
    public StorePlace? PlaceOf(ParseResult parsed)
    {
        var folder = parsed.GetRequiredValue(Data);
        if (parsed.GetRequiredValue(_store) == EmbeddedWord) return new StorePlace(folder, Neo4j: null);
        if (PasswordOf(parsed) is not { } password) return null;
        var reads = Enum.Parse<ReadPlace>(parsed.GetRequiredValue(_reads), ignoreCase: true);
        return new StorePlace(folder, new Neo4jPlace(new Uri(parsed.GetRequiredValue(_url)), parsed.GetRequiredValue(_user), password, reads));
    }

    /// <summary>Runs a verb on the place that was said.</summary>
    public async Task<int> UseAsync(ParseResult parsed, Func<StorePlace, Task<int>> verb) =>
        PlaceOf(parsed) is { } place ? await verb(place) : ExitCode.WrongUse;

    /// <summary>Runs a verb that only the embedded store has.</summary>
    public Task<int> UseFolderAsync(ParseResult parsed, Func<string, Task<int>> verb) => parsed.GetRequiredValue(_store) == EmbeddedWord
        ? verb(parsed.GetRequiredValue(Data))
        : Task.FromResult(_host.Fail(
            ExitCode.WrongUse,
            "En databas i Neo4j säkerhetskopieras och återställs med Neo4j:s egna verktyg; se infra/README.md.",
            "A database in Neo4j is backed up and restored with Neo4j's own tools; see infra/README.md."));

    private string? PasswordOf(ParseResult parsed)
    {
        if (parsed.GetValue(_passwordFile) is { } file)
        {
            try
            {
                return File.ReadAllText(file).TrimEnd('\r', '\n');
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                _host.Fail(ExitCode.WrongUse, $"Lösenordet i {file} kan inte läsas: {fault.Message}", $"The password in {file} cannot be read: {fault.Message}");
                return null;
            }
        }
        if (_host.Variable(PasswordVariable) is { Length: > 0 } password) return password;
        _host.Fail(
            ExitCode.WrongUse,
            $"Lösenordet till Neo4j saknas: ange det i miljövariabeln {PasswordVariable} eller med --neo4j-password-file.",
            $"The password for Neo4j is missing: give it in the environment variable {PasswordVariable} or with --neo4j-password-file.");
        return null;
    }

    private static Option<string> Text(string name, string help, string usual, string description) =>
        new(name) { Description = description, HelpName = help, DefaultValueFactory = _ => usual, Recursive = true };

    private Option<string> Word(string name, string[] words, string description)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => words[0], Recursive = true };
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            var word = result.GetValueOrDefault<string>();
            if (!words.Contains(word))
            {
                result.AddError(_host.Say(
                    $"”{word}” går inte att välja för {name}. Välj {string.Join(" eller ", words)}.",
                    $"“{word}” cannot be chosen for {name}. Choose {string.Join(" or ", words)}."));
            }
        });
        return option;
    }
}
