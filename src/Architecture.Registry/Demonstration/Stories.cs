using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration;

/// <summary>What happened in the city that no table tells: what was tried and refused.</summary>
internal static class Stories
{
    public static void Tell(Script script)
    {
        Blocked(script);
        OvertakenByDesignation(script);
        UnderReview(script);
    }

    /// <summary>A district wanted a permit system of its own, for itself and its neighbours.</summary>
    private static void Blocked(Script script) => script.Refused(
        new DateOnly(2022, 9, 15), Identity.SolutionKey("HVA/Lovportal Västerort"), Script.ActorOf("HVA"),
        Registration(
            "HVA", "Lovportal Västerort", "Ett eget system för lovärenden i västerort.", SolutionKind.BusinessApplication, "Lovprövning", "BRO", "SPT"));

    /// <summary>Micasa was procuring a register of premises when KS pointed out a shared one: pending debt, and no way on.</summary>
    private static void OvertakenByDesignation(Script script)
    {
        const string lokalbanken = "MIC/Lokalbanken";
        script.On(
            new DateOnly(2025, 1, 16), Identity.SolutionKey(lokalbanken), Script.ActorOf("MIC"),
            Registration("MIC", "Lokalbanken", "Register över Micasas lokaler och hur de används.", SolutionKind.BusinessApplication, "Lokalförsörjning"));
        var course = new Course(script, "MIC", lokalbanken);
        course.Step(LifecyclePhase.Procurement, new DateOnly(2025, 4, 17));
        course.Refused(LifecyclePhase.Introducing, new DateOnly(2025, 11, 20));
    }

    /// <summary>A company that has not adopted the architecture may plan beside a shared platform, but goes no further before SLK has answered.</summary>
    private static void UnderReview(Script script)
    {
        const string publikräknaren = "KST/Publikräknaren";
        script.On(
            new DateOnly(2026, 9, 17), Identity.SolutionKey(publikräknaren), Script.ActorOf("KST"),
            Registration("KST", "Publikräknaren", "Räknar besökare i Kulturhusets våningar.", SolutionKind.Sensor, "Uppkopplade sensorer"));
        var course = new Course(script, "KST", publikräknaren);
        course.Refused(LifecyclePhase.Procurement, new DateOnly(2026, 11, 10));
    }

    private static RegisterLocalSolution Registration(
        string board, string name, string purpose, SolutionKind kind, string functions, params string[] alsoFor) => new(
            Identity.Board(board), name, kind,
            new Scope(Claims.Of(functions), Audience.Of([Identity.Board(board), .. alsoFor.Select(Identity.Board)])))
        {
            Description = purpose,
        };
}
