using System.Collections.Immutable;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>What a board can do when the gate says no (domain §3.8), most city-friendly first.</summary>
internal static class WaysForward
{
    public static ImmutableArray<WayForward> For(
        Proposal proposal, CellSet judged, ImmutableArray<ParallelPair> pairs, GateOccasion occasion)
    {
        var ways = ImmutableArray.CreateBuilder<WayForward>();
        ways.AddRange(pairs.Where(pair => !pair.Cells.Blocked.IsEmpty).Select(UseShared));
        ways.AddRange(pairs.Where(pair => pair.Verdict > Verdict.Exempted && IsTooNarrow(pair)).Select(RequestExtension));
        if (pairs[0].Verdict > Verdict.Exempted)
        {
            if (LeavesSomething(proposal, judged, pairs)) ways.Add(Narrow(pairs));
            if (occasion is GateOccasion.ScopeChange { Before: null }) ways.Add(Pilot());
        }
        if (pairs[0].Verdict == Verdict.Block) ways.Add(ApplyForExemption(pairs));
        return ways.ToImmutable();
    }

    /// <summary>Some cells would pass, or passed before.</summary>
    private static bool LeavesSomething(Proposal proposal, CellSet judged, ImmutableArray<ParallelPair> pairs)
    {
        if (!proposal.Cells(judged.Space).IsWithin(judged)) return true;
        var left = judged;
        foreach (var pair in pairs)
        {
            left = pair.Cells.Reviewed.Values.Aggregate(left.Except(pair.Cells.Blocked), (still, cells) => still.Except(cells));
            if (left.IsEmpty) return false;
        }
        return true;
    }

    /// <summary>The shared one would do if it did more, or were for more.</summary>
    private static bool IsTooNarrow(ParallelPair pair) => pair.Counts
        && (pair.Cells.Reviewed.ContainsKey(ReviewGround.OutsideAudience) || pair.Cells.Reviewed.ContainsKey(ReviewGround.PartialCoverage));

    private static WayForward UseShared(ParallelPair pair)
    {
        var name = pair.Shared.Name;
        return new WayForward(WayForwardKind.UseShared, pair.Solution, pair.Phase switch
        {
            LifecyclePhase.InUse => new Message(
                $"Anslut nämnden till {name}, som redan gör detta åt er.",
                $"Join {name}, which already does this for your board."),
            LifecyclePhase.PhasingOut or LifecyclePhase.Retired or LifecyclePhase.Abandoned => new Message(
                $"Vänta in den lösning som är utpekad att ersätta {name}, och anslut nämnden till den.",
                $"Wait for the solution designated to replace {name}, and join that one."),
            _ => new Message(
                $"Anslut nämnden till {name} när den tas i bruk. Den är utpekad och gäller redan, även om den ännu inte används.",
                $"Join {name} when it goes live. It is designated and counts already, although it is not in use yet."),
        });
    }

    private static WayForward RequestExtension(ParallelPair pair) => new(WayForwardKind.RequestExtension, pair.Solution, new Message(
        $"Önska att {pair.Shared.Name} utökas till att omfatta det ni behöver. Ägaren ska svara inom utsatt tid.",
        $"Ask for {pair.Shared.Name} to be extended to what you need. Its owner has to answer within a set time."));

    private static WayForward Narrow(ImmutableArray<ParallelPair> pairs)
    {
        var names = Names(pairs, "och", "and");
        return new WayForward(WayForwardKind.Narrow, null, new Message(
            $"Begränsa förslaget till det som inte överlappar {names.Swedish}: färre funktioner, nämnder eller användargrupper.",
            $"Narrow the proposal to what does not overlap {names.English}: fewer functions, boards or user groups."));
    }

    private static WayForward Pilot() => new(WayForwardKind.Pilot, null, new Message(
        "Pröva i mindre skala som testbädd, med ett slutdatum, ett tak för antalet användare och ett mål för vad ni vill lära er.",
        "Try it on a small scale as a pilot, with an end date, a cap on users and a goal for what you want to learn."));

    private static WayForward ApplyForExemption(ImmutableArray<ParallelPair> pairs)
    {
        var names = Names([.. pairs.Where(pair => pair.Verdict == Verdict.Block)], "eller", "or");
        return new WayForward(WayForwardKind.ApplyForExemption, null, new Message(
            $"Ansök om undantag hos kommunstyrelsen om {names.Swedish} inte kan användas. Ange skälen, kostnaden och hur länge undantaget behövs.",
            $"Apply to the executive board for an exemption if {names.English} cannot be used. State the grounds, the cost and for how long it is needed."));
    }

    private static Message Names(ImmutableArray<ParallelPair> pairs, string och, string and)
    {
        ImmutableArray<string> names = [.. pairs.Select(pair => pair.Shared.Name)];
        return names.Length switch
        {
            1 => new Message(names[0], names[0]),
            2 or 3 => new Message(
                $"{string.Join(", ", names[..^1])} {och} {names[^1]}", $"{string.Join(", ", names[..^1])} {and} {names[^1]}"),
            _ => new Message($"de {names.Length} gemensamma lösningarna", $"the {names.Length} shared solutions"),
        };
    }
}
