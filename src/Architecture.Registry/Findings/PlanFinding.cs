using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

public sealed record PlannedFinding(FindingId Finding);

/// <summary>Whoever a finding is for says what will be done about it, and when. It still closes by its cause alone.</summary>
/// <remarks>
/// Domain §8. Refused, in order: FINDING_UNKNOWN, ROLE_NOT_ALLOWED, NOT_RESPONSIBLE_BOARD, STALE_VERSION, FINDING_CLOSED, INPUT_INVALID.
/// </remarks>
public sealed record PlanFinding(FindingId Finding, long Version, string Action, DateOnly By) : ICommand<PlanFinding.Facts, PlannedFinding>
{
    public sealed record Facts(Finding? Finding, Board? Owner);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) => new(
        (await read.FindingsAsync([Finding], cancellation))[0], (await read.FindingOwnersAsync([Finding], cancellation))[0]);

    public Outcome<PlannedFinding> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Finding is not { } finding) return new FindingUnknownRefused { Path = ["finding"] };
        if (Fault(finding, facts.Owner, context.Actor) is { } fault) return fault;
        if (Version != finding.Version) return new StaleVersionRefused(Version, finding.Version) { Path = ["version"] };
        if (finding.Closed is { } closed) return new FindingClosedRefused(closed) { Path = ["finding"] };
        if (string.IsNullOrWhiteSpace(Action)) return InputInvalidRefused.At("action", "Ange vad som ska göras.", "Say what will be done.");
        if (By < context.Today) return InputInvalidRefused.At("by", "Dagen har redan passerat. Ange en dag som kommer.", "The day has passed already. Give one that is to come.");
        return Outcome.Commit(new PlannedFinding(Finding), GraphChange.Change(
            FindingGraph.Finding, Finding.Node,
            FindingGraph.Status.Is(FindingStatus.Planned),
            FindingGraph.PlannedAction.Is(Action.Trim()),
            FindingGraph.PlannedFor.Is(By),
            FindingGraph.Version.Is(finding.Version + 1)));
    }

    private static Refusal? Fault(Finding finding, Board? owner, Actor actor) => finding.Role switch
    {
        FindingRole.Governance => actor.Is(Role.Governance) ? null : new RoleNotAllowedRefused(actor.Id),
        FindingRole.Executive => actor.Is(Role.Executive) || actor.Is(Role.Governance) ? null : new RoleNotAllowedRefused(actor.Id),
        _ => owner is not null && actor.MayWriteFor(owner) ? null : new NotResponsibleBoardRefused(owner?.Name ?? "", actor.Id),
    };
}
