namespace Architecture.Registry.Findings;

/// <summary>What is looked for (domain §2, §3.5, §3.6, §6, §8, §9).</summary>
public enum FindingRule
{
    /// <summary>An older overlap with a shared solution, to be worked off (§3.6).</summary>
    Debt,

    /// <summary>An overlap that stands against the rule: entered without confirmed evidence, or come about late (§3.6).</summary>
    Violation,

    /// <summary>SLK has found a planned solution parallel: an exemption, or it is abandoned (§3.5).</summary>
    FoundParallel,

    /// <summary>A review was not answered in time (§3.5).</summary>
    ReviewOverdue,

    /// <summary>A request for an extension was not answered in time (§1).</summary>
    ExtensionUnanswered,

    /// <summary>A board in the audience neither uses the shared solution nor has said that it has no need of it (§2).</summary>
    SharedNotUsed,

    /// <summary>A company has not adopted the architecture; raised anew every year (§2).</summary>
    CompanyNotAdopted,

    /// <summary>Two living solutions of one board are named alike, after a merger of boards (§2).</summary>
    NameTwice,

    /// <summary>The board that answers for it is no more, and nobody took over (§8).</summary>
    Unowned,

    /// <summary>Today is after the effective end, or it has ended without a date (§6.3).</summary>
    EndPassed,

    /// <summary>The effective end is within the lead (§6.3).</summary>
    EndApproaching,

    /// <summary>A notice date has passed and nothing is recorded (§6.3).</summary>
    NoticePassed,

    /// <summary>A date is missing, at the solution where it is missing (§6.3).</summary>
    DatesMissing,

    /// <summary>The supplier of a contract in force is insolvent (§6.4).</summary>
    SupplierInsolvent,

    /// <summary>Said to have no predecessor although another solution does the work (§6.5).</summary>
    PredecessorDenied,

    /// <summary>In use while its predecessor runs past its end date, or has none (§9).</summary>
    PredecessorRunsOn,

    /// <summary>Approved for less than the information that it handles requires (§9).</summary>
    SecurityGap,

    /// <summary>What it handles is not on record, or an information set is not classified in every aspect (§8, §9).</summary>
    Unclassified,

    /// <summary>Not attested within the year (§8).</summary>
    Stale,
}
