using YamlDotNet.RepresentationModel;

namespace Architecture.Server.Tests.Infrastructure;

/// <summary>A YAML file of the repository, read by path: <c>spec.template.spec.containers.0.image</c>.</summary>
internal sealed class DeploymentFile
{
    private readonly YamlNode _root;

    public DeploymentFile(string path)
    {
        Path = System.IO.Path.Combine(TidinessTests.Root(), path);
        using var text = File.OpenText(Path);
        var stream = new YamlStream();
        stream.Load(text);
        _root = Assert.Single(stream.Documents).RootNode;
    }

    public string Path { get; }

    /// <summary>Files of a folder, all of them.</summary>
    public static IEnumerable<string> All() =>
        Directory.EnumerateFiles(System.IO.Path.Combine(TidinessTests.Root(), "infra"), "*.yaml", SearchOption.AllDirectories).Append("docker-compose.yml");

    public string Text(string path) => ((YamlScalarNode)At(path)!).Value!;

    public IReadOnlyList<string> Texts(string path) => [.. ((YamlSequenceNode)At(path)!).Select(node => ((YamlScalarNode)node).Value!)];

    public IReadOnlyList<string> Keys(string path) => [.. ((YamlMappingNode)At(path)!).Children.Keys.Select(key => ((YamlScalarNode)key).Value!)];

    public bool Has(string path) => At(path) is not null;

    private YamlNode? At(string path)
    {
        var node = _root;
        foreach (var step in path.Split('.'))
        {
            if (node is YamlSequenceNode items) node = int.Parse(step) < items.Children.Count ? items[int.Parse(step)] : null;
            else if (node is YamlMappingNode map) node = map.Children.TryGetValue(new YamlScalarNode(step), out var child) ? child : null;
            if (node is null) return null;
        }
        return node;
    }
}
