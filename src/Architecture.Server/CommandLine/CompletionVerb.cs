using System.CommandLine;

namespace Architecture.Server.CommandLine;

/// <summary><c>completion SHELL</c>: a script that completes the command line, asking the program itself what fits.</summary>
internal static class CompletionVerb
{
    private const string Program = "architecture";

    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = $$"""
            _{{Program}}() {
              local IFS=$'\n'
              COMPREPLY=($({{Program}} "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null))
            }
            complete -o default -F _{{Program}} {{Program}}
            """,
        ["zsh"] = $$"""
            #compdef {{Program}}
            _{{Program}}() {
              local -a found
              found=("${(@f)$({{Program}} "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
              (( ${#found} )) && compadd -a found || _files
            }
            compdef _{{Program}} {{Program}}
            """,
        ["fish"] = $$"""
            complete -c {{Program}} -a '({{Program}} "[suggest:"(commandline -C)"]" (commandline -b) 2>/dev/null)'
            """,
        ["pwsh"] = $$"""
            Register-ArgumentCompleter -Native -CommandName {{Program}} -ScriptBlock {
              param($word, $line, $position)
              {{Program}} "[suggest:$position]" "$line" | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
            }
            """,
    };

    public static Command Build(CommandLineHost host)
    {
        var shell = new Argument<string>("SHELL") { Description = string.Join(", ", Scripts.Keys) };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var verb = new Command("completion", host.Say(
            "Skriv ut ett skript som fullbordar kommandoraden i ditt skal.\n\nExempel:\n  source <(architecture completion bash)",
            "Print a script that completes the command line in your shell.\n\nExamples:\n  source <(architecture completion bash)"))
        {
            shell,
        };
        verb.SetAction(parsed =>
        {
            host.Output.WriteLine(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCode.Done;
        });
        return verb;
    }
}
