using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Designations;

namespace Architecture.Registry.Delegations;

public sealed record RecordedDelegation(DelegationId Delegation);

/// <summary>There is no such delegation.</summary>
public sealed record DelegationUnknownRefused : Refusal
{
    public override string Code => "DELEGATION_UNKNOWN";
    public override Message Message => new("Delegationen finns inte i registret.", "The delegation is not in the registry.");
}

/// <summary>KS lets a board, or its office, decide some kinds of matter in its place for a time.</summary>
/// <remarks>
/// Domain §2. What is delegated is not delegated on: only KS itself records and revokes delegations. Refused, in order:
/// RESERVED_FOR_EXECUTIVE_BOARD, BOARD_UNKNOWN, INPUT_INVALID, DECISION_IN_FUTURE.
/// </remarks>
/// <param name="Board">The board that may decide; or <paramref name="Role"/>.</param>
/// <param name="Role">The office that may decide.</param>
/// <param name="Decisions">What it may decide.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Decision">KS's decision.</param>
public sealed record RecordDelegation(
    BoardId? Board, Role? Role, ImmutableArray<DelegatedDecision> Decisions, DateOnly From, DateOnly To, Decision Decision)
    : ICommand<RecordDelegation.Facts, RecordedDelegation>
{
    public sealed record Facts(Board? Board, Board? Body);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) => new(
        Board is { } board ? await read.BoardAsync(board, cancellation) : null,
        await read.BodyAsync(Decision.Body, cancellation));

    public Outcome<RecordedDelegation> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (Board is { } named && facts.Board is null) return new BoardUnknownRefused(named) { Path = ["board"] };
        if (DelegateFault(facts) is { } delegateFault) return delegateFault;
        if (TimeFault(context.Today) is { } timeFault) return timeFault;
        if (Decision.Fault(context.Today) is { } decisionFault) return decisionFault;
        if (facts.Body is not { Kind: BoardKind.Executive }) return ByAnother;

        var id = context.NewId<DelegationId>();
        var change = GraphChange.Add(
            DelegationGraph.Delegation, id.Node,
            DelegationGraph.Role.Is(Role),
            DelegationGraph.Decisions.Is([.. Decisions.Distinct().Order().Select(kind => kind.ToString())]),
            DelegationGraph.From.Is(From),
            DelegationGraph.To.Is(To),
            DelegationGraph.Decided.Is(Decision.Date),
            DelegationGraph.CaseNumber.Is(Decision.CaseNumber),
            DelegationGraph.Paragraph.Is(Decision.Paragraph),
            DelegationGraph.Documents.Is(Decision.Documents),
            DelegationGraph.Version.Is(1));
        if (facts.Board is { } board) change = change.And(GraphChange.Connect(DelegationGraph.DelegatedTo, context.NewNodeId(), id.Node, board.Node.Id));
        return Outcome.Commit(new RecordedDelegation(id), change.Writing(DelegationGraph.All), Decision.CaseNumber);
    }

    internal static readonly InputInvalidRefused ByAnother = new InputInvalidRefused(new Message(
        "Bara kommunstyrelsen delegerar sina beslut, och återkallar det.", "Only the executive board delegates its decisions, and takes that back."))
    { Path = ["decision", "body"] };

    private InputInvalidRefused? DelegateFault(Facts facts)
    {
        if (Board is null == Role is null)
            return InputInvalidRefused.At("board", "Ange antingen en nämnd (board) eller en roll (role).", "Give either a board (board) or a role (role).");
        if (Role is not (null or Access.Role.Governance))
            return InputInvalidRefused.At("role", "Av rollerna kan bara stadsledningskontoret (GOVERNANCE) få en delegation.", "Of the roles only the city executive office (GOVERNANCE) can be given a delegation.");
        if (facts.Board is { Kind: BoardKind.Executive })
            return InputInvalidRefused.At("board", "Kommunstyrelsen beslutar redan själv och behöver ingen delegation.", "The executive board decides for itself already and needs no delegation.");
        return Decisions.IsEmpty ? InputInvalidRefused.At("decisions", "Ange vad som delegeras.", "Say what is delegated.") : null;
    }

    private InputInvalidRefused? TimeFault(DateOnly today)
    {
        if (To < From) return InputInvalidRefused.At("to", "Sista dagen ligger före den första.", "The last day lies before the first.");
        if (To < today) return InputInvalidRefused.At("to", "Tiden har redan gått ut. Ange en sista dag som inte har passerat.", "That time has already passed. Give a last day that has not.");
        return From < Decision.Date
            ? InputInvalidRefused.At("from", "Delegationen kan inte börja före beslutet om den.", "The delegation cannot begin before the decision on it.")
            : null;
    }
}

/// <summary>KS takes a delegation back: from then on nothing can be decided on it, and what was decided stands.</summary>
/// <remarks>
/// Domain §2. Refused, in order: RESERVED_FOR_EXECUTIVE_BOARD, DELEGATION_UNKNOWN, STALE_VERSION, INPUT_INVALID, DECISION_IN_FUTURE.
/// </remarks>
/// <param name="Delegation">The delegation.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Decision">KS's decision.</param>
public sealed record RevokeDelegation(DelegationId Delegation, long Version, Decision Decision) : ICommand<RevokeDelegation.Facts, RecordedDelegation>
{
    public sealed record Facts(Delegation? Delegation, Board? Body);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation) => new(
        (await read.DelegationsAsync([Delegation], cancellation))[0],
        await read.BodyAsync(Decision.Body, cancellation));

    public Outcome<RecordedDelegation> Decide(Facts facts, DecisionContext context)
    {
        if (context.Reserved() is { } reserved) return reserved;
        if (facts.Delegation is not { } delegation) return new DelegationUnknownRefused { Path = ["delegation"] };
        if (Version != delegation.Version) return new StaleVersionRefused(Version, delegation.Version) { Path = ["version"] };
        if (delegation.Revoked is not null)
            return InputInvalidRefused.At("delegation", "Delegationen är redan återkallad.", "The delegation has already been revoked.");
        if (Decision.Fault(context.Today) is { } decisionFault) return decisionFault;
        if (facts.Body is not { Kind: BoardKind.Executive }) return RecordDelegation.ByAnother;
        return Outcome.Commit(
            new RecordedDelegation(Delegation),
            GraphChange.Change(
                DelegationGraph.Delegation, Delegation.Node,
                DelegationGraph.Revoked.Is(context.Today),
                DelegationGraph.RevokedCaseNumber.Is(Decision.CaseNumber),
                DelegationGraph.Version.Is(Version + 1)).Writing(DelegationGraph.All),
            Decision.CaseNumber);
    }
}
