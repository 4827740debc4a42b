using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>Why a finding is, or stays, open.</summary>
/// <param name="Key">Which finding.</param>
/// <param name="Owner">The board that is to act.</param>
/// <param name="Role">Who of it.</param>
/// <param name="Due">When it is to be put right.</param>
public sealed record FindingCause(FindingKey Key, BoardId Owner, FindingRole Role, FindingDue Due)
{
    /// <summary>The solution that it concerns, if any.</summary>
    public SolutionId? About { get; init; }

    /// <summary>Boards that are to know of it besides.</summary>
    public ImmutableArray<BoardId> AlsoFor { get; init; } = [];
}

/// <summary>When a finding is due, by the day on which it was opened.</summary>
public abstract record FindingDue
{
    private protected FindingDue() { }

    /// <summary>A day that the facts give; null while they give none. It moves with them.</summary>
    public static FindingDue On(DateOnly? day) => new Fixed(day);

    /// <summary>So many days after it was opened.</summary>
    public static FindingDue After(int days) => new DaysAfter(days);

    /// <summary>As an investigation of end of life is; it moves with the end.</summary>
    public static FindingDue Investigation(DateOnly? end, bool isShort) => new Investigating(end, isShort);

    public abstract DateOnly? For(DateOnly opened);

    private sealed record Fixed(DateOnly? Day) : FindingDue
    {
        public override DateOnly? For(DateOnly opened) => Day;
    }

    private sealed record DaysAfter(int Days) : FindingDue
    {
        public override DateOnly? For(DateOnly opened) => opened.AddDays(Days);
    }

    /// <summary>
    /// Domain §6.4: the earlier of detection + 6 months and end − 12 months, never before detection + 60 days; detection + 30 days where
    /// under 6 months remain, the end has passed or the supplier is insolvent.
    /// </summary>
    private sealed record Investigating(DateOnly? End, bool IsShort) : FindingDue
    {
        public override DateOnly? For(DateOnly opened)
        {
            if (IsShort || End < opened.AddMonths(6)) return opened.AddDays(30);
            var due = opened.AddMonths(6);
            if (End?.AddMonths(-12) is { } beforeEnd && beforeEnd < due) due = beforeEnd;
            return due < opened.AddDays(60) ? opened.AddDays(60) : due;
        }
    }
}
