using System.Text.RegularExpressions;

namespace Architecture.Server.Tests.Infrastructure;

/// <summary>The runbook's form: ten incidents, each with symptom, first look and remedy, and rehearsals that exist.</summary>
public sealed partial class RunbookTextTests
{
    [Fact]
    public void Each_of_ten_incidents_says_what_is_seen_where_to_look_and_what_helps()
    {
        var incidents = Incidents();
        Assert.Equal(10, incidents.Length);
        foreach (var incident in incidents)
        {
            foreach (var part in (string[])["Symptom", "First look", "Remedy", "Rehearsed"])
                Assert.Contains($"- **{part}:**", incident, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_rehearsal_is_a_test()
    {
        var tests = string.Concat(Directory.EnumerateFiles(Path.Combine(TidinessTests.Root(), "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var rehearsed = Incidents().Select(incident => Test().Matches(incident.Split("**Rehearsed:**")[1]).Select(match => match.Groups["name"].Value).ToList()).ToList();
        Assert.All(rehearsed, Assert.NotEmpty);
        Assert.All(rehearsed.SelectMany(names => names), name => Assert.Contains($" {name}(", tests, StringComparison.Ordinal));
    }

    private static string[] Incidents() =>
        File.ReadAllText(Path.Combine(TidinessTests.Root(), "infra", "README.md")).Split("\n## Runbook\n", 2)[1].Split("\n### ")[1..];

    [GeneratedRegex("`(?<name>[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Test();
}
