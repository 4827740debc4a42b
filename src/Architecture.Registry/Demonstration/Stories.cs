using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration;

/// <summary>What happened in the city that no table tells.</summary>
internal static class Stories
{
    /// <summary>Key of the proposal that was refused.</summary>
    public const string RefusedProposal = "HVA/Lovportal Västerort";

    public static void Tell(Script script) => script.Refused(
        new DateOnly(2022, 9, 15), Identity.SolutionKey(RefusedProposal), Script.ActorOf("HVA"),
        new RegisterLocalSolution(
            Identity.Board("HVA"), "Lovportal Västerort", SolutionKind.BusinessApplication,
            new Scope(Claims.Of("Lovprövning"), Audience.Of(Identity.Board("HVA"), Identity.Board("BRO"), Identity.Board("SPT"))))
        {
            Description = "Ett eget system för lovärenden i västerort.",
        });
}
