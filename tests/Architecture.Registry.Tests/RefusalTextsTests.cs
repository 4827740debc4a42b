using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Architecture.Graph;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tests.Estates;
using static Architecture.Registry.Tests.Estates.Telling;

namespace Architecture.Registry.Tests;

/// <summary>The texts of <c>schema/refusals.md</c> are those of the code. Written anew with <c>REGISTRY_WRITE=refusals</c>.</summary>
public sealed partial class RefusalTextsTests
{
    private const string Heading = "## Texts\n";

    /// <summary>Facts as they could be, by the names that refusals give them.</summary>
    private static readonly Dictionary<string, string> Samples = new()
    {
        ["Actor"] = "board:BRO",
        ["Below"] = "Ansökan",
        ["BoardCode"] = "BRO",
        ["BoardName"] = "Bromma stadsdelsnämnd",
        ["Current"] = "stadsdelsnämnd",
        ["Expected"] = "Solution",
        ["ExclusionPath"] = "Samhällsbyggnad/Detaljplan",
        ["ExternalId"] = "F1.1",
        ["Field"] = "audience",
        ["Former"] = "Bromma stadsdelsnämnd",
        ["From"] = "Planstöd",
        ["Function"] = "Samhällsbyggnad/Bygglov",
        ["FunctionPath"] = "Samhällsbyggnad/Bygglov",
        ["Given"] = "BRO-12",
        ["HolderCode"] = "BRO-12",
        ["InformationSet"] = "Ärenden",
        ["Key"] = "s1",
        ["Name"] = "Bygglov Öst",
        ["Parent"] = "F1",
        ["Product"] = "Lovia",
        ["Receiving"] = "Stadsbyggnadsnämnden",
        ["Record"] = "BRO-12",
        ["Solution"] = "BRO-12",
        ["SolutionCode"] = "SBN-1",
        ["Successor"] = "FAR",
        ["Title"] = "Tieto, drift",
        ["To"] = "Kartan",
        ["Wanted"] = "facknämnd",
        ["AlreadyUsedRefused.Title"] = "Windows Server 2016",
        ["CapabilityBelowItselfRefused.Name"] = "Bygglov",
        ["CapabilityNameTakenRefused.Name"] = "Klagan",
        ["InformationSetNameTakenRefused.Name"] = "Ärenden",
        ["InformationUseExistsRefused.Name"] = "Ärenden",
        ["MoveNeedsDecisionRefused.From"] = "Bygglov",
        ["MoveNeedsDecisionRefused.Name"] = "Klagan",
        ["MoveNeedsDecisionRefused.To"] = "Detaljplan",
        ["NotUsedRefused.Title"] = "Windows Server 2016",
        ["ProductNameTakenRefused.Name"] = "Lovia",
        ["SupplierNameTakenRefused.Name"] = "Tieto",
        ["UserGroupNameTakenRefused.Name"] = "Handläggare",
    };

    [Fact]
    public void The_document_has_every_refusals_text_in_both_languages_as_the_code_has_it()
    {
        var path = Path.Combine(Root(), "schema", "refusals.md");
        var document = File.ReadAllText(path);
        var start = document.IndexOf(Heading, StringComparison.Ordinal);
        var stated = start < 0 ? "" : document[start..];
        var written = Texts();
        if (Environment.GetEnvironmentVariable("REGISTRY_WRITE") == "refusals")
            File.WriteAllText(path, (start < 0 ? document + "\n" : document[..start]) + written);
        else
            Assert.Equal(written, stated);
    }

