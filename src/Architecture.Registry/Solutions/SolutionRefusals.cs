using System.Collections.Immutable;

namespace Architecture.Registry.Solutions;

/// <summary>There is no such solution.</summary>
public sealed record SolutionUnknownRefused(SolutionId Solution) : Refusal
{
    public override string Code => "SOLUTION_UNKNOWN";
    public override Message Message => new("Lösningen finns inte i registret.", "The solution is not in the registry.");
}

/// <summary>The board has a living solution of that name (domain §3.10 c).</summary>
public sealed record NameTakenRefused(string Name, SolutionId Holder, string HolderCode) : Refusal
{
    public override string Code => "NAME_TAKEN";
    public override bool IsJournaled => true;
    public override Message Message => new(
        $"Nämnden har redan en lösning som heter ”{Name}” ({HolderCode}). Välj ett annat namn, eller ändra den som finns.",
        $"The board already has a solution named “{Name}” ({HolderCode}). Choose another name, or change the existing one.");
}

/// <summary>Why a step of the life cycle is not allowed (domain §6.1).</summary>
public enum StepFault
{
    /// <summary>No such step leads from the phase that the solution is in.</summary>
    NoSuchStep,
    /// <summary>Skipping procurement, going back or giving up needs a reason.</summary>
    ReasonMissing,
    /// <summary>Going back needs a case number.</summary>
    CaseNumberMissing,
    /// <summary>The date lies before the previous phase's or after today.</summary>
    DateOutOfOrder,
    /// <summary>Solutions that depend on it are not all named.</summary>
    DependentsNotNamed,
}

/// <summary>The step is not one of the life cycle's, or lacks what it needs.</summary>
/// <param name="From">Phase that the solution is in.</param>
/// <param name="To">Phase asked for.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Dependents">Codes of the solutions that must be named.</param>
public sealed record LifecycleStepNotAllowedRefused(LifecyclePhase From, LifecyclePhase To, StepFault Fault, ImmutableArray<string> Dependents) : Refusal
{
    public override string Code => "LIFECYCLE_STEP_NOT_ALLOWED";
    public override bool IsJournaled => true;

    public override Message Message => Fault switch
    {
        StepFault.ReasonMissing => new(
            $"Steget från {PhaseText.Swedish(From)} till {PhaseText.Swedish(To)} kräver ett skäl.",
            $"The step from {PhaseText.English(From)} to {PhaseText.English(To)} needs a reason."),
        StepFault.CaseNumberMissing => new(
            $"Att gå tillbaka från {PhaseText.Swedish(From)} till {PhaseText.Swedish(To)} kräver ett beslut med diarienummer.",
            $"Going back from {PhaseText.English(From)} to {PhaseText.English(To)} needs a decision with its case number."),
        StepFault.DateOutOfOrder => new(
            "Datumet måste ligga mellan den förra fasens datum och i dag.",
            "The date must lie between the previous phase's date and today."),
        StepFault.DependentsNotNamed => new(
            $"Andra lösningar fungerar inte utan den här: {string.Join(", ", Dependents)}. Namnge var och en av dem (dependentsNamed) för att visa att ni vet det.",
            $"Other solutions do not work without this one: {string.Join(", ", Dependents)}. Name each of them (dependentsNamed) to show that you know."),
        _ => new(
            $"Livscykeln har inget steg från ”{PhaseText.Swedish(From)}” till ”{PhaseText.Swedish(To)}”.",
            $"The life cycle has no step from “{PhaseText.English(From)}” to “{PhaseText.English(To)}”."),
    };
}

/// <summary>The dependency of that kind is on record already.</summary>
public sealed record DependencyExistsRefused(string From, string To) : Refusal
{
    public override string Code => "DEPENDENCY_EXISTS";
    public override Message Message => new(
        $"Beroendet från {From} till {To} av det slaget finns redan. Ändra det i stället.",
        $"The dependency of that kind from {From} to {To} is already on record. Change it instead.");
}
