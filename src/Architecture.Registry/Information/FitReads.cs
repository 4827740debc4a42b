using System.Collections.Immutable;
using Architecture.Registry.Access;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Information;

/// <summary>Whether a shared solution reaches what a proposal requires of one aspect, and why that is not shown where it is not.</summary>
public sealed record AspectFit(SecurityAspect Aspect, Fit Result, Message? Reason);

/// <summary>How well shared solutions fit what proposals require, by their recorded classification alone (domain §3.8).</summary>
public static class FitReads
{
    private static readonly Message RequirementUnknown = new(
        "Klassningen av informationen som förslaget hanterar är inte registrerad, eller inte hela.",
        "The classification of the information that the proposal handles is not on record, or not all of it.");

    private static readonly Message ApprovalUnknown = new(
        "Den nivå som den gemensamma lösningen är godkänd för är inte registrerad.",
        "The level that the shared solution is approved for is not on record.");

    /// <summary>For each pair its fit by aspect.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<AspectFit>>> FitsAsync(
        this RegistryReader read, IReadOnlyList<ParallelPair> pairs, CancellationToken cancellation)
    {
        var shared = await read.SolutionsAsync([.. pairs.Select(pair => pair.Solution)], cancellation);
        var abouts = pairs.Select(pair => pair.About).OfType<Proposal>().Distinct(ReferenceEqualityComparer.Instance).Cast<Proposal>().ToImmutableArray();
        var required = new Dictionary<Proposal, Requirement>(ReferenceEqualityComparer.Instance);
        var withheld = await WithheldAsync(read, abouts, cancellation);
        var selves = abouts.Where(about => about.Self is not null).ToImmutableArray();
        var handled = await read.HandledInformationAsync([.. selves.Select(about => about.Self!.Value)], cancellation);
        foreach (var about in abouts)
        {
            var index = selves.IndexOf(about, ReferenceEqualityComparer.Instance);
            var named = await read.InformationSetsAsync(about.InformationSets, cancellation);
            var sets = (index < 0 ? [] : handled[index]).Concat(named.OfType<InformationSet>()).DistinctBy(set => set.Id);
            required[about] = SecurityRule.Required([.. sets.Select(set => set.Levels)]);
        }
        return
        [
            .. pairs.Select((pair, index) => pair.About is { } about && withheld.Contains(about)
                ? Withheld
                : Fits(pair.About is { } proposal ? required[proposal] : Requirement.Nothing, shared[index]?.ApprovedLevels ?? SecurityLevels.Unknown)),
        ];
    }

    private static ImmutableArray<AspectFit> Withheld { get; } =
        [.. SecurityLevels.Aspects.Select(aspect => new AspectFit(aspect, Fit.NotShown, Secrecy.SecurityClassification.Reason))];

    /// <summary>Proposals of which the fit would tell the reader how somebody else's information is classified.</summary>
    private static async ValueTask<HashSet<Proposal>> WithheldAsync(RegistryReader read, ImmutableArray<Proposal> abouts, CancellationToken cancellation)
    {
        var withheld = new HashSet<Proposal>(ReferenceEqualityComparer.Instance);
        if (Secrecy.SecurityClassification.IsSeenByRole(read.Actor)) return withheld;
        var own = await read.OwnBoardsAsync(cancellation);
        ImmutableArray<InformationSetId> named = [.. abouts.SelectMany(about => about.InformationSets).Distinct()];
        var seen = named.Zip(await read.SeesClassificationAsync(named, cancellation)).Where(pair => pair.Second).Select(pair => pair.First).ToHashSet();
        withheld.UnionWith(abouts.Where(about => !own.Contains(about.ResponsibleBoard) || !about.InformationSets.All(seen.Contains)));
        return withheld;
    }

    private static ImmutableArray<AspectFit> Fits(Requirement required, SecurityLevels approved) =>
    [
        .. SecurityLevels.Aspects.Select(aspect => new AspectFit(
            aspect,
            SecurityRule.FitOf(required, approved, aspect),
            SecurityRule.FitOf(required, approved, aspect) != Fit.NotShown ? null
                : required.Known[aspect] is null ? RequirementUnknown : ApprovalUnknown)),
    ];
}
