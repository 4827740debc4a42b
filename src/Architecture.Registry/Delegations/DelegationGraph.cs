using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Delegations;

/// <summary>What the executive board decides and may let a delegate decide (domain §2).</summary>
public enum DelegatedDecision
{
    /// <summary>Designates shared solutions, lets them come back from being phased out, and revokes designations.</summary>
    Designation,
    /// <summary>Moves responsibility for a solution where the executive board's decision is enough.</summary>
    Transfer,
    /// <summary>Answers requests for extensions in the owner's place, and overrules its answers.</summary>
    Extension,
    /// <summary>Changes the function tree.</summary>
    FunctionTree,
    /// <summary>Changes the user groups.</summary>
    UserGroups,
    /// <summary>Keeps the boards on record, and a company's adoption of the architecture.</summary>
    Boards,
    /// <summary>Changes the numbers that the rules read.</summary>
    Settings,
}

public readonly record struct DelegationId(NodeId Node) : IRecordId<DelegationId>
{
    public static NodeKind Kind => DelegationGraph.Delegation;
    public static DelegationId From(NodeId node) => new(node);
}

/// <summary>How delegations lie in the graph.</summary>
public static class DelegationGraph
{
    public static readonly NodeKind Delegation = new("Delegation");

    /// <summary>The office that may decide; absent where a board may.</summary>
    public static readonly Property<Role?> Role = Delegation.Enum<Role>("role").Indexed();

    /// <summary>The kinds of decision, by the names of <see cref="DelegatedDecision"/>.</summary>
    public static readonly Property<ImmutableArray<string>> Decisions = Delegation.TextList("decisions");
    public static readonly Property<DateOnly?> From = Delegation.Date("from").Indexed();

    /// <summary>Last day in force.</summary>
    public static readonly Property<DateOnly?> To = Delegation.Date("to").Indexed();
    public static readonly Property<DateOnly?> Decided = Delegation.Date("decided").Indexed();
    public static readonly Property<string?> CaseNumber = Delegation.Text("caseNumber");
    public static readonly Property<string?> Paragraph = Delegation.Text("paragraph");
    public static readonly Property<ImmutableArray<string>> Documents = Delegation.TextList("documents");

    /// <summary>The day on which it was taken back; absent while it is not.</summary>
    public static readonly Property<DateOnly?> Revoked = Delegation.Date("revoked").Indexed();
    public static readonly Property<string?> RevokedCaseNumber = Delegation.Text("revokedCaseNumber");
    public static readonly Property<long?> Version = Delegation.Integer("version");

    /// <summary>From a delegation to the board that may decide.</summary>
    public static readonly EdgeKind DelegatedTo = new("DELEGATED_TO", Delegation, BoardGraph.Board);

    /// <summary>Read by whoever looks for a delegation to act on; written by every change of one.</summary>
    public static readonly ConflictKey All = new("delegations");
}

/// <summary>The executive board's leave to decide in its place, within limits of kind and time.</summary>
public sealed record Delegation(GraphNode Node)
{
    public DelegationId Id => new(Node.Id);
    public Role? Role => Node.Get(DelegationGraph.Role);
    public ImmutableArray<DelegatedDecision> Decisions => [.. Node.Get(DelegationGraph.Decisions).Select(Enum.Parse<DelegatedDecision>)];
    public DateOnly From => Node.Get(DelegationGraph.From)!.Value;
    public DateOnly To => Node.Get(DelegationGraph.To)!.Value;
    public DateOnly Decided => Node.Get(DelegationGraph.Decided)!.Value;
    public string CaseNumber => Node.Get(DelegationGraph.CaseNumber)!;
    public string? Paragraph => Node.Get(DelegationGraph.Paragraph);
    public ImmutableArray<string> Documents => Node.Get(DelegationGraph.Documents);
    public DateOnly? Revoked => Node.Get(DelegationGraph.Revoked);
    public string? RevokedCaseNumber => Node.Get(DelegationGraph.RevokedCaseNumber);
    public long Version => Node.Get(DelegationGraph.Version) ?? 1;

    /// <summary>A revocation holds at once; the last day is one in force.</summary>
    public bool IsInForce(DateOnly today) => Revoked is null && From <= today && today <= To;
}
