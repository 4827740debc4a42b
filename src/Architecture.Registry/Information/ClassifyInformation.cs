using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Information;

/// <summary>A board classifies an information set of its own, aspect by aspect.</summary>
/// <remarks>
/// Domain §9: unknown is never 0; of level 4 only the marker is kept. Refused, in order: INFORMATION_SET_UNKNOWN, NOT_RESPONSIBLE_BOARD,
/// STALE_VERSION, INPUT_INVALID.
/// </remarks>
/// <param name="InformationSet">The information set.</param>
/// <param name="Version">The version that the caller saw.</param>
/// <param name="Levels">0 to 4 by aspect; null is unknown.</param>
/// <param name="Reasons">Why, by aspect.</param>
public sealed record ClassifyInformation(
    InformationSetId InformationSet, long Version, SecurityLevels Levels, ImmutableDictionary<SecurityAspect, string> Reasons)
    : ICommand<ClassifyInformation.Facts, RecordedInformationSet>
{
    public PersonalData? PersonalData { get; init; }

    /// <summary>Who assessed: a role or function, never a person's name.</summary>
    public string? Assessor { get; init; }

    /// <summary>The day of the assessment; today unless given.</summary>
    public DateOnly? Date { get; init; }
    public DateOnly? ReviewDate { get; init; }
    public string? CaseNumber { get; init; }

    public sealed record Facts(InformationSet? Set, Board? Owner);

    public async ValueTask<Facts> LoadAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.InformationSetsAsync([InformationSet], cancellation))[0] is not { } set) return new Facts(null, null);
        return new Facts(set, (await read.InformationOwnersAsync([InformationSet], cancellation))[0]);
    }

    public Outcome<RecordedInformationSet> Decide(Facts facts, DecisionContext context)
    {
        if (facts.Set is not { } set) return new InformationSetUnknownRefused { Path = ["informationSet"] };
        if (!context.Actor.MayWriteFor(facts.Owner!)) return new NotResponsibleBoardRefused(facts.Owner!.Name, context.Actor.Id);
        if (Version != set.Version) return new StaleVersionRefused(Version, set.Version) { Path = ["version"] };
        if (Levels.Fault() is { } fault) return fault;
        var date = Date ?? context.Today;
        if (date > context.Today) return InputInvalidRefused.At("date", "Bedömningen ligger i framtiden.", "The assessment lies in the future.");
        if (ReviewDate < date) return InputInvalidRefused.At("reviewDate", "Omprövningen ligger före bedömningen.", "The review lies before the assessment.");

        return Outcome.Commit(
            new RecordedInformationSet(InformationSet),
            GraphChange.Change(
                InformationGraph.Set, InformationSet.Node,
                [
                    .. SecurityLevels.Aspects.Select(aspect => InformationGraph.Levels[(int)aspect].Is(Levels[aspect])),
                    .. SecurityLevels.Aspects.Select(aspect => InformationGraph.Reasons[(int)aspect].Is(Reasons.GetValueOrDefault(aspect))),
                    InformationGraph.PersonalData.Is(PersonalData ?? set.PersonalData),
                    InformationGraph.Assessor.Is(string.IsNullOrWhiteSpace(Assessor) ? null : Assessor.Trim()),
                    InformationGraph.Assessed.Is(date),
                    InformationGraph.ReviewDate.Is(ReviewDate),
                    InformationGraph.CaseNumber.Is(CaseNumber),
                    InformationGraph.Version.Is(Version + 1),
                ]),
            CaseNumber);
    }
}
