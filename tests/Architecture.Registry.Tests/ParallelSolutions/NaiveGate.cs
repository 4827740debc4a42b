using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.ParallelSolutions;

internal readonly record struct Cell(CapabilityId Function, BoardId Part, UserGroupId? Group);

/// <summary>Domain §3.1–3.3 cell by cell, as it is written, with nothing clever: what the rule is held against.</summary>
internal sealed class NaiveGate(RandomCity city)
{
    private readonly Dictionary<CapabilityId, CapabilityId?> _parents = city.Functions.ToDictionary(
        node => new CapabilityId(node.Id), node => node.Parent is { } parent ? new CapabilityId(parent) : (CapabilityId?)null);

    private readonly Dictionary<UserGroupId, UserGroupId?> _groups = city.Groups.ToDictionary(group => group.Id, group => group.Parent);

    private static readonly DateOnly Today = new(2026, 11, 22);

    public IEnumerable<CapabilityId> Leaves => _parents.Keys.Where(node => !_parents.ContainsValue(node));

    public IEnumerable<Cell> AllCells =>
        from leaf in Leaves from board in city.Boards from @group in _groups.Keys.Select(id => (UserGroupId?)id).Prepend(null) select new Cell(leaf, board.Id, @group);

    public HashSet<Cell> Covered(Proposal proposal) => [.. AllCells.Where(cell =>
        Covers(proposal.Scope.Claims, cell.Function) is not null
        && InGroups(proposal.Scope.Audience, cell.Group)
        && IsLiving(cell.Part)
        && (InBoards(proposal.Scope.Audience, cell.Part) || proposal.UsedBy.Append(proposal.ResponsibleBoard).Any(board => IsPartOf(cell.Part, board))))];

    public (Verdict Answer, ReviewGround? Ground) Answer(Cell cell, SharedOffer offer, Proposal proposal, OnRecord onRecord)
    {
        var (answer, ground) = Raw(cell, offer, proposal, onRecord);
        if (answer == Verdict.Review)
        {
            foreach (var outcome in onRecord.Outcomes.Reverse())
            {
                if (outcome.Shared != offer.Id || !Has(outcome.Cells, cell)) continue;
                if (outcome.Parallel) answer = Verdict.Block;
                else if (!IsInside(offer, cell) || Has(outcome.CoveredThen, cell)) return (Verdict.Clear, null);
                break;
            }
        }
        var exempted = answer is Verdict.Block or Verdict.Review && onRecord.Exemptions.Any(exemption =>
            (exemption.Against.IsEmpty || exemption.Against.Contains(offer.Id)) && Covers(exemption.Scope.Claims, cell.Function) is not null
            && InAudience(exemption.Scope.Audience, cell));
        return exempted ? (Verdict.Exempted, null) : (answer, answer == Verdict.Review ? ground : null);
    }

    /// <summary>§3.3, the first that fits.</summary>
    public (Verdict Answer, ReviewGround? Ground) Raw(Cell cell, SharedOffer offer, Proposal proposal, OnRecord onRecord)
    {
        if (Covers(offer.Scope.Claims, cell.Function) is not { } extent) return (Verdict.Clear, null);
        SuccessorFact[] succeeding =
        [
            .. offer.Successors.Where(one => one is { Revoked: false, Phase: not LifecyclePhase.Abandoned }
                && Covers(one.Scope.Claims, cell.Function) is not null && InAudience(one.Scope.Audience, cell)),
        ];

        // Where one of several has come into use, that one answers.
        var succeeded = succeeding.OrderByDescending(one => one.Phase is LifecyclePhase.InUse or LifecyclePhase.PhasingOut or LifecyclePhase.Retired).FirstOrDefault();
        if (!CountsFor(offer, succeeded))
            return offer is { Phase: LifecyclePhase.PhasingOut, Revoked: false, OwnCaseDecided: false } && succeeded is null
                ? (Verdict.Review, ReviewGround.Leaving) : (Verdict.Clear, null);
        if (!InAudience(offer.Scope.Audience, cell)) return (Verdict.Review, ReviewGround.OutsideAudience);
        if (!Follows(cell.Part)) return (Verdict.Review, ReviewGround.CompanyNotAdopted);
        if (extent == Extent.Partial) return (Verdict.Review, ReviewGround.PartialCoverage);
        if (proposal.RunsOn.Contains(offer.Id) && offer.Class == SharedClass.InfrastructureOrPlatform)
            return onRecord.Confirmations.Any(one => one.Platform == offer.Id && Has(one.Cells, cell))
                ? (Verdict.Clear, null) : (Verdict.Review, ReviewGround.PlatformUse);
        return (Verdict.Block, null);
    }

