using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A designated shared solution as the gate sees it.</summary>
public sealed record SharedOffer(
    SolutionId Id, string Code, string Name, Scope Scope, BoardId Owner, SharedClass Class, LifecyclePhase Phase)
{
    public ImmutableArray<string> Aliases { get; init; } = [];

    public NodeId? Product { get; init; }

    /// <summary>The solutions designated to replace it: several where each takes over its part. One that is abandoned or revoked is none.</summary>
    public ImmutableArray<SuccessorFact> Successors { get; init; } = [];

    /// <summary>KS has decided this solution's own end-of-life case.</summary>
    public bool OwnCaseDecided { get; init; }

    /// <summary>KS has revoked the designation; then it is no longer shared and answers for nothing.</summary>
    public bool Revoked { get; init; }

    /// <summary>PHASING_OUT only (domain §3.2).</summary>
    public bool IsLeaving => Phase is LifecyclePhase.PhasingOut && !Revoked;

    public bool HasLeft => Revoked || Phase is LifecyclePhase.PhasingOut or LifecyclePhase.Retired or LifecyclePhase.Abandoned;

    /// <summary>Counts for at least some of what it covers (§3.2).</summary>
    public bool Counts => !HasLeft || IsHeldBySuccessor;

    /// <summary>It has left, but what a successor is to take over is still answered for until that one is IN_USE.</summary>
    internal bool IsHeldBySuccessor => !Revoked && Successors.Any(one => one is { IsNone: false, IsLive: false });
}

/// <summary>What matters about the solution designated to replace another. What its scope leaves out has no successor (row 38).</summary>
public sealed record SuccessorFact(SolutionId Id, LifecyclePhase Phase, Scope Scope, bool Revoked = false)
{
    internal bool IsNone => Revoked || Phase is LifecyclePhase.Abandoned;

    /// <summary>Has come into use.</summary>
    internal bool IsLive => Phase is LifecyclePhase.InUse or LifecyclePhase.PhasingOut or LifecyclePhase.Retired;
}
