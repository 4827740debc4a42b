using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Findings;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.Findings;

/// <summary>What is found at a solution, row by row (domain §2, §3.6, §6.3, §6.5, §8, §9).</summary>
public sealed class SolutionFindingRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly SolutionId Self = new(Id(1));
    private static readonly SolutionId Shared = new(Id(2));
    private static readonly BoardId Board = new(Id(10));
    private static readonly BoardId Other = new(Id(11));
    private static readonly BoardId Executive = new(Id(12));

    /// <summary>A solution told in words, and what is found: rule and due date, opened today.</summary>
    public static TheoryData<string, SolutionFindingFacts, string> Rows => new()
    {
        { "everything as it should be", Local(), "" },
        { "established debt, ends 2030, shared not in use", Local() with { End = Ends(2030, 6, 30), Overlaps = [Owes(null)] }, "Debt 2029-06-30" },
        { "established debt, ends 2030, shared in use since 2025", Local() with { End = Ends(2030, 6, 30), Overlaps = [Owes(new DateOnly(2025, 3, 31))] }, "Debt 2028-03-31" },
        { "established debt, no end, shared not in use", Local() with { Overlaps = [Owes(null)] }, "Debt" },
        { "established debt while it is phased out", Local(LifecyclePhase.PhasingOut) with { Overlaps = [Owes(new DateOnly(2025, 3, 31))] }, "Debt 2028-03-31" },
        { "pending debt is listed, not found", Local(LifecyclePhase.Planned) with { Overlaps = [new(Shared, null, false, true, IsPendingDebt: true)] }, "" },
        { "a violation", Local() with { Overlaps = [new(Shared, null, false, true, false)] }, "Violation 2027-02-24" },
        { "a violation beside established debt of the same shared one", Local() with { Overlaps = [new(Shared, null, true, true, false)] }, "Debt; Violation 2027-02-24" },
        { "what was pending debt and runs all the same", Local() with { Overlaps = [new(Shared, null, false, true, IsPendingDebt: true)] }, "Violation 2027-02-24" },
        { "a planned one found parallel", Local(LifecyclePhase.Planned) with { Overlaps = [new(Shared, null, false, true, false)] }, "FoundParallel 2027-02-24" },
        { "a planned one that SLK found parallel a month ago", Local(LifecyclePhase.Planned) with { Overlaps = [Parallel(Today.AddDays(-30))] }, "FoundParallel 2027-01-25" },
        { "a pilot shows its verdict and is not stopped", Local() with { Reach = Reach.Pilot, Overlaps = [new(Shared, null, true, true, false)] }, "" },
        { "a solution that is gone owes nothing", Local(LifecyclePhase.Retired) with { Overlaps = [Owes(null)], End = Ends(2020, 1, 1), AttestedUntil = Today.AddDays(-1) }, "" },
        { "its end has passed", Local() with { End = Ends(2026, 11, 25) with { State = EndState.Overdue } }, "EndPassed 2026-12-26" },
        { "it has ended and nobody says when", Local() with { End = new(Self) { State = EndState.Overdue, EndedWithoutDate = true } }, "EndPassed 2026-12-26" },
        { "under six months remain", Local() with { End = Approaching(2027, 5, 25) }, "EndApproaching 2026-12-26" },
        { "a year and a month remain", Local() with { End = Approaching(2027, 12, 26) }, "EndApproaching 2027-01-25" },
        { "fifteen months remain", Local() with { End = Approaching(2028, 2, 26) }, "EndApproaching 2027-02-26" },
        { "twenty months remain", Local() with { End = Approaching(2028, 7, 26) }, "EndApproaching 2027-05-26" },
        { "a notice date has passed", Local() with { End = Approaching(2028, 7, 26) with { NoticePassed = Id(5) } }, "NoticePassed 2027-05-26" },
        { "a date is missing here", Local() with { End = new(Self) { State = EndState.Unknown, Missing = [MissingDate.NoContract] } }, "DatesMissing 2027-02-24" },
        { "a date is missing at what it depends on", Local() with { End = new(Self) { State = EndState.Unknown, IsUnknown = true, MissingAt = Shared } }, "" },
        { "ends soon and a date is missing", Local() with { End = Approaching(2027, 5, 25) with { Missing = [MissingDate.ReleaseEnd] } }, "EndApproaching 2026-12-26; DatesMissing 2027-02-24" },
        { "a supplier is insolvent", Local() with { End = Ends(2035, 1, 1), InsolventSuppliers = [new SupplierId(Id(6))] }, "SupplierInsolvent 2026-12-26" },
        { "shared, in use for a year, a board does nothing", Common(new DateOnly(2025, 11, 26)), "SharedNotUsed 2027-02-24" },
        { "shared, in use for a day less than a year", Common(new DateOnly(2025, 11, 27)), "" },
        { "shared, not in use", Common(null) with { Phase = LifecyclePhase.Introducing }, "" },
        { "named like another of the board", Local() with { NamedTheSame = [Shared] }, "NameTwice 2027-02-24" },
        { "its board is no more", Local() with { IsBoardInForce = false }, "Unowned 2027-02-24" },
        { "said to have no predecessor, with a reason", Local() with { IsPredecessorDenied = true }, "PredecessorDenied 2027-02-24" },
        { "its predecessor runs past its end", Local() with { PredecessorRunningOn = Shared }, "PredecessorRunsOn 2027-02-24" },
        { "approved for too little", Local() with { HasSecurityGap = true }, "SecurityGap 2027-02-24" },
        { "in use and handles nothing on record", Local() with { HandlesNothingOnRecord = true }, "Unclassified 2027-02-24" },
        { "planned and handles nothing on record", Local(LifecyclePhase.Planned) with { HandlesNothingOnRecord = true }, "" },
        { "attested until today", Local() with { AttestedUntil = Today }, "" },
        { "attested until yesterday", Local() with { AttestedUntil = Today.AddDays(-1) }, "Stale 2027-02-24" },
    };

    [Theory, MemberData(nameof(Rows))]
    public void What_is_found(string why, SolutionFindingFacts facts, string expected)
    {
        var found = SolutionFindingRules.Of(facts, Today, Settings.Default).Select(cause => $"{cause.Key.Rule} {cause.Due.For(Today):yyyy-MM-dd}".Trim());
        Assert.True(expected == string.Join("; ", found), $"{why}: {string.Join("; ", found)}");
    }

    /// <summary>A solution told in words, and whether its time to ask for an exemption has run out.</summary>
    public static TheoryData<string, SolutionFindingFacts, bool> Lapses => new()
    {
        { "found parallel 90 days ago", Local(LifecyclePhase.Planned) with { Overlaps = [Parallel(Today.AddDays(-90))] }, false },
        { "found parallel 91 days ago", Local(LifecyclePhase.Planned) with { Overlaps = [Parallel(Today.AddDays(-91))] }, true },
        { "found parallel to one lately and to another long ago", Local(LifecyclePhase.Planned) with { Overlaps = [Parallel(Today), Parallel(Today.AddDays(-91))] }, true },
        { "nothing is blocked any more", Local(LifecyclePhase.Planned) with { Overlaps = [Parallel(Today.AddDays(-91)) with { IsBlockedBeside = false }] }, false },
        { "blocked, but not by SLK's answer", Local(LifecyclePhase.Planned) with { Overlaps = [new(Shared, null, false, true, false)] }, false },
        { "pending debt: it was there before", Local(LifecyclePhase.Planned) with { Overlaps = [Parallel(Today.AddDays(-91)) with { IsPendingDebt = true }] }, false },
        { "past planned: a violation, nothing to give up silently", Local() with { Overlaps = [Parallel(Today.AddDays(-91))] }, false },
        { "a pilot", Local(LifecyclePhase.Planned) with { Reach = Reach.Pilot, Overlaps = [Parallel(Today.AddDays(-91))] }, false },
    };

    [Theory, MemberData(nameof(Lapses))]
    public void What_is_given_up(string why, SolutionFindingFacts facts, bool expected) =>
        Assert.True(expected == SolutionFindingRules.HasLapsed(facts, Today, Settings.Default), why);

    [Fact]
    public void A_violation_is_for_the_board_and_for_the_executive_board_a_duty_to_use_for_the_board_that_has_it()
    {
        var violation = Assert.Single(SolutionFindingRules.Of(Local() with { Overlaps = [new(Shared, null, false, true, false)] }, Today, Settings.Default));
        Assert.Equal((Board, FindingRole.Board, Shared.Node), (violation.Owner, violation.Role, violation.Key.Against));
        Assert.Equal([Executive], violation.AlsoFor);
        var duty = Assert.Single(SolutionFindingRules.Of(Common(new DateOnly(2024, 1, 1)), Today, Settings.Default));
        Assert.Equal((Other, Other.Node), (duty.Owner, duty.Key.Against));
        var unowned = Assert.Single(SolutionFindingRules.Of(Local() with { IsBoardInForce = false }, Today, Settings.Default));
        Assert.Equal((Executive, FindingRole.Executive), (unowned.Owner, unowned.Role));
    }

    [Fact]
    public void The_due_date_of_a_debt_moves_with_the_facts_that_of_a_violation_stays_with_the_day_it_was_found()
    {
        var earlier = Today.AddMonths(-2);
        Assert.Equal(new DateOnly(2029, 1, 1), FindingDue.On(new DateOnly(2029, 1, 1)).For(earlier));
        Assert.Equal(earlier.AddDays(90), FindingDue.After(90).For(earlier));
    }

    private static SolutionFindingFacts Local(LifecyclePhase phase = LifecyclePhase.InUse) =>
        new(Self, Reach.Local, phase, Board, Executive) { End = new EffectiveEnd(Self) { State = EndState.None } };

    private static SolutionFindingFacts Common(DateOnly? inUseSince) => Local() with { Reach = Reach.Shared, NotUsing = [Other], InUseSince = inUseSince };

    private static StandingOverlap Owes(DateOnly? sharedInUseSince) => new(Shared, sharedInUseSince, IsEstablishedDebt: true, false, true);

    private static StandingOverlap Parallel(DateOnly found) => new(Shared, null, false, IsBlockedBeside: true, false) { FoundParallelOn = found };

    private static EffectiveEnd Ends(int year, int month, int day) => new(Self) { Date = new DateOnly(year, month, day), State = EndState.Safe };

    private static EffectiveEnd Approaching(int year, int month, int day) => Ends(year, month, day) with { State = EndState.Approaching };

    private static NodeId Id(int number) => new((UInt128)number);
}
