using System.Text.RegularExpressions;
using Architecture.Registry;
using Architecture.Server.CommandLine;
using Architecture.Server.Configuration;

namespace Architecture.Server.Tests.Infrastructure;

/// <summary>What can be said of the deployment files without a container engine: they are well formed, and name what the program knows.</summary>
public sealed partial class DeploymentTests
{
    private const string Pod = "spec.template.spec";

    [Fact]
    public void Every_file_is_one_well_formed_document()
    {
        var files = DeploymentFile.All().ToList();
        Assert.True(files.Count >= 10);
        Assert.All(files, file => Assert.NotNull(new DeploymentFile(file)));
    }

    [Fact]
    public void The_program_understands_every_command_line_it_is_given()
    {
        var host = new CommandLineHost((_, _) => Task.FromResult(0), Language.English, TextWriter.Null, TextWriter.Null, IsTerminal: false);
        var lines = new[]
        {
            new DeploymentFile("docker-compose.yml").Texts("services.registry.command"),
            new DeploymentFile("docker-compose.yml").Texts("services.registry.healthcheck.test").Skip(3).ToList(),
            new DeploymentFile("infra/k8s/base/deployment.yaml").Texts($"{Pod}.containers.0.args"),
            new DeploymentFile("infra/k8s/embedded/one-server.yaml").Texts($"{Pod}.containers.0.args"),
            DockerfileCommand(),
        };
        Assert.All(lines, line => Assert.Empty(RootCommandFactory.Build(host).Parse([.. line]).Errors));
    }

    [Fact]
    public void The_settings_that_are_deployed_let_a_server_start()
    {
        var settings = new DeploymentFile("infra/k8s/base/kustomization.yaml").Texts("configMapGenerator.0.literals").Select(line => line.Split('=', 2));
        Composition.Of(new ServeOptions("http://0.0.0.0:5080", "/data", WithDemonstration: false) { Settings = [.. settings.Select(pair => Setting(pair[0], pair[1]))] });
        var compose = new DeploymentFile("docker-compose.yml");
        var environment = compose.Keys("services.registry.environment").Select(key => Setting(key, compose.Text($"services.registry.environment.{key}")));
        Composition.Of(new ServeOptions("http://0.0.0.0:5080", "/data", WithDemonstration: true) { Settings = [.. environment] });
    }

