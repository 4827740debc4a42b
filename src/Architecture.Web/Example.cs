using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Architecture.Registry;

namespace Architecture.Web;

/// <summary>Something to send to the registry: a file of <c>schema/examples</c>.</summary>
/// <param name="Name">The file's name without ending, below that folder.</param>
/// <param name="Title">What it is in words: the file's first line in Swedish, its second in English.</param>
/// <param name="Telling">What it is about: the third line and the fourth.</param>
/// <param name="Query">The rest of the file: it can be sent as it is, and its variables replaced.</param>
public sealed record Example(string Name, Message Title, Message Telling, string Query)
{
    private const string Folder = "examples/";
    private const string Ending = ".graphql";
    private const string Comment = "# ";

    /// <summary>As people write it, not as a web page would have to.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The questions that people ask of the registry.</summary>
    public static ImmutableArray<Example> Questions { get; } =
        InOrder("", "may-we-have-our-own", "what-stops-with-it", "what-ends-and-why", "who-does-the-same", "which-notice-is-due");

    /// <summary>What the demonstration city has been through.</summary>
    public static ImmutableArray<Example> Stories { get; } = InOrder(
        "stories/", "a-clear-block", "a-debt", "a-violation-found-late", "an-old-release", "six-of-a-kind", "a-notice-date", "a-mergers-leftovers", "a-function-split");

    /// <summary>The first things that a newcomer sends.</summary>
    public static ImmutableArray<Example> Requests { get; } =
        InOrder("requests/", "a-parallel-solution", "a-solution-of-our-own", "an-end-with-its-reason");

    /// <summary>The command that sends it.</summary>
    /// <param name="address">The server's, <c>http://127.0.0.1:5080</c>.</param>
    public string Command(string address)
    {
        var body = JsonSerializer.Serialize(new { query = string.Join(' ', Query.Split('\n').Select(line => line.Trim())) }, Readable).Replace("{\"query\":", "{\"query\": ", StringComparison.Ordinal);
        return $"curl -s {address}/graphql -H 'Content-Type: application/json' \\\n  -d '{body}'";
    }

    /// <summary>Every file of a folder; those named first come first.</summary>
    private static ImmutableArray<Example> InOrder(string folder, params string[] names) =>
    [
        .. Resources.In(Folder + folder).Select(resource => Read(resource[Folder.Length..^Ending.Length]))
            .OrderBy(example => Array.IndexOf(names, example.Name[folder.Length..]) is >= 0 and var place ? place : names.Length)
            .ThenBy(example => example.Name, StringComparer.Ordinal),
    ];

    private static Example Read(string name)
    {
        var lines = Resources.Read(Folder + name + Ending).Split('\n', 5);
        return new Example(
            name, new Message(lines[0][Comment.Length..], lines[1][Comment.Length..]), new Message(lines[2][Comment.Length..], lines[3][Comment.Length..]),
            lines[4].Trim());
    }
}
