using System.Net;
using System.Net.Sockets;
using Architecture.Registry;
using Architecture.Server.Configuration;
using Architecture.Server.Tests.SignIn;
using Architecture.Storage.Embedded;

namespace Architecture.Server.Tests;

/// <summary>What the server refuses at its start, before it opens or makes anything.</summary>
public sealed class StartTests
{
    public static TheoryData<string, string[], string> Refused => new()
    {
        { "http://0.0.0.0:5080", [], "Demonstration:BehindLoopback=true" },
        { "http://127.0.0.1:5080;http://[::]:5081", [], "--no-demo" },
        { "http://registry.example.test:5080", [], "without a password" },
        { "http://127.0.0.1:0", ["Authentication:Authority=https://login.example.test"], "Authentication:Audience" },
        { "http://127.0.0.1:0", ["Authentication:Authority=http://login.example.test", "Authentication:Audience=a"], "https" },
        { "http://127.0.0.1:0", ["Authentication:Keys=/nowhere/keys.json", "Authentication:Audience=a"], "Authentication:Issuer" },
        { "http://127.0.0.1:0", ["Authentication:Keys=/nowhere/keys.json", "Authentication:Audience=a", "Authentication:Issuer=i"], "cannot be read" },
        { "http://127.0.0.1:0", ["Authentication:Authorty=https://login.example.test"], "There is no setting Authentication:Authorty" },
        { "http://127.0.0.1:0", ["Authentication:Roles:Demonstration=everybody"], "There is no setting" },
        { "http://0.0.0.0:5080", ["Demonstration:BehindLoopback=perhaps"], "true or false" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Settings_that_do_not_go_together_are_refused_with_what_to_change(string urls, string[] settings, string said)
    {
        var wrong = Assert.Throws<SettingsException>(() => Composition.Of(Options(urls, settings)));
        Assert.Contains(said, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_start_leaves_no_data_folder_behind()
    {
        var folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        Assert.Equal(2, await Serving.RunAsync(new ServeOptions("http://0.0.0.0:0", folder, WithDemonstration: true), TestContext.Current.CancellationToken));
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task A_server_whose_port_is_taken_makes_no_city_in_its_folder()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var folder = Directory.CreateTempSubdirectory("taken-port-").FullName;

        var code = await Serving.RunAsync(new ServeOptions($"http://{taken.LocalEndpoint}", folder, WithDemonstration: true), TestContext.Current.CancellationToken);

        Assert.Equal(3, code);
        await using (var store = await EmbeddedStore.OpenAsync(new EmbeddedStoreOptions { Folder = folder, Model = RegistryGraph.Model }, TestContext.Current.CancellationToken))
            Assert.Equal(0, store.Sequence);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Off_the_loopback_a_server_starts_with_tokens_without_demonstration_or_behind_a_published_port()
    {
        using var provider = new IdentityProvider();
        Composition.Of(Options("http://0.0.0.0:5080", [.. provider.Settings.Select(setting => $"{setting.Key}={setting.Value}")]));
        Composition.Of(Options("http://0.0.0.0:5080", []) with { WithDemonstration = false });
        Composition.Of(Options("http://0.0.0.0:5080", ["Demonstration:BehindLoopback=true"]));
        Composition.Of(Options("http://localhost:5080;http://[::1]:5080", []));
    }

    private static ServeOptions Options(string urls, string[] settings) => new(urls, "data", WithDemonstration: true)
    {
        Settings = [.. settings.Select(setting => setting.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1]))],
    };
}
