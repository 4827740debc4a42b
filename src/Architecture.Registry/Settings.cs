namespace Architecture.Registry;

/// <summary>The numbers that the domain marks <i>(s)</i>, each with its default.</summary>
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
}
