using System.CommandLine;
using System.Text.RegularExpressions;
using Architecture.Registry;
using Architecture.Server.CommandLine;
using Architecture.Server.Configuration;
using Microsoft.Extensions.Configuration;

namespace Architecture.Server.Tests.Configuration;

/// <summary>The tables of <c>infra/README.md</c> say what the program knows: the same names, the same defaults.</summary>
public sealed partial class SettingsTableTests
{
    private const string Nothing = "–";

    [Fact]
    public void Every_setting_is_in_the_table_with_its_default_and_no_other()
    {
        var written = Rows("Settings").ToDictionary(row => row.Name, row => row.Default);
        Assert.Equal(ServerSettings.Table.Select(setting => setting.Key).Order(StringComparer.Ordinal), written.Keys.Order(StringComparer.Ordinal));
        foreach (var setting in ServerSettings.Table.Where(setting => setting.Key != "Authentication:Issuer"))
            Assert.Equal(setting.Default.Length == 0 ? Nothing : setting.Default, written[setting.Key]);
    }

    [Fact]
    public void Every_option_of_the_server_is_in_the_table_with_its_default_and_no_other()
    {
        var host = new CommandLineHost((_, _) => Task.FromResult(0), Language.English, TextWriter.Null, TextWriter.Null, IsTerminal: false);
        var known = RootCommandFactory.Build(host).Options.Where(option => option.Name is not ("--help" or "--version")).ToDictionary(option => option.Name, DefaultOf);
        var written = Rows("Options").ToDictionary(row => row.Name, row => row.Default);
        Assert.Equal(known.OrderBy(pair => pair.Key, StringComparer.Ordinal), written.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Every_setting_named_where_the_program_is_deployed_is_one_of_the_table()
    {
        var deployed = Directory.EnumerateFiles(Path.Combine(TidinessTests.Root(), "infra"), "*.y*ml", SearchOption.AllDirectories)
            .Append(Path.Combine(TidinessTests.Root(), "docker-compose.yml"));
        var sections = ServerSettings.Table.Select(setting => setting.Key.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var named = deployed.SelectMany(file => InEnvironment().Matches(File.ReadAllText(file)).Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal)))
            .Where(key => sections.Contains(key.Split(':')[0])).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, key => ServerSettings.Read(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create(key, (string?)"set")]).Build()));
    }

    private static string DefaultOf(Option option) => option switch
    {
        { ValueType: var type } when type == typeof(bool) => "off",
        { HasDefaultValue: true } => option.GetDefaultValue()!.ToString()!,
        _ => Nothing,
    };

    private static IEnumerable<(string Name, string Default)> Rows(string chapter)
    {
        var text = File.ReadAllText(Path.Combine(TidinessTests.Root(), "infra", "README.md"));
        var part = text.Split($"\n## {chapter}\n", 2)[1].Split("\n## ", 2)[0];
        return Row().Matches(part).Select(match => (match.Groups["name"].Value, match.Groups["default"].Value.Trim('`')));
    }

    [GeneratedRegex(@"^\| `(?<name>[^`]+)` \| (?<default>[^|]+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"\b[A-Z][A-Za-z]+(__[A-Za-z]+)+\b", RegexOptions.ExplicitCapture)]
    private static partial Regex InEnvironment();
}
