using System.Text.Json;
using Architecture.Graph;
using Architecture.Registry;
using Architecture.Server.CommandLine;
using Architecture.Storage.Embedded;
using Architecture.Storage.Neo4j;

namespace Architecture.Server.Tests.CommandLine;

public sealed class CommandLineTests
{
    [Fact]
    public async Task Without_a_verb_the_program_serves()
    {
        using var terminal = new Terminal();

        await terminal.RunExactlyAsync();
        Assert.Equal(new ServeOptions("http://127.0.0.1:5080", "data", WithDemonstration: true), terminal.Served);

        await terminal.RunExactlyAsync("--urls", "http://127.0.0.1:1", "--data", "elsewhere", "--store", "embedded", "--no-demo");
        Assert.Equal(new ServeOptions("http://127.0.0.1:1", "elsewhere", WithDemonstration: false), terminal.Served);
    }

    [Theory]
    [InlineData("frobnicate")]
    [InlineData("import")]
    [InlineData("import", "boards")]
    [InlineData("import", "boards", "a.csv", "b.csv")]
    [InlineData("import", "cars", "a.csv")]
    [InlineData("backup")]
    [InlineData("--store", "neo4j")]
    [InlineData("--store", "paper")]
    [InlineData("--store", "neo4j", "--neo4j-url", "neo4j.example")]
    [InlineData("--store", "neo4j", "--neo4j-reads", "tea-leaves")]
    [InlineData("--store", "neo4j", "--neo4j-password-file", "/nowhere/password")]
    [InlineData("verify", "--colour")]
    [InlineData("check", "--rule", "TIRED")]
    public async Task What_cannot_be_understood_is_wrong_use(params string[] arguments)
    {
        using var terminal = new Terminal();

        var said = await terminal.RunExactlyAsync(arguments);

        Assert.Equal(2, said.Code);
        Assert.NotEqual("", said.Error);
        Assert.Null(terminal.Served);
    }

    [Fact]
    public async Task Every_verb_answers_programs_in_JSON()
    {
        using var terminal = new Terminal();
        var boards = terminal.Write("boards.csv", "code;name;kind\nKS;Kommunstyrelsen;EXECUTIVE\n");
        var data = terminal.Data;
        await terminal.RunExactlyAsync("import", "boards", boards, "--data", data, "--json");

        Assert.Equal(1, (await AnswerAsync("export", "boards", terminal.At("out.csv"), "--data", data)).GetProperty("rows").GetInt32());
        Assert.Equal(1, (await AnswerAsync("export", "--all", terminal.At("whole"), "--data", data)).GetProperty("entries").GetInt32());
        Assert.Equal(1, (await AnswerAsync("import", "--all", terminal.At("whole"), "--data", terminal.At("moved"))).GetProperty("taken").GetInt32());
        Assert.Equal(1, (await AnswerAsync("backup", terminal.At("copy"), "--data", data)).GetProperty("sequence").GetInt32());
        Assert.Equal(terminal.At("again"), (await AnswerAsync("restore", terminal.At("copy"), "--data", terminal.At("again"))).GetProperty("folder").GetString());
        Assert.True((await AnswerAsync("verify", "--data", data)).GetProperty("isIntact").GetBoolean());
        Assert.Equal(1, (await AnswerAsync("sweep", "--data", data)).GetProperty("examined").GetInt32());
        Assert.Equal(1, (await AnswerAsync("check", "--data", data)).GetProperty("examined").GetInt32());
        Assert.Contains("type Query", (await AnswerAsync("schema", "print")).GetProperty("sdl").GetString(), StringComparison.Ordinal);
        Assert.Contains("CREATE CONSTRAINT", (await AnswerAsync("schema", "print", "--cypher")).GetProperty("cypher").GetString(), StringComparison.Ordinal);

        async Task<JsonElement> AnswerAsync(params string[] arguments)
        {
            var said = await terminal.RunExactlyAsync([.. arguments, "--json"]);
            Assert.True(said.Code == 0, said.Error);
            return JsonDocument.Parse(said.Output).RootElement;
        }
    }

