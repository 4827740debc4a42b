using System.Collections.Immutable;
using System.Reflection;
using Architecture.Registry;

namespace Architecture.Web;

/// <summary>A question that people ask of the registry, and the query for it: a file of <c>schema/examples</c>.</summary>
/// <param name="Name">The file's name without ending.</param>
/// <param name="Title">The question in words: the file's first line in Swedish, its second in English.</param>
/// <param name="Query">The rest of the file: it can be sent as it is, and its variables replaced.</param>
public sealed record ExampleQuestion(string Name, Message Title, string Query)
{
    private const string Folder = "examples/";
    private const string Ending = ".graphql";
    private const string Comment = "# ";

    /// <summary>In the order in which they are shown.</summary>
    private static readonly ImmutableArray<string> Order =
        ["may-we-have-our-own", "what-stops-with-it", "what-ends-and-why", "who-does-the-same", "which-notice-is-due"];

    /// <summary>Every question.</summary>
    public static ImmutableArray<ExampleQuestion> All { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => name[Folder.Length..^Ending.Length])
            .OrderBy(name => Order.IndexOf(name) is >= 0 and var place ? place : Order.Length)
            .ThenBy(name => name, StringComparer.Ordinal)
            .Select(Read),
    ];

    private static ExampleQuestion Read(string name)
    {
        using var resource = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(Folder + name + Ending)!);
        var lines = resource.ReadToEnd().ReplaceLineEndings("\n").Split('\n', 3);
        return new ExampleQuestion(name, new Message(lines[0][Comment.Length..], lines[1][Comment.Length..]), lines[2].Trim());
    }
}
