using System.Text.RegularExpressions;

namespace Architecture.Server.Tests;

/// <summary>The README's commands, typed as they stand, in a fresh clone: whoever comes new gets what the README promises.</summary>
public sealed partial class NewcomerTests
{
    private const string Start = "dotnet run --project src/Architecture.Server";
    private const string Stands = "The demonstration city stands";

    /// <summary>A clone is built from nothing, on a machine that may have other things to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    [Fact]
    public async Task A_newcomers_commands_do_what_the_README_says()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        var readme = await File.ReadAllTextAsync(Path.Combine(TidinessTests.Root(), "README.md"), patience.Token);
        var commands = Command().Matches(readme).Select(match => (Text: match.Groups["command"].Value.Trim(), Answer: match.Groups["answer"].Value)).ToList();
        Assert.Equal([Start, "curl", "curl", "curl", Start, "dotnet test"], commands.Select(command => Kind(command.Text)));

        await using var newcomer = await Newcomer.AtACloneAsync(patience.Token);
        var said = await newcomer.StartAsync(commands[0].Text, Stands, patience.Token);
        Assert.Contains("http://127.0.0.1:5080", said, StringComparison.Ordinal);
        foreach (var (text, answer) in commands[1..4])
        {
            var (exitCode, output) = await newcomer.RunAsync(text, patience.Token);
            Assert.Equal(0, exitCode);
            Assert.Equal(ReadmeTests.Normal(answer), ReadmeTests.Normal(output));
        }

        var import = await newcomer.RunAsync(commands[4].Text, patience.Token);
        Assert.Equal(0, import.ExitCode);
        Assert.Contains(commands[4].Answer.Trim(), import.Output, StringComparison.Ordinal);

        Assert.Equal(0, (await newcomer.InterruptAsync(patience.Token)).ExitCode);
    }

    /// <summary>The last command runs every test, this one too; so it is only seen to be the one that continuous integration runs.</summary>
    [Fact]
    public async Task The_test_command_is_the_one_that_continuous_integration_runs()
    {
        var steps = await File.ReadAllLinesAsync(Path.Combine(TidinessTests.Root(), ".ci", "run"), TestContext.Current.CancellationToken);
        Assert.Contains(steps, step => step.StartsWith("dotnet test ", StringComparison.Ordinal));
    }

    private static string Kind(string command) => new[] { Start, "curl" }.FirstOrDefault(kind => command.StartsWith(kind, StringComparison.Ordinal)) ?? command;

    /// <summary>A block of shell, and the block that shows what it answers if there is one right after it.</summary>
    [GeneratedRegex(@"```sh\n(?<command>.*?)```(\s*```(json|text)\n(?<answer>.*?)```)?", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();
}
