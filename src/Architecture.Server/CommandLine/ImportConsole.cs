using System.Text.Json;
using Architecture.Registry.Interchange;
using Spectre.Console;

namespace Architecture.Server.CommandLine;

/// <summary>Shows an import to a person or a program: progress while it runs, then what came of it.</summary>
internal sealed class ImportConsole(CommandLineHost host, ImportChoices choices, RefusedFile refused) : IImportObserver
{
    /// <summary>Refused rows listed on the screen; all are in the file.</summary>
    private const int RefusedShown = 50;

    /// <summary>Lines of progress where nobody looks on.</summary>
    private const int PlainSteps = 10;

    private readonly List<SettledRow> _refused = [];
    private Action<long, long>? _progress;
    private long _rows;
    private long _settled;

    /// <returns>The exit code.</returns>
    public async Task<int> FollowAsync(Func<IImportObserver, Task<ImportReport>> import)
    {
        try
        {
            var report = host.IsTerminal && !choices.Json && !choices.Check ? await WithBarAsync(import) : await PlainlyAsync(import);
            if (choices.WritesRefused) refused.Finish();
            if (choices.Json) WriteJson(report);
            else WriteText(report);
            return report.HasRefusals ? ExitCode.Refused : ExitCode.Done;
        }
        catch (BrokenFileException broken)
        {
            return Broken(broken);
        }
    }

    public void Started(long rows, string heading)
    {
        _rows = rows;
        refused.Begin(heading);
    }

    public void Settled(SettledRow row)
    {
        _settled++;
        if (row.Verdict == RowVerdict.Refused)
        {
            if (_refused.Count < RefusedShown) _refused.Add(row with { Text = null });
            if (choices.WritesRefused) refused.Add(row);
        }
        else if (choices.Check && !choices.Json)
        {
            WriteDifference(row);
        }
        _progress?.Invoke(_settled, _rows);
    }

    private Task<ImportReport> WithBarAsync(Func<IImportObserver, Task<ImportReport>> import) =>
        AnsiConsole.Progress().StartAsync(async context =>
        {
            var bar = context.AddTask(host.Say("Rader", "Rows"));
            bar.IsIndeterminate = true;
            _progress = (settled, rows) =>
            {
                bar.IsIndeterminate = false;
                bar.MaxValue = rows;
                bar.Value = settled;
            };
            return await import(this);
        });

    private Task<ImportReport> PlainlyAsync(Func<IImportObserver, Task<ImportReport>> import)
    {
        _progress = (settled, rows) =>
        {
            var step = Math.Max(1_000, rows / PlainSteps);
            if (!choices.Json && settled % step == 0) host.Error.WriteLine(host.Say($"{settled} av {rows} rader", $"{settled} of {rows} rows"));
        };
        return import(this);
    }

    /// <summary>A diff as people read them: + is new, ~ is changed.</summary>
    private void WriteDifference(SettledRow row)
    {
        if (row.Verdict == RowVerdict.Unchanged) return;
        host.Output.WriteLine($"{(row.Verdict == RowVerdict.Added ? '+' : '~')} {row.Record} {row.Key}  {row.Title}");
        foreach (var change in row.Changes) host.Output.WriteLine($"    {change.Field}: {Shown(change.Before)} → {Shown(change.After)}");
    }

    private string Shown(string? value) => value is null ? host.Say("(tomt)", "(empty)") : value.ReplaceLineEndings("↵");

    private void WriteText(ImportReport report)
    {
        foreach (var row in _refused)
        {
            host.Output.WriteLine($"! {row.File}:{row.Line}  {row.Record} {row.Key}  {row.Refusal!.Code}");
            host.Output.WriteLine($"    {(row.Refusal.Path.IsEmpty ? "" : string.Join('.', row.Refusal.Path) + ": ")}{host.Say(row.Refusal.Message)}");
        }
        if (report.Rows.Refused > _refused.Count)
            host.Output.WriteLine(host.Say($"  … och {report.Rows.Refused - _refused.Count} nekade till", $"  … and {report.Rows.Refused - _refused.Count} more refused"));
        foreach (var gone in report.Vanished)
            host.Output.WriteLine(host.Say($"? {gone.Record} {gone.Key}  {gone.Title}: finns i registret men inte i filen", $"? {gone.Record} {gone.Key}  {gone.Title}: in the registry but not in the file"));
        if (report.VanishedCount > report.Vanished.Length)
            host.Output.WriteLine(host.Say($"  … och {report.VanishedCount - report.Vanished.Length} till", $"  … and {report.VanishedCount - report.Vanished.Length} more"));
        foreach (var field in report.UnknownFields)
            host.Output.WriteLine(host.Say($"- ”{field.Name}” läses inte in ({field.Count} värden)", $"- “{field.Name}” is not imported ({field.Count} values)"));
        WriteNumbers(report);
    }

    private void WriteNumbers(ImportReport report)
    {
        if (report.IsCheck) host.Output.WriteLine(host.Say("Kontroll: inget har skrivits.", "Check: nothing was written."));
        if (report.Records.Count > 1)
            foreach (var (record, count) in report.Records) host.Output.WriteLine($"  {record}: {Numbers(count)}");
        host.Output.WriteLine(Numbers(report.Rows));
        if (report.Rows.Total == report.Rows.Unchanged) host.Output.WriteLine(host.Say("Inget skiljer.", "Nothing differs."));
        if (choices.WritesRefused && refused.HasRows)
            host.Output.WriteLine(host.Say($"Nekade rader: {refused.Path} (rätta och läs in den)", $"Refused rows: {refused.Path} (mend it and import it)"));
    }

    private string Numbers(RowCount count) => host.Say(
        $"{count.Total} rader = {count.Added} nya + {count.Changed} ändrade + {count.Unchanged} oförändrade + {count.Refused} nekade",
        $"{count.Total} rows = {count.Added} added + {count.Changed} changed + {count.Unchanged} unchanged + {count.Refused} refused");

    private void WriteJson(ImportReport report) => host.Output.WriteLine(JsonSerializer.Serialize(
        new
        {
            kind = report.Kind.Word(),
            check = report.IsCheck,
            rows = report.Rows,
            records = report.Records,
            refused = _refused.Select(row => new { row.File, row.Line, row.Record, row.Key, row.Refusal!.Code, Message = new { sv = row.Refusal.Message.Swedish, en = row.Refusal.Message.English }, row.Refusal.Path }),
            refusedFile = choices.WritesRefused && refused.HasRows ? refused.Path : null,
            unknownFields = report.UnknownFields,
            vanished = report.Vanished,
            vanishedCount = report.VanishedCount,
        },
        ImportLine.Format));

    private int Broken(BrokenFileException broken)
    {
        if (choices.Json)
        {
            var reason = new { sv = broken.Reason.Swedish, en = broken.Reason.English };
            host.Output.WriteLine(JsonSerializer.Serialize(new { broken = new { broken.File, broken.Line, Message = reason } }, ImportLine.Format));
        }
        var place = broken.Line is { } line ? $"{broken.File}:{line}" : broken.File;
        host.Error.WriteLine($"{place}: {host.Say(broken.Reason)}");
        host.Error.WriteLine(host.Say("Inget har lästs in.", "Nothing was imported."));
        return ExitCode.Refused;
    }
}