    [Fact]
    public void Compose_publishes_on_this_machine_only()
    {
        var compose = new DeploymentFile("docker-compose.yml");
        var published = compose.Keys("services").Where(service => compose.Has($"services.{service}.ports")).SelectMany(service => compose.Texts($"services.{service}.ports")).ToList();
        Assert.Equal(3, published.Count);
        Assert.All(published, port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
    }

    [Fact]
    public void Compose_gives_no_container_rights_that_it_does_not_need()
    {
        var compose = new DeploymentFile("docker-compose.yml");
        foreach (var service in compose.Keys("services"))
        {
            Assert.DoesNotMatch("^(0|root)", compose.Text($"services.{service}.user"));
            Assert.Equal(["ALL"], compose.Texts($"services.{service}.cap_drop"));
            Assert.Contains("no-new-privileges:true", compose.Texts($"services.{service}.security_opt"));
            // The database's image writes its settings into its own folders; the collector's holds nothing that could check its health.
            if (service != "neo4j") Assert.Equal("true", compose.Text($"services.{service}.read_only"));
            if (service != "collector") Assert.True(compose.Has($"services.{service}.healthcheck.test"));
            if (compose.Has($"services.{service}.image")) Assert.Matches(@":\d+\.\d+", compose.Text($"services.{service}.image"));
        }
    }

    [Fact]
    public void Secrets_come_from_files_that_are_not_under_version_control()
    {
        var compose = new DeploymentFile("docker-compose.yml");
        var ignored = File.ReadAllText(Path.Combine(TidinessTests.Root(), ".gitignore"));
        foreach (var secret in compose.Keys("secrets"))
        {
            Assert.StartsWith("infra/secrets/", compose.Text($"secrets.{secret}.file"), StringComparison.Ordinal);
            Assert.Contains(compose.Keys("services"), service => compose.Has($"services.{service}.secrets") && compose.Texts($"services.{service}.secrets").Contains(secret));
        }
        Assert.Contains("/infra/secrets/", ignored, StringComparison.Ordinal);
        Assert.Contains("/infra/k8s/base/secrets/", ignored, StringComparison.Ordinal);
        Assert.All(DeploymentFile.All(), file => Assert.DoesNotMatch(@"(?i)(password|secret)\w*\s*[:=]\s*[""']?[a-z0-9]{8,}[""']?\s*$", File.ReadAllText(new DeploymentFile(file).Path)));
    }

    [Theory]
    [InlineData("infra/k8s/base")]
    [InlineData("infra/k8s/embedded")]
    public void Everything_that_a_kustomization_names_is_there(string folder)
    {
        var kustomization = new DeploymentFile($"{folder}/kustomization.yaml");
        var named = kustomization.Texts("resources").ToList();
        for (var i = 0; kustomization.Has($"patches.{i}"); i++) named.Add(kustomization.Text($"patches.{i}.path"));
        Assert.All(named, name => Assert.True(Path.Exists(Path.Combine(TidinessTests.Root(), folder, name)), name));
        var others = Directory.EnumerateFiles(Path.Combine(TidinessTests.Root(), folder)).Select(Path.GetFileName).Where(name => name != "kustomization.yaml");
        Assert.All(others, name => Assert.Contains(name, named));
    }

    [Fact]
    public void Two_servers_run_one_always_and_each_may_finish_what_it_does()
    {
        var deployment = new DeploymentFile("infra/k8s/base/deployment.yaml");
        Assert.Equal("2", deployment.Text("spec.replicas"));
        Assert.Equal("0", deployment.Text("spec.strategy.rollingUpdate.maxUnavailable"));
        Assert.Equal("1", new DeploymentFile("infra/k8s/base/disruption-budget.yaml").Text("spec.minAvailable"));
        var drain = int.Parse(ServerSettings.Table.Single(setting => setting.Key == "Shutdown:DrainSeconds").Default);
        var pause = int.Parse(deployment.Text($"{Pod}.containers.0.lifecycle.preStop.sleep.seconds"));
        Assert.True(int.Parse(deployment.Text($"{Pod}.terminationGracePeriodSeconds")) > drain + pause);
        Assert.True(int.Parse(new DeploymentFile("docker-compose.yml").Text("services.registry.stop_grace_period").TrimEnd('s')) > drain);
    }

    [Fact]
    public void The_embedded_store_is_given_one_server_one_folder_and_no_overlap()
    {
        var one = new DeploymentFile("infra/k8s/embedded/one-server.yaml");
        Assert.Equal("1", one.Text("spec.replicas"));
        Assert.Equal("Recreate", one.Text("spec.strategy.type"));
        Assert.Equal(["ReadWriteOncePod"], new DeploymentFile("infra/k8s/embedded/data.yaml").Texts("spec.accessModes"));
        Assert.Equal(new DeploymentFile("infra/k8s/embedded/data.yaml").Text("metadata.name"), one.Text($"{Pod}.volumes.0.persistentVolumeClaim.claimName"));
        Assert.Equal("delete", new DeploymentFile("infra/k8s/embedded/no-budget.yaml").Text("$patch"));
    }

    [Fact]
    public void Labels_ports_and_secrets_meet()
    {
        var deployment = new DeploymentFile("infra/k8s/base/deployment.yaml");
        var label = deployment.Text("spec.template.metadata.labels.app");
        Assert.Equal(label, deployment.Text("spec.selector.matchLabels.app"));
        Assert.Equal(label, new DeploymentFile("infra/k8s/base/service.yaml").Text("spec.selector.app"));
        Assert.Equal(label, new DeploymentFile("infra/k8s/base/disruption-budget.yaml").Text("spec.selector.matchLabels.app"));
        var policy = new DeploymentFile("infra/k8s/base/network-policy.yaml");
        Assert.Equal(label, policy.Text("spec.podSelector.matchLabels.app"));
        var port = deployment.Text($"{Pod}.containers.0.ports.0.containerPort");
        Assert.Equal(port, policy.Text("spec.ingress.0.ports.0.port"));
        Assert.Contains($"EXPOSE {port}", File.ReadAllText(Path.Combine(TidinessTests.Root(), "infra", "docker", "Dockerfile")), StringComparison.Ordinal);
        Assert.Contains($"http://0.0.0.0:{port}", deployment.Texts($"{Pod}.containers.0.args"));
        var kustomization = new DeploymentFile("infra/k8s/base/kustomization.yaml");
        Assert.Equal(kustomization.Text("secretGenerator.0.name"), deployment.Text($"{Pod}.volumes.2.secret.secretName"));
        Assert.Equal(kustomization.Text("configMapGenerator.0.name"), deployment.Text($"{Pod}.containers.0.envFrom.0.configMapRef.name"));
        Assert.Equal(kustomization.Text("images.0.name"), deployment.Text($"{Pod}.containers.0.image"));
        var mount = deployment.Text($"{Pod}.containers.0.volumeMounts.2.mountPath");
        Assert.Contains($"{mount}/password", deployment.Texts($"{Pod}.containers.0.args"));
        Assert.Equal("true", deployment.Text($"{Pod}.containers.0.securityContext.readOnlyRootFilesystem"));
        Assert.Equal("true", deployment.Text($"{Pod}.securityContext.runAsNonRoot"));
    }

    [Fact]
    public async Task Every_probe_asks_for_a_page_that_the_server_has()
    {
        var deployment = new DeploymentFile("infra/k8s/base/deployment.yaml");
        await using var server = await ServerUnderTest.StartAsync(withDemonstration: false);
        foreach (var probe in (string[])["startupProbe", "livenessProbe", "readinessProbe"])
        {
            using var response = await server.Client.GetAsync(new Uri(deployment.Text($"{Pod}.containers.0.{probe}.httpGet.path"), UriKind.Relative));
            Assert.True(response.IsSuccessStatusCode, probe);
        }
    }

    [Fact]
    public void The_image_is_built_from_what_is_there_and_from_the_lock_files()
    {
        var lines = File.ReadAllLines(Path.Combine(TidinessTests.Root(), "infra", "docker", "Dockerfile"));
        var copied = lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal))
            .SelectMany(line => line.Split(' ')[1..^1]);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(TidinessTests.Root(), path)), path));
        Assert.Contains(lines, line => line.Contains("dotnet restore", StringComparison.Ordinal) && line.Contains("--locked-mode", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("USER ", StringComparison.Ordinal) && !line.Contains("root", StringComparison.Ordinal));
        var projects = Directory.EnumerateFiles(Path.Combine(TidinessTests.Root(), "src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetDirectoryName);
        Assert.All(projects, project => Assert.True(File.Exists(Path.Combine(project!, "packages.lock.json")), project));
    }

    [Fact]
    public void The_collectors_pipelines_name_only_parts_that_it_has()
    {
        var collector = new DeploymentFile("infra/otel/collector.yaml");
        foreach (var pipeline in collector.Keys("service.pipelines"))
        {
            foreach (var part in (string[])["receivers", "processors", "exporters"])
                Assert.All(collector.Texts($"service.pipelines.{pipeline}.{part}"), name => Assert.True(collector.Has($"{part}.{name}"), $"{pipeline}: {name}"));
        }
        Assert.All(collector.Texts("service.extensions"), name => Assert.True(collector.Has($"extensions.{name}"), name));
        var port = new Uri(new DeploymentFile("docker-compose.yml").Text("services.registry.environment.Telemetry__Collector")).Port;
        Assert.EndsWith($":{port}", collector.Text("receivers.otlp.protocols.grpc.endpoint"), StringComparison.Ordinal);
    }

    [Fact]
    public void Neo4j_is_set_the_same_in_both_places()
    {
        var compose = new DeploymentFile("docker-compose.yml");
        var set = File.ReadAllLines(Path.Combine(TidinessTests.Root(), "infra", "neo4j", "neo4j.conf")).Where(line => line.Contains('=') && !line.StartsWith('#'))
            .Select(line => line.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
        foreach (var key in compose.Keys("services.neo4j.environment").Where(key => key != "NEO4J_AUTH_FILE"))
        {
            // Neo4j's image: a dot is written as one underscore, an underscore as two.
            var name = key["NEO4J_".Length..].Replace("__", "\n", StringComparison.Ordinal).Replace('_', '.').Replace('\n', '_');
            Assert.Equal(set[name], compose.Text($"services.neo4j.environment.{key}"));
        }
    }

    private static KeyValuePair<string, string?> Setting(string key, string value) => KeyValuePair.Create(key.Replace("__", ":", StringComparison.Ordinal), (string?)value);

    private static List<string> DockerfileCommand()
    {
        var text = File.ReadAllText(Path.Combine(TidinessTests.Root(), "infra", "docker", "Dockerfile"));
        return [.. Quoted().Matches(text.Split("\nCMD ", 2)[1]).Select(match => match.Groups["word"].Value)];
    }

    [GeneratedRegex("\"(?<word>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Quoted();
}
