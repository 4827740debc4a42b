namespace Architecture.Registry;

/// <summary>The numbers that the domain marks <i>(s)</i>, each with its default. The executive board changes them (<see cref="RuleSettings.ChangeSettings"/>).</summary>
public sealed record Settings
{
    public static readonly Settings Default = new();

    /// <summary>Journaled with every entry, so that it can be seen which numbers a decision was made on.</summary>
    public long Version { get; init; } = 1;

    /// <summary>Days within which SLK answers a review (§3.5).</summary>
    public int ReviewDueDays { get; init; } = 30;

    /// <summary>Days within which a shared solution's owner answers a request for an extension (§1).</summary>
    public int ExtensionAnswerDays { get; init; } = 90;

    /// <summary>Months before its end at which a solution is APPROACHING (§6.3).</summary>
    public int LeadMonths { get; init; } = 24;

    /// <summary>The same where "no procurement" is recorded with a reason.</summary>
    public int LeadMonthsWithoutProcurement { get; init; } = 18;

    /// <summary>Months after a shared solution is IN_USE at which established debt is due at the latest (§3.6).</summary>
    public int DebtDueMonthsAfterInUse { get; init; } = 36;

    /// <summary>Months before the effective end at which established debt is due at the latest (§3.6).</summary>
    public int DebtDueMonthsBeforeEnd { get; init; } = 12;

    /// <summary>Days within which a solution found parallel, or a violation, needs a case of exemption (§3.5).</summary>
    public int ExemptionCaseDays { get; init; } = 90;

    /// <summary>Days after which unknown dates open a case as if 24 months remained (§6.3).</summary>
    public int UnknownDatesDays { get; init; } = 90;

    /// <summary>Months after a shared solution is IN_USE at which the boards that it is for use it, or say why not (§2).</summary>
    public int DutyToUseMonths { get; init; } = 12;

    /// <summary>Months within which a board attests each of its records (§8).</summary>
    public int AttestationMonths { get; init; } = 12;

    /// <summary>Days to put right what no rule gives a time for (§8).</summary>
    public int FindingDays { get; init; } = 90;

    /// <summary>Months before a notice date at which it is a task (§8, follow-up).</summary>
    public int NoticeAheadMonths { get; init; } = 12;
}
