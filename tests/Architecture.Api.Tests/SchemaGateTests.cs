using Architecture.GraphQL.Types;
using Architecture.GraphQL.Utilities;

namespace Architecture.Api.Tests;

/// <summary>Clients rely on the schema last published: what would break them must be listed before it can land.</summary>
public sealed class SchemaGateTests
{
    private static readonly string Folder = Path.Combine(Root(), "schema", "published");

    private static readonly Schema Published = Read([File.ReadAllText(Path.Combine(Folder, "schema.graphql"))]);

    private static readonly Schema Current = Read(RegistrySchema.Sources);

    [Fact]
    public void A_breaking_change_is_listed()
    {
        var breaking = SchemaComparison.Compare(Published, Current).Where(change => change.IsBreaking).Select(change => change.ToString()).ToList();
        Assert.True(
            breaking.Order(StringComparer.Ordinal).SequenceEqual(Listed().Order(StringComparer.Ordinal)),
            $"""
            Since the schema in schema/published was published these changes would break clients:
            {string.Join('\n', breaking.DefaultIfEmpty("(none)"))}
            and schema/published/breaking.txt lists:
            {string.Join('\n', Listed().DefaultIfEmpty("(none)"))}
            """);
    }

    /// <summary>That the gate can close: taking anything away is told as breaking.</summary>
    [Theory]
    [InlineData("  solution(code: String!)", "  solutionOf(code: String!)", "BREAKING Query.solution: the field was removed")]
    [InlineData("  code: String!\n", "  code: String\n", "BREAKING Solution.code")]
    [InlineData("  SENSOR\n", "  SENSORS\n", "BREAKING SolutionKind.SENSOR")]
    public void Taking_something_away_is_breaking(string from, string to, string change)
    {
        var text = SchemaPrinter.Print(Current);
        Assert.Contains(from, text, StringComparison.Ordinal);
        var changes = SchemaComparison.Compare(Current, Read([text.Replace(from, to, StringComparison.Ordinal)])).Where(one => one.IsBreaking);
        Assert.Contains(changes, one => one.ToString().StartsWith(change, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Listed() =>
        File.ReadLines(Path.Combine(Folder, "breaking.txt")).Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#');

    private static Schema Read(IReadOnlyList<string> texts) => Schema.Parse(texts, [Scalars.Date, Scalars.DateTime, Scalars.Long]);

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Architecture.sln")))
                return folder.FullName;
        throw new InvalidOperationException("The test runs inside a checkout of the repository.");
    }
}
