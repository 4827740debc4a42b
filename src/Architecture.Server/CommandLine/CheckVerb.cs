using System.CommandLine;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Findings;
using Architecture.Registry.Text;

namespace Architecture.Server.CommandLine;

/// <summary><c>check</c>: what every rule finds today, without putting it on record; also while a server runs.</summary>
internal static class CheckVerb
{
    private static readonly Dictionary<string, FindingRule> Rules = EnumWords.Of<FindingRule>();

    public static Command Build(CommandLineHost host, StoreOptions stores)
    {
        var board = new Option<string?>("--board")
        {
            Description = host.Say("Bara det som nämnden med den här koden ska göra något åt.", "Only what the board with this code is to act on."),
            HelpName = "CODE",
        };
        var rule = RuleOption(host);
        var json = JsonAnswer.Option(host);
        var verb = new Command("check", host.Say(
            "Pröva alla regler mot alla uppgifter, som de är i dag, och lista det som inte är som det ska. Skriver inget; går också medan servern kör. Slutkod 1 när något hittas.\n\nExempel:\n  architecture check\n  architecture check --board BRO\n  architecture check --rule END_PASSED --json",
            "Apply every rule to every record, as of today, and list what is not as it should be. Writes nothing; works while the server runs. Exit code 1 when anything is found.\n\nExamples:\n  architecture check\n  architecture check --board BRO\n  architecture check --rule END_PASSED --json"))
        {
            board, rule, json,
        };
        verb.SetAction((parsed, cancellation) => stores.UseAsync(parsed, place => DataFolder.GuardedAsync(place, host, () => CheckAsync(
            host, place, parsed.GetValue(board), parsed.GetValue(rule) is { } word ? Rules[word] : null, parsed.GetValue(json), cancellation))));
        return verb;
    }

    private static Option<string?> RuleOption(CommandLineHost host)
    {
        var rule = new Option<string?>("--rule")
        {
            Description = host.Say("Bara det som den här regeln hittar.", "Only what this rule finds."),
            HelpName = "NAME",
        };
        rule.CompletionSources.Add([.. Rules.Keys]);
        rule.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is not { } word || Rules.ContainsKey(word)) return;
            var known = string.Join(", ", Rules.Keys);
            result.AddError(host.Say($"”{word}” är ingen regel. Reglerna heter {known}.", $"“{word}” is no rule. The rules are {known}."));
        });
        return rule;
    }

    private static async Task<int> CheckAsync(
        CommandLineHost host, StorePlace place, string? boardCode, FindingRule? rule, bool json, CancellationToken cancellation)
    {
        await using var store = await Stores.OpenForReadingAsync(place, cancellation);
        var registry = new Registry.Registry(store, TimeProvider.System);
        BoardId? board = null;
        if (boardCode is not null)
        {
            var read = await registry.ReadAsync(Actor.System, ReadMoment.Now, cancellation);
            board = (await read.BoardByCodeAsync(boardCode, cancellation))?.Id;
            if (board is null) return host.Fail(ExitCode.WrongUse, $"Ingen nämnd har koden {boardCode}.", $"No board has the code {boardCode}.");
        }
        var findings = await new FindingCheck(registry).RunAsync(board, rule, cancellation);
        if (json) WriteJson(host, findings);
        else WriteText(host, findings);
        return findings.Found.IsEmpty ? ExitCode.Done : ExitCode.Refused;
    }

    private static void WriteText(CommandLineHost host, StandingFindings findings)
    {
        foreach (var ofBoard in findings.Found.GroupBy(finding => finding.Board))
        {
            host.Output.WriteLine($"{ofBoard.Key.Name} ({ofBoard.Key.Code}): {Number(host, ofBoard.Count())}");
            foreach (var ofRule in ofBoard.GroupBy(finding => finding.Rule))
            {
                host.Output.WriteLine($"  {EnumWords.Word(ofRule.Key)}  {host.Say(FindingText.Of(ofRule.Key))}");
                foreach (var finding in ofRule) host.Output.WriteLine($"    {Named(finding.Record)}{(finding.Against is { } other ? $" ↔ {Named(other)}" : "")}: {When(host, finding)}");
                host.Output.WriteLine($"    → {host.Say(FindingText.Action(ofRule.Key))}");
            }
            host.Output.WriteLine();
        }
        host.Output.WriteLine(findings.Found.IsEmpty
            ? host.Say($"{findings.Examined} poster prövade: inget att anmärka på.", $"{findings.Examined} records examined: nothing found.")
            : host.Say(
                $"{findings.Examined} poster prövade: {Number(host, findings.Found.Length)}, varav {New(findings)} nya och {Overdue(findings)} försenade.",
                $"{findings.Examined} records examined: {Number(host, findings.Found.Length)}, {New(findings)} of them new and {Overdue(findings)} overdue."));
    }

    private static int New(StandingFindings findings) => findings.Found.Count(finding => finding.Since is null);

    private static int Overdue(StandingFindings findings) => findings.Found.Count(finding => finding.IsOverdue);

    private static string Number(CommandLineHost host, int count) =>
        host.Say($"{count} {(count == 1 ? "iakttagelse" : "iakttagelser")}", $"{count} {(count == 1 ? "finding" : "findings")}");

    private static string Named(FoundRecord record) => record.Code is { } code ? $"{code} {record.Name}" : record.Name;

    private static string When(CommandLineHost host, StandingFinding finding)
    {
        var since = finding.Since is { } day ? host.Say($"sedan {day:yyyy-MM-dd}", $"since {day:yyyy-MM-dd}") : host.Say("ny", "new");
        if (finding.Due is not { } due) return since;
        return since + (finding.IsOverdue
            ? host.Say($", skulle vara klart {due:yyyy-MM-dd}", $", was due {due:yyyy-MM-dd}")
            : host.Say($", ska vara klart {due:yyyy-MM-dd}", $", due {due:yyyy-MM-dd}"));
    }

    private static void WriteJson(CommandLineHost host, StandingFindings findings) => JsonAnswer.Write(
        host,
        new
        {
            findings.Examined,
            findings = findings.Found.Select(finding => new
            {
                rule = EnumWords.Word(finding.Rule),
                record = Record(finding.Record),
                against = finding.Against is { } other ? Record(other) : null,
                board = new { finding.Board.Code, finding.Board.Name },
                finding.Since,
                finding.Due,
                overdue = finding.IsOverdue,
                text = host.Say(FindingText.Of(finding.Rule)),
                action = host.Say(FindingText.Action(finding.Rule)),
            }),
        });

    private static object Record(FoundRecord record) => new { kind = record.Kind.ToString(), record.Code, record.Name };
}
