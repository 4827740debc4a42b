using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.EndOfLife;

/// <summary>An older local solution that a newer one does the work of, for boards that own or use the older one.</summary>
/// <param name="Older">The older solution.</param>
/// <param name="Functions">The leaf functions that both have.</param>
/// <param name="Boards">Today's boards, in the newer one's audience, that own or use the older one.</param>
public sealed record Replacement(SolutionId Older, ImmutableArray<CapabilityId> Functions, ImmutableArray<BoardId> Boards);

/// <summary>Replacement is derived, not declared (domain §6.5).</summary>
public static class ReplacementRule
{
    /// <summary>
    /// What a local solution that enters PROCUREMENT or INTRODUCING replaces: each other local one in use or phasing out whose functions
    /// and groups meet its own for a board that owns or uses the older one. Every one of them needs a decided outcome that allows it.
    /// </summary>
    public static ImmutableArray<Replacement> Of(CellSpace space, Proposal newer, IEnumerable<LocalSolution> others) =>
        Of(newer.Cells(space), newer.Self, others);

    /// <summary>The same for some of its cells: those that it had not before.</summary>
    public static ImmutableArray<Replacement> Of(CellSet cells, SolutionId? newer, IEnumerable<LocalSolution> others)
    {
        var found = ImmutableArray.CreateBuilder<Replacement>();
        foreach (var other in others)
        {
            if (other.Phase is not (LifecyclePhase.InUse or LifecyclePhase.PhasingOut) || other.Id == newer) continue;
            var common = cells.Intersect(OwnedOrUsed(cells.Space, other.Proposal));
            if (!common.IsEmpty) found.Add(new Replacement(other.Id, common.Functions, common.Boards));
        }
        return found.ToImmutable();
    }

    /// <summary>The audience that was only declared replaces nothing: nobody there has anything yet.</summary>
    private static CellSet OwnedOrUsed(CellSpace space, Proposal older)
    {
        var box = older.Box(space);
        return space.Set(box with { Parts = space.Boards.PartsOf([older.ResponsibleBoard, .. older.UsedBy]) });
    }
}
