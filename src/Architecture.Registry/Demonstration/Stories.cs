using Architecture.Registry.Capabilities;
using Architecture.Registry.Designations;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration;

/// <summary>What happened in the city that no table tells: what was tried and refused, and a function that was split.</summary>
internal static class Stories
{
    public static void Tell(Script script)
    {
        Blocked(script);
        OvertakenByDesignation(script);
        UnderReview(script);
        Split(script);
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

    /// <summary>
    /// Two solutions for charging points looked like the same thing twice. They were not: KS split the function, and each narrowed to its own part.
    /// </summary>
    private static void Split(Script script)
    {
        const string function = "Laddplatser";
        var decided = new DateOnly(2026, 2, 10);
        var split = $"split/{function}";
        script.On(
            decided, split, Script.Executive,
            new SplitCapability(
                Identity.Function(function), 1,
                [
                    new CapabilityPart("Laddning på gatumark", "Upplåtelse av gatumark till laddoperatörer, med avtal och uppföljning.", null, []),
                    new CapabilityPart("Laddning i garage", "Laddning för hyresgäster och besökare i parkeringsanläggningar.", null, []),
                ],
                new Decision(null, decided, "KS 2026/87", "14", [])));
        Narrow(script, "TRN", "Laddkartan", function, Identity.Part(split, 0));
        Narrow(script, "PAR", "Ladda hos oss", function, Identity.Part(split, 1));
    }

    /// <summary>The part instead of the whole; a solution in use has gone three steps.</summary>
    private static void Narrow(Script script, string board, string name, string function, CapabilityId part)
    {
        const long inUse = 4;
        var (day, solution) = (new DateOnly(2026, 3, 12), $"{board}/{name}");
        script.On(
            day, $"provide/{solution}/{part}", Script.ActorOf(board), new ProvideCapability(Identity.Solution(solution), inUse, new Claim(part)));
        script.On(
            day, $"withdraw/{solution}/{function}", Script.ActorOf(board),
            new WithdrawCapability(Identity.Solution(solution), inUse + 1, Identity.Function(function)));
    }

    private static RegisterLocalSolution Registration(
        string board, string name, string purpose, SolutionKind kind, string functions, params string[] alsoFor) => new(
            Identity.Board(board), name, kind,
            new Scope(Claims.Of(functions), Audience.Of([Identity.Board(board), .. alsoFor.Select(Identity.Board)])))
        {
            Description = purpose,
        };
}
