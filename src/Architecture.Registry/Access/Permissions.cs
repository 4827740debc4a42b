using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Architecture.Registry.Access;

/// <summary>Which roles may run which use case at all; whose records they may touch is decided by each use case.</summary>
public static class Permissions
{
    private static readonly ImmutableArray<Role> Boards = [Role.Board, Role.Executive];

    private static readonly FrozenDictionary<string, ImmutableArray<Role>> Roles = new Dictionary<string, ImmutableArray<Role>>
    {
        ["addBoard"] = [Role.Executive],
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

    public static bool MayRun(Actor actor, string mutation) => Roles.TryGetValue(mutation, out var roles) && roles.Any(actor.Is);
}