    [Fact]
    public async Task Neo4j_is_served_from_with_the_password_of_a_file_or_of_the_environment()
    {
        using var terminal = new Terminal { Variable = name => name == "NEO4J_PASSWORD" ? "of the environment" : null };

        await terminal.RunExactlyAsync("--store", "neo4j");
        Assert.Equal(new Neo4jPlace(new Uri("http://127.0.0.1:7474"), "neo4j", "of the environment"), terminal.Served!.Neo4j);

        await terminal.RunExactlyAsync(
            "--store", "neo4j", "--neo4j-url", "https://graph:7473", "--neo4j-user", "registry", "--neo4j-password-file", terminal.Write("password", "of a file\n"), "--neo4j-reads", "follower");
        Assert.Equal(new Neo4jPlace(new Uri("https://graph:7473"), "registry", "of a file", ReadPlace.Follower), terminal.Served!.Neo4j);
        Assert.DoesNotContain("of a file", $"{terminal.Served}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_password_Neo4j_is_not_tried_and_both_ways_to_give_one_are_said()
    {
        using var terminal = new Terminal { Variable = _ => null };

        var said = await terminal.RunExactlyAsync("--store", "neo4j");

        Assert.Equal(2, said.Code);
        Assert.Contains("NEO4J_PASSWORD", said.Error);
        Assert.Contains("--neo4j-password-file", said.Error);
    }

    [Theory]
    [InlineData(3, "127.0.0.1:1", "verify")]
    [InlineData(3, "127.0.0.1:1", "check")]
    [InlineData(3, "127.0.0.1:1", "import", "boards", "{boards}")]
    [InlineData(2, "infra/README.md", "backup", "copy")]
    [InlineData(2, "infra/README.md", "restore", "copy")]
    public async Task Verbs_say_that_Neo4j_is_not_there_or_that_it_has_its_own_tools(int code, string named, params string[] verb)
    {
        using var terminal = new Terminal { Variable = _ => "secret" };
        var boards = terminal.Write("boards.csv", "code;name;kind\n");

        var said = await terminal.RunAsync([.. verb.Select(word => word == "{boards}" ? boards : word), "--store", "neo4j", "--neo4j-url", "http://127.0.0.1:1"]);

        Assert.Equal(code, said.Code);
        Assert.Contains(named, said.Error);
        Assert.DoesNotContain("secret", said.Error);
    }

    [Theory]
    [InlineData("import boards")]
    [InlineData("import capabilities")]
    [InlineData("import technology")]
    [InlineData("import solutions")]
    [InlineData("import dependencies")]
    [InlineData("import flows")]
    [InlineData("export")]
    [InlineData("export solutions")]
    [InlineData("check")]
    [InlineData("sweep")]
    [InlineData("verify")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("schema print")]
    [InlineData("completion")]
    public async Task Every_verb_explains_itself_with_examples_in_both_languages(string verb)
    {
        using var english = new Terminal();
        using var swedish = new Terminal { Language = Language.Swedish };

        var help = await english.RunExactlyAsync([.. verb.Split(' '), "--help"]);
        var hjalp = await swedish.RunExactlyAsync([.. verb.Split(' '), "--help"]);

        Assert.Equal((0, 0), (help.Code, hjalp.Code));
        Assert.Contains("architecture " + verb, help.Output);
        Assert.Contains("Example", help.Output);
        Assert.Contains("Exempel", hjalp.Output);
    }

    [Theory]
    [InlineData("sv_SE.UTF-8", null, Language.Swedish)]
    [InlineData(null, "sv", Language.Swedish)]
    [InlineData("C.UTF-8", "sv_SE", Language.English)]
    [InlineData("", "sv_SE", Language.Swedish)]
    [InlineData(null, "de_DE", Language.English)]
    [InlineData(null, null, Language.English)]
    public void The_environment_says_which_language(string? all, string? lang, Language expected) =>
        Assert.Equal(expected, SpokenLanguage.Of(name => name switch { "LC_ALL" => all, "LANG" => lang, _ => null }));

    [Fact]
    public async Task A_folder_that_somebody_else_writes_to_is_not_reachable()
    {
        using var terminal = new Terminal();
        await using var store = await EmbeddedStore.OpenAsync(
            new EmbeddedStoreOptions { Folder = terminal.Data, Model = RegistryGraph.Model }, TestContext.Current.CancellationToken);

        var said = await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", "code;name;kind\n"));

        Assert.Equal(3, said.Code);
        Assert.Contains(terminal.Data, said.Error);
    }

    [Fact]
    public async Task A_backup_is_verified_and_restored_beside_what_it_was_made_of()
    {
        using var terminal = new Terminal();
        var file = terminal.Write("boards.csv", "code;name;kind\nVAN;Valnämnden;SPECIALIST\n");
        await terminal.RunAsync("import", "boards", file);

        var backup = await terminal.RunAsync("backup", terminal.At("copy"));
        var restored = await terminal.RunExactlyAsync("restore", terminal.At("copy"), "--data", terminal.At("anew"));
        var overwriting = await terminal.RunAsync("restore", terminal.At("copy"));
        var verified = await terminal.RunExactlyAsync("verify", "--data", terminal.At("anew"));

        Assert.Equal((0, 0, 1, 0), (backup.Code, restored.Code, overwriting.Code, verified.Code));
        Assert.Contains("nothing is overwritten", overwriting.Error, StringComparison.Ordinal);
        Assert.Contains("entry 1", backup.Output);
        Assert.StartsWith("Intact: 1 entries", verified.Output);
        Assert.Contains("1 unchanged", (await terminal.RunExactlyAsync("import", "boards", file, "--data", terminal.At("anew"))).Output);
    }

    [Fact]
    public async Task A_damaged_store_is_found()
    {
        using var terminal = new Terminal();
        await terminal.RunAsync("import", "boards", terminal.Write("boards.csv", "code;name;kind\nVAN;Valnämnden;SPECIALIST\n"));
        var journal = Directory.GetFiles(terminal.Data).Where(file => new FileInfo(file).Length > 0).MaxBy(file => new FileInfo(file).Length)!;
        var bytes = await File.ReadAllBytesAsync(journal, TestContext.Current.CancellationToken);
        bytes[^20] ^= 1;
        await File.WriteAllBytesAsync(journal, bytes, TestContext.Current.CancellationToken);

        var said = await terminal.RunAsync("verify");

        Assert.Equal(1, said.Code);
        Assert.StartsWith("! ", said.Output);
    }

    [Fact]
    public async Task Verifying_nothing_is_not_reaching_a_store()
    {
        using var terminal = new Terminal();

        Assert.Equal(3, (await terminal.RunAsync("verify")).Code);
        Assert.Equal(3, (await terminal.RunAsync("backup", terminal.At("copy"))).Code);
    }

    [Fact]
    public async Task The_schema_is_printed_as_it_is_served()
    {
        using var terminal = new Terminal();

        var said = await terminal.RunExactlyAsync("schema", "print");

        Assert.Equal(0, said.Code);
        Assert.Contains("type Query", said.Output);
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public async Task Each_shell_gets_a_script(string shell)
    {
        using var terminal = new Terminal();

        var said = await terminal.RunExactlyAsync("completion", shell);

        Assert.Equal(0, said.Code);
        Assert.Contains("[suggest:", said.Output);
    }

    [Theory]
    [InlineData("architecture imp", "import")]
    [InlineData("architecture import ", "boards")]
    [InlineData("architecture import boards --ch", "--check")]
    [InlineData("architecture export ", "capabilities")]
    [InlineData("architecture che", "check")]
    [InlineData("architecture check --rule ", "END_PASSED")]
    [InlineData("architecture --store ", "embedded")]
    public async Task The_program_knows_what_may_come_next(string line, string expected)
    {
        using var terminal = new Terminal();

        var said = await terminal.RunExactlyAsync($"[suggest:{line.Length}]", line);

        Assert.Equal(0, said.Code);
        Assert.Contains(expected, said.Output.Split('\n', StringSplitOptions.TrimEntries));
    }
}