    [Fact]
    public void Each_text_is_a_sentence_in_each_language_and_they_are_not_the_same()
    {
        var texts = Refusals().SelectMany(one => Variants(one)).Select(refusal => refusal.Message).Concat(InputTexts().Concat(NameTexts()).Select(text => new Message(text.Swedish, text.English))).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, text =>
        {
            Assert.Matches(@"^[\p{Lu}”“{\d].*[.)?}]$", text.Swedish);
            Assert.Matches(@"^[\p{Lu}”“{\d].*[.)?}]$", text.English);
            Assert.NotEqual(text.Swedish, text.English);
        });
    }

    [Fact]
    public void No_refusal_of_input_is_left_out_of_the_list()
    {
        var given = Sources().Sum(source => Given().Count(source));
        var passedOn = Sources().Sum(source => PassedOn().Count(source));
        Assert.Equal(given - passedOn, InputTexts().Count());
    }

    private static string Texts()
    {
        var text = new StringBuilder(Heading)
            .Append("\nAs people read them, Swedish and English. They are the code's own, with facts as they could be; a test holds this list against the code.\n\n")
            .Append("| Code | Swedish | English |\n|---|---|---|\n");
        foreach (var refusal in Refusals().SelectMany(Variants).OrderBy(one => one.Code, StringComparer.Ordinal).ThenBy(one => one.Message.Swedish, StringComparer.Ordinal))
            text.Append($"| {refusal.Code} | {Cell(refusal.Message.Swedish)} | {Cell(refusal.Message.English)} |\n");
        text.Append("\nINPUT_INVALID says what is wrong; what stands in braces is filled in.\n\n| Swedish | English |\n|---|---|\n");
        foreach (var (swedish, english) in InputTexts().Concat(NameTexts()).Distinct().OrderBy(one => one.Swedish, StringComparer.Ordinal).ThenBy(one => one.English, StringComparer.Ordinal))
            text.Append($"| {Cell(swedish)} | {Cell(english)} |\n");
        return text.ToString();
    }

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static IEnumerable<Type> Refusals() => typeof(Refusal).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Refusal)) && !type.IsAbstract && type != typeof(InputInvalidRefused));

    /// <summary>One of each that says something else: by its kinds of fault, and by what else it can be told of.</summary>
    private static IEnumerable<Refusal> Variants(Type type)
    {
        var constructor = type.GetConstructors().MaxBy(one => one.GetParameters().Length)!;
        IEnumerable<object?[]> facts = [[]];
        foreach (var parameter in constructor.GetParameters()) facts = [.. facts.SelectMany(before => Values(parameter).Select(value => (object?[])[.. before, value]))];
        var switches = type.GetProperties().Where(property => property.PropertyType == typeof(bool) && property.CanWrite && property.DeclaringType == type).ToList();
        var made = facts.SelectMany(values => Enumerable.Range(0, 1 << switches.Count).Select(which =>
        {
            var refusal = (Refusal)constructor.Invoke(values);
            for (var i = 0; i < switches.Count; i++) switches[i].SetValue(refusal, (which & (1 << i)) != 0);
            return refusal;
        }));
        return made.DistinctBy(refusal => refusal.Message);
    }

    private static IEnumerable<object?> Values(ParameterInfo parameter) => parameter.ParameterType switch
    {
        var type when type == typeof(string) => [
            Samples.GetValueOrDefault($"{parameter.Member.DeclaringType!.Name}.{parameter.Name}") ?? (Samples.TryGetValue(parameter.Name!, out var sample) ? sample
            : throw new KeyNotFoundException($"{parameter.Member.DeclaringType!.Name}.{parameter.Name} has no sample."))],
        var type when type == typeof(DateOnly) => [new DateOnly(2026, parameter.Name == "Today" ? 11 : 12, 1)],
        var type when type == typeof(int) => [parameter.Name == "Expected" ? 8 : 7],
        var type when type == typeof(long) => [parameter.Name == "Seen" ? 3L : 4L],
        var type when type == typeof(LifecyclePhase) => [parameter.Name == "From" ? LifecyclePhase.InUse : LifecyclePhase.Procurement],
        var type when type == typeof(ImmutableArray<string>) => [ImmutableArray.Create("Bygglov Gammal", "Lovarkivet")],
        var type when type == typeof(GraphChange) => [GraphChange.None],
        var type when type == typeof(ParallelVerdict) => [Estate.Bare.Shared("Bygglov", All, code: "Bygglovssystemet").Ask(Local("Bygglov"))],
        var type when type.IsEnum => type.GetEnumValues().Cast<object?>(),
        var type when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) => [type.GetField("Empty")!.GetValue(null)],
        var type when type.IsValueType => [RuntimeHelpers.GetUninitializedObject(type)],
        var type => throw new NotSupportedException($"{type} has no sample."),
    };

    /// <summary>The texts given with INPUT_INVALID, as they stand in the code.</summary>
    private static IEnumerable<(string Swedish, string English)> InputTexts() => Sources().SelectMany(source => InputText().Matches(source))
        .Select(match => (match.Groups["swedish"].Value, match.Groups["english"].Value));

    /// <summary>What can be wrong with a name, wherever one is given.</summary>
    private static IEnumerable<(string Swedish, string English)> NameTexts() =>
        NameText().Matches(File.ReadAllText(Path.Combine(Root(), "src", "Architecture.Registry", "Text", "NamedText.cs")))
            .Select(match => (match.Groups["swedish"].Value, match.Groups["english"].Value));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(File.ReadAllText);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Architecture.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }

    [GeneratedRegex(
        """(InputInvalidRefused\.At\(\s*("[^"]*"|[\w.\[\]]+),|new InputInvalidRefused\(new Message\()\s*\$?"(?<swedish>[^"]*)",\s*\$?"(?<english>[^"]*)"\s*\)""",
        RegexOptions.ExplicitCapture)]
    private static partial Regex InputText();

    [GeneratedRegex("""new Message\(\$?"(?<swedish>[^"]*)", \$?"(?<english>[^"]*)"\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex NameText();

    /// <summary>Wherever input is refused.</summary>
    [GeneratedRegex("""InputInvalidRefused\.At\(|new InputInvalidRefused\(""", RegexOptions.ExplicitCapture)]
    private static partial Regex Given();

    /// <summary>Wherever a reason is handed on that was given elsewhere: what is wrong with a name.</summary>
    [GeneratedRegex("""InputInvalidRefused\.At\(\s*"\w+", \w+\.Swedish, \w+\.English\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex PassedOn();
}
