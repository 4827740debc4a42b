using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry.RuleSettings;

/// <summary>How the settings lie in the graph: one record, which is not there as long as nobody has changed one.</summary>
public static class SettingsGraph
{
    public static readonly NodeKind Record = new("Settings");

    /// <summary>The one record's id.</summary>
    public static readonly NodeId Id = new(new UInt128(0x73657474696e6773, 0x6f662072756c6573));
    public static readonly Property<long?> Version = Record.Integer("version");

    /// <summary>Every number that can be changed, each with a property of its own; absent is the default.</summary>
    public static readonly ImmutableArray<SettingsNumber> Numbers =
    [
        Days("reviewDueDays", of => of.ReviewDueDays, (of, to) => of with { ReviewDueDays = to }),
        Days("extensionAnswerDays", of => of.ExtensionAnswerDays, (of, to) => of with { ExtensionAnswerDays = to }),
        Months("leadMonths", of => of.LeadMonths, (of, to) => of with { LeadMonths = to }),
        Months("leadMonthsWithoutProcurement", of => of.LeadMonthsWithoutProcurement, (of, to) => of with { LeadMonthsWithoutProcurement = to }),
        Months("debtDueMonthsAfterInUse", of => of.DebtDueMonthsAfterInUse, (of, to) => of with { DebtDueMonthsAfterInUse = to }),
        Months("debtDueMonthsBeforeEnd", of => of.DebtDueMonthsBeforeEnd, (of, to) => of with { DebtDueMonthsBeforeEnd = to }),
        Days("exemptionCaseDays", of => of.ExemptionCaseDays, (of, to) => of with { ExemptionCaseDays = to }),
        Days("unknownDatesDays", of => of.UnknownDatesDays, (of, to) => of with { UnknownDatesDays = to }),
        Months("dutyToUseMonths", of => of.DutyToUseMonths, (of, to) => of with { DutyToUseMonths = to }),
        Months("attestationMonths", of => of.AttestationMonths, (of, to) => of with { AttestationMonths = to }),
        Days("findingDays", of => of.FindingDays, (of, to) => of with { FindingDays = to }),
        Months("noticeAheadMonths", of => of.NoticeAheadMonths, (of, to) => of with { NoticeAheadMonths = to }),
    ];

    /// <summary>The settings as a record has them.</summary>
    public static Settings Of(GraphNode? record) => record is null
        ? Settings.Default
        : Numbers.Aggregate(
            Settings.Default with { Version = record.Get(Version)!.Value },
            (settings, number) => record.Get(number.Property) is { } to ? number.With(settings, (int)to) : settings);

    private static SettingsNumber Days(string name, Func<Settings, int> of, Func<Settings, int, Settings> with) =>
        new(Record.Integer(name), of, with, Most: 3660);

    private static SettingsNumber Months(string name, Func<Settings, int> of, Func<Settings, int, Settings> with) =>
        new(Record.Integer(name), of, with, Most: 120);
}

/// <summary>One of the numbers that the rules read.</summary>
/// <param name="Property">Where it is stored, by its name.</param>
/// <param name="Of">Reads it.</param>
/// <param name="With">The settings with another.</param>
/// <param name="Most">The largest that makes sense, ten years; the least is 1.</param>
public sealed record SettingsNumber(
    Property<long?> Property, Func<Settings, int> Of, Func<Settings, int, Settings> With, int Most)
{
    public string Name => Property.Name;
}

/// <summary>Reads of the settings.</summary>
public static class SettingsReads
{
    internal static async ValueTask<Settings> StoredSettingsAsync(this RegistryReader read, CancellationToken cancellation) =>
        SettingsGraph.Of(await read.NodeAsync(SettingsGraph.Record, SettingsGraph.Id, cancellation));
}
