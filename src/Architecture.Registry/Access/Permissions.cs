using System.Collections.Frozen;
using System.Collections.Immutable;
using Architecture.Registry.Delegations;

namespace Architecture.Registry.Access;

/// <summary>Which roles may run which use case at all; whose records they may touch is decided by each use case.</summary>
public static class Permissions
{
    private static readonly ImmutableArray<Role> Boards = [Role.Board, Role.Executive];

    /// <summary>What a delegate of the executive board may run, if the delegation is of this kind.</summary>
    private static readonly FrozenDictionary<string, DelegatedDecision> Delegable = new Dictionary<string, DelegatedDecision>
    {
        ["designateSharedSolution"] = DelegatedDecision.Designation,
        ["revokeDesignation"] = DelegatedDecision.Designation,
        ["changeLifecycle"] = DelegatedDecision.Designation,
        ["transferSolution"] = DelegatedDecision.Transfer,
        ["answerExtension"] = DelegatedDecision.Extension,
        ["addCapability"] = DelegatedDecision.FunctionTree,
        ["changeCapability"] = DelegatedDecision.FunctionTree,
        ["moveCapability"] = DelegatedDecision.FunctionTree,
        ["splitCapability"] = DelegatedDecision.FunctionTree,
        ["mergeCapabilities"] = DelegatedDecision.FunctionTree,
        ["importCapability"] = DelegatedDecision.FunctionTree,
        ["addUserGroup"] = DelegatedDecision.UserGroups,
        ["changeUserGroup"] = DelegatedDecision.UserGroups,
        ["addBoard"] = DelegatedDecision.Boards,
        ["changeBoard"] = DelegatedDecision.Boards,
        ["mergeBoards"] = DelegatedDecision.Boards,
        ["splitBoard"] = DelegatedDecision.Boards,
        ["importBoard"] = DelegatedDecision.Boards,
        ["changeSettings"] = DelegatedDecision.Settings,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, ImmutableArray<Role>> Roles = new Dictionary<string, ImmutableArray<Role>>
    {
        ["addBoard"] = [Role.Executive],
        ["changeBoard"] = [Role.Executive],
        ["mergeBoards"] = [Role.Executive],
        ["splitBoard"] = [Role.Executive],
        ["recordDelegation"] = [Role.Executive],
        ["revokeDelegation"] = [Role.Executive],
        ["changeSettings"] = [Role.Executive],
        ["addUserGroup"] = [Role.Executive],
        ["changeUserGroup"] = [Role.Executive],
        ["addCapability"] = [Role.Executive],
        ["changeCapability"] = [Role.Executive],
        ["moveCapability"] = [Role.Executive],
        ["splitCapability"] = [Role.Executive],
        ["mergeCapabilities"] = [Role.Executive],
        ["designateSharedSolution"] = [Role.Executive],
        ["addProduct"] = [Role.Board, Role.Executive, Role.Governance, Role.Integration],
        ["recordTechnologyRelease"] = [Role.Executive, Role.Governance, Role.Integration],
        ["recordTechnologyUse"] = Boards,
        ["registerLocalSolution"] = Boards,
        ["saveDraft"] = Boards,
        ["changeLifecycle"] = Boards,
        ["addDependency"] = Boards,
        ["completeReview"] = [Role.Governance],
        ["contestMapping"] = [Role.Governance],
        ["provideCapability"] = Boards,
        ["withdrawCapability"] = Boards,
        ["changeAudience"] = Boards,
        ["adoptSharedSolution"] = Boards,
        ["adoptLocalSolution"] = Boards,
        ["endAdoption"] = Boards,
        ["recordExistingSolution"] = Boards,
        ["confirmExistingSolution"] = [Role.Governance],
        ["changeSolution"] = Boards,
        ["transferSolution"] = Boards,
        ["abandonSolution"] = Boards,
        ["revokeDesignation"] = [Role.Executive],
        ["confirmPlatformUse"] = Boards,
        ["removeDependency"] = Boards,
        ["changeDependency"] = Boards,
        ["addSupplier"] = [Role.Board, Role.Executive, Role.Governance, Role.Integration],
        ["recordContract"] = Boards,
        ["exerciseOption"] = Boards,
        ["endContract"] = Boards,
        ["recordNone"] = Boards,
        ["recordInformationSet"] = Boards,
        ["classifyInformation"] = Boards,
        ["recordInformationUse"] = Boards,
        ["endInformationUse"] = Boards,
        ["recordApprovedLevels"] = Boards,
        ["addInformationFlow"] = Boards,
        ["removeInformationFlow"] = Boards,
        ["requestExtension"] = Boards,
        ["answerExtension"] = Boards,
        ["withdrawExtension"] = Boards,
        ["recordNeed"] = Boards,
        ["endNeed"] = Boards,
        ["recordNoNeed"] = Boards,
        ["recordInsolvency"] = [Role.Board, Role.Executive, Role.Governance, Role.Integration],
        ["endTechnologyUse"] = Boards,
        ["attest"] = Boards,
        ["planFinding"] = [Role.Board, Role.Executive, Role.Governance],
        ["runSweep"] = [Role.Executive, Role.Governance, Role.Integration],
    }.ToFrozenDictionary();

    /// <param name="actor">Who.</param>
    /// <param name="delegations">The delegations in force that the actor may act on.</param>
    /// <param name="mutation">The use case.</param>
    public static bool MayRun(Actor actor, ImmutableArray<Delegation> delegations, string mutation) =>
        (Roles.TryGetValue(mutation, out var roles) && roles.Any(actor.Is))
        || (DelegableAs(mutation) is { } kind && delegations.Any(one => one.Decisions.Contains(kind)));

    /// <summary>The kind of delegation that a use case can be run on; null where the executive board decides nothing in it, or only itself.</summary>
    /// <param name="useCase">Its name, as a mutation or as a command.</param>
    public static DelegatedDecision? DelegableAs(string useCase) => Delegable.TryGetValue(useCase, out var kind) ? kind : null;
}
