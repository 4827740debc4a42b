using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>Why the gate runs, which says which cells it judges (domain §3.4).</summary>
public abstract record GateOccasion
{
    private protected GateOccasion() { }

    /// <summary>For show: every cell, and what is debt is marked.</summary>
    public static GateOccasion Standing { get; } = new Shown();

    /// <summary>A new solution: every cell is new.</summary>
    public static GateOccasion Registering { get; } = new ScopeChange(null);

    /// <summary>A step to PROCUREMENT, INTRODUCING or IN_USE, or PHASING_OUT → IN_USE: all cells that are not established debt.</summary>
    public static GateOccasion Stepping { get; } = new Step();

    /// <summary>Any operation that makes it cover more (claims, exclusions, audience, groups, adoption): the cells it did not cover before.</summary>
    public static GateOccasion ChangingScope(Proposal before) => new ScopeChange(before);

    /// <summary>A contract beyond options: debt too, unless EXTEND_TIME_LIMITED is decided (exempted cells are EXEMPTED anyway).</summary>
    public static GateOccasion Contracting(bool timeLimitedExtension) => timeLimitedExtension ? new Step() : new Contract();

    /// <summary>It stops running on a platform: what was confirmed there is judged again, against that platform alone.</summary>
    public static GateOccasion Leaving(SolutionId platform) => new PlatformLeft(platform);

    internal sealed record Shown : GateOccasion;

    internal sealed record ScopeChange(Proposal? Before) : GateOccasion;

    internal sealed record Step : GateOccasion;

    internal sealed record Contract : GateOccasion;

    internal sealed record PlatformLeft(SolutionId Platform) : GateOccasion;

    /// <summary>New cells on a change of scope, all cells otherwise; what is established debt is left out pair by pair.</summary>
    internal CellSet Judged(Proposal proposal, CellSpace space)
    {
        var cells = proposal.Cells(space);
        return this is ScopeChange { Before: { } before } ? cells.Except(before.Cells(space)) : cells;
    }

    internal bool LeavesOutDebt => this is Step or PlatformLeft;

    internal bool Concerns(SharedOffer offer) => this is not PlatformLeft left || left.Platform == offer.Id;
}
