using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>What a solution does and for whom.</summary>
public sealed record Scope(ImmutableArray<Claim> Claims, Audience Audience)
{
    public bool Equals(Scope? other) => other is not null && Audience == other.Audience && Claims.AsSpan().SequenceEqual(other.Claims.AsSpan());

    public override int GetHashCode() => HashCode.Combine(Claims.Length, Audience);
}

/// <summary>A local solution (or a draft, or a pilot) as the gate sees it: on record, or as it would be after the change.</summary>
/// <remarks>Boards are given as recorded; the rule resolves mergers.</remarks>
public sealed record Proposal(Scope Scope, BoardId ResponsibleBoard)
{
    /// <summary>Its id if it is on record.</summary>
    public SolutionId? Self { get; init; }

    public string Name { get; init; } = "";

    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>Told for likeness only; it decides nothing.</summary>
    public string? Description { get; init; }

    /// <summary>What it is an instance of.</summary>
    public NodeId? Product { get; init; }

    /// <summary>Information sets that it is said to handle, beside what is on record of it; their recorded classification is what fit is told from.</summary>
    public ImmutableArray<InformationSetId> InformationSets { get; init; } = [];

    /// <summary>Boards that use it now.</summary>
    public ImmutableArray<BoardId> UsedBy { get; init; } = [];

    /// <summary>What it depends on HARD by RUNS_ON.</summary>
    public ImmutableArray<SolutionId> RunsOn { get; init; } = [];

    /// <summary>The cells it covers: its claims × its effective audience, which is the declared one, the responsible board and every using board (domain §3.1).</summary>
    public CellSet Cells(CellSpace space) => space.Set(Box(space));

    /// <summary>The boards it is really for, with the responsible and the using ones (§3.1), by code, as they are today.</summary>
    public ImmutableArray<BoardId> EffectiveBoards(BoardRegister boards)
    {
        var parts = Scope.Audience.All ? boards.Living : boards.PartsOf(Scope.Audience.Boards);
        return boards.TodayOf(parts.Or(boards.PartsOf([ResponsibleBoard, .. UsedBy])));
    }

    internal CellBox Box(CellSpace space)
    {
        var groups = space.Groups.Covered(Scope.Audience.Groups);
        return new CellBox(
            space.Leaves(Scope.Claims),
            space.Parts(Scope.Audience).Or(space.Boards.PartsOf([ResponsibleBoard, .. UsedBy])),
            // Groups that are no longer kept narrow nothing: what is for nobody would slip past the gate.
            groups.IsEmpty ? space.Groups.Everyone : groups);
    }
}
