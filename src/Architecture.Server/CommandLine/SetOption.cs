using System.Collections.Immutable;
using System.CommandLine;

namespace Architecture.Server.CommandLine;

/// <summary><c>--set KEY=VALUE</c>: a setting, as in a file or in the environment; the command line wins.</summary>
internal static class SetOption
{
    public static Option<string[]> Build(CommandLineHost host)
    {
        var option = new Option<string[]>("--set")
        {
            Description = host.Say("En inställning; kan anges flera gånger.", "A setting; may be given several times."),
            HelpName = "KEY=VALUE",
        };
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.IndexOf('=', StringComparison.Ordinal) < 1))
                result.AddError(host.Say($"”{token.Value}” är ingen inställning. Skriv NYCKEL=VÄRDE.", $"“{token.Value}” is no setting. Write KEY=VALUE."));
        });
        return option;
    }

    public static ImmutableArray<KeyValuePair<string, string?>> Of(string[]? given) =>
        given is null or [] ? [] : [.. given.Select(text => text.Split('=', 2)).Select(parts => KeyValuePair.Create(parts[0], (string?)parts[1]))];
}
