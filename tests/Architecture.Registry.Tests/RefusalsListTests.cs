using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Architecture.Registry.Access;

namespace Architecture.Registry.Tests;

/// <summary><c>schema/refusals.md</c> says what the code does, and nothing else.</summary>
public sealed partial class RefusalsListTests
{
    private static readonly string Root = FindRoot();

    [Fact]
    public void Every_refusal_of_the_code_is_listed_with_its_code_and_whether_it_is_journaled_and_no_other_is()
    {
        var listed = Listed().Select(row => (row.Code, row.Journaled)).Order().ToList();
        var written = Refusals().Select(refusal => (refusal.Code, Journaled: refusal.IsJournaled)).Distinct().Order().ToList();
        Assert.Equal(written, listed);
    }

    [Fact]
    public void The_order_of_each_use_cases_refusals_is_the_one_that_it_documents()
    {
        var listed = Precedence().Matches(File.ReadAllText(Path.Combine(Root, "schema", "refusals.md")))
            .Select(row => $"{row.Groups["name"].Value}: {row.Groups["codes"].Value}").ToList();
        var stated = UseCases().Select(useCase => $"{useCase.Name}: {string.Join(", ", useCase.Codes)}").Order(StringComparer.Ordinal).ToList();
        Assert.NotEmpty(stated);
        Assert.Equal(stated, listed);
    }

    [Fact]
    public void Rules_come_last_in_every_use_case_so_that_nothing_is_judged_on_input_that_cannot_stand()
    {
        var rules = Listed().Where(row => row.Journaled).Select(row => row.Code).ToHashSet();
        Assert.All(UseCases(), useCase =>
        {
            var firstRule = useCase.Codes.FindIndex(rules.Contains);
            Assert.True(firstRule < 0 || useCase.Codes[firstRule..].TrueForAll(rules.Contains), $"{useCase.Name}: {string.Join(", ", useCase.Codes)}");
        });
    }

    [Fact]
    public void What_is_reserved_for_the_executive_board_can_be_delegated_but_delegating_cannot()
    {
        var reserved = UseCases().Where(useCase => useCase.Codes.Contains("RESERVED_FOR_EXECUTIVE_BOARD")).Select(useCase => useCase.Name).ToList();
        Assert.Equal(["RecordDelegation", "RevokeDelegation"], reserved.Where(name => Permissions.DelegableAs(name) is null).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<(string Code, bool Journaled)> Listed() =>
        Row().Matches(File.ReadAllText(Path.Combine(Root, "schema", "refusals.md")))
            .Select(row => (row.Groups["code"].Value, row.Groups["journaled"].Value == "yes"));

    /// <summary>One uninitialised instance of each: code and journaling never depend on the facts.</summary>
    private static IEnumerable<Refusal> Refusals() => typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract)
        .Select(type => (Refusal)RuntimeHelpers.GetUninitializedObject(type));

    private static IEnumerable<(string Name, List<string> Codes)> UseCases()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(Refusal).Assembly.Location, ".xml"));
        foreach (var member in documentation.Descendants("member"))
        {
            var remarks = member.Element("remarks")?.Value ?? "";
            var start = remarks.IndexOf("Refused, in order:", StringComparison.Ordinal);
            var name = member.Attribute("name")!.Value;
            if (start >= 0 && name.StartsWith("T:", StringComparison.Ordinal) && !name.Contains(".Interchange.", StringComparison.Ordinal))
                yield return (name[(name.LastIndexOf('.') + 1)..], [.. Code().Matches(remarks[start..]).Select(code => code.Value)]);
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Architecture.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(@"^\| [^|]+ \| (?<code>[A-Z_]+) \| (?<journaled>yes|no) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row();

    [GeneratedRegex(@"^\| (?<name>[A-Z][A-Za-z]+) \| (?<codes>[A-Z_]+(, [A-Z_]+)*) \|$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Precedence();

    [GeneratedRegex("[A-Z]{2,}(_[A-Z]+)+", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