    /// <summary>Within what the offer covers in the sense of §3.6.</summary>
    public bool IsBinding(SharedOffer offer, Cell cell) => IsInside(offer, cell) && Follows(cell.Part);

    /// <summary>Functions at or below a claim of both, whose leaves are all in, and that have none such above them.</summary>
    public HashSet<CapabilityId> Topmost(Proposal proposal, SharedOffer offer, HashSet<CapabilityId> leaves)
    {
        bool Fits(CapabilityId node) => Under(node, proposal.Scope.Claims) && Under(node, offer.Scope.Claims)
            && Leaves.Where(leaf => IsAtOrBelow(leaf, node)).All(leaves.Contains);
        return [.. _parents.Keys.Where(node => Fits(node) && !_parents.Keys.Any(above => above != node && IsAtOrBelow(node, above) && Fits(above)))];
    }

    public static bool Has(RecordedCells recorded, Cell cell) => recorded.Boxes.Any(box =>
        box.Functions.Contains(cell.Function) && box.Parts.Contains(cell.Part) && (box.Groups is not { } groups || groups.Contains(cell.Group)));

    private static bool CountsFor(SharedOffer offer, SuccessorFact? successor)
    {
        if (offer.Revoked) return false;
        if (offer.Phase is not (LifecyclePhase.PhasingOut or LifecyclePhase.Retired or LifecyclePhase.Abandoned)) return true;
        return successor is { Phase: LifecyclePhase.Planned or LifecyclePhase.Procurement or LifecyclePhase.Introducing };
    }

    private bool IsInside(SharedOffer offer, Cell cell) => Covers(offer.Scope.Claims, cell.Function) is not null && InAudience(offer.Scope.Audience, cell);

    private Extent? Covers(ImmutableArray<Claim> claims, CapabilityId leaf)
    {
        var covering = claims.Where(claim => IsAtOrBelow(leaf, claim.Capability) && !claim.Excludes.Any(exclusion =>
            exclusion != claim.Capability && IsAtOrBelow(exclusion, claim.Capability) && IsAtOrBelow(leaf, exclusion))).ToList();
        return covering.Count == 0 ? null : covering.Exists(claim => claim.Extent == Extent.Full) ? Extent.Full : Extent.Partial;
    }

    private bool Under(CapabilityId node, ImmutableArray<Claim> claims) => claims.Any(claim => IsAtOrBelow(node, claim.Capability));

    private bool IsAtOrBelow(CapabilityId node, CapabilityId above)
    {
        for (CapabilityId? at = node; at is { } current; at = _parents[current])
            if (current == above) return true;
        return false;
    }

    private bool InAudience(Audience audience, Cell cell) => InBoards(audience, cell.Part) && InGroups(audience, cell.Group) && IsLiving(cell.Part);

    private bool InBoards(Audience audience, BoardId part) => audience.All ? IsLiving(part) : audience.Boards.Any(board => IsPartOf(part, board));

    private bool InGroups(Audience audience, UserGroupId? group)
    {
        if (audience.Groups.IsEmpty) return true;
        for (var at = group; at is { } current; at = _groups[current])
            if (audience.Groups.Contains(current)) return true;
        return false;
    }

    private bool IsPartOf(BoardId part, BoardId board) => part == board
        || city.Successions.Any(succession => succession.Predecessor == part && IsPartOf(succession.Successor, board));

    private bool IsLiving(BoardId part) => city.Boards.Any(board => !(board.Until < Today) && IsPartOf(part, board.Id));

    private bool Follows(BoardId part) => city.Boards.Any(board =>
        IsPartOf(part, board.Id) && (board.Kind != BoardKind.Company || board.ArchitectureAdopted is not null));
}
