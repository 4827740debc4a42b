using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry.EndOfLife;

/// <summary>A date at the place where it arises.</summary>
/// <param name="Kind">DEPENDENCY for a solution that is itself gone.</param>
/// <param name="Date">Null: ended, and nobody says when.</param>
/// <param name="Record">The contract or release; null where the date is the solution's own.</param>
/// <param name="Title">Of the contract or release.</param>
internal sealed record EndSource(EndKind Kind, DateOnly? Date, NodeId? Record, string Title);

/// <summary>What ends one solution by itself, dependencies aside (domain §6.2).</summary>
internal sealed class OwnEnd
{
    private OwnEnd(EndSource? earliest, EndSource? undated, ImmutableArray<MissingDate> missing, ContractFact? noticePassed) =>
        (Earliest, Undated, Missing, NoticePassed) = (earliest, undated, missing, noticePassed);

    /// <summary>The earliest date; ties in the order contract, technology, declared, legal, then by title.</summary>
    public EndSource? Earliest { get; }

    /// <summary>What has ended without a date.</summary>
    public EndSource? Undated { get; }

    public ImmutableArray<MissingDate> Missing { get; }

    public ContractFact? NoticePassed { get; }

    public OwnEnd WithMissing(MissingDate date) => Missing.Contains(date) ? this : new OwnEnd(Earliest, Undated, Missing.Add(date), NoticePassed);

    public static OwnEnd Of(SolutionEndFacts facts, DateOnly today)
    {
        if (facts.IsGone)
        {
            var gone = new EndSource(EndKind.Dependency, facts.GoneOn, null, facts.Name);
            return facts.GoneOn is null ? new OwnEnd(null, gone, [], null) : new OwnEnd(gone, null, [], null);
        }
        var sources = new List<EndSource>();
        var missing = ImmutableArray.CreateBuilder<MissingDate>();
        AddContracts(facts, today, sources, missing);
        AddReleases(facts, today, sources, missing);
        if (facts.DeclaredEnd is { } declared) sources.Add(new EndSource(EndKind.DeclaredEnd, declared, null, ""));
        if (facts.LegalEnd is { } legal) sources.Add(new EndSource(EndKind.LegalEnd, legal, null, ""));
        return new OwnEnd(
            sources.Where(source => source.Date is not null).OrderBy(source => source.Date).ThenBy(source => source.Kind)
                .ThenBy(source => source.Title, StringComparer.Ordinal).FirstOrDefault(),
            sources.Where(source => source.Date is null).OrderBy(source => source.Title, StringComparer.Ordinal).FirstOrDefault(),
            missing.ToImmutable(),
            facts.Contracts.Where(contract => IsNoticePassed(contract, facts.Contracts, today)).OrderBy(contract => contract.NoticeDate).FirstOrDefault());
    }

    private static void AddContracts(
        SolutionEndFacts facts, DateOnly today, List<EndSource> sources, ImmutableArray<MissingDate>.Builder missing)
    {
        if (facts.Contracts.IsEmpty && !facts.HasNoContract) missing.Add(MissingDate.NoContract);
        foreach (var purpose in facts.Contracts.Where(contract => contract.ExtendedSupportFor is null).GroupBy(contract => contract.Purpose))
        {
            var chain = ContractChain.On(today, purpose, facts.NoLongerNeeded.Contains(purpose.Key));
            if (chain.Last is { } last) sources.Add(new EndSource(EndKind.Contract, chain.Ends, last.Id, last.Title));
            if (chain.IsUnknown && !missing.Contains(MissingDate.ContractEnd)) missing.Add(MissingDate.ContractEnd);
        }
    }

    private static void AddReleases(
        SolutionEndFacts facts, DateOnly today, List<EndSource> sources, ImmutableArray<MissingDate>.Builder missing)
    {
        if (facts.Releases.IsEmpty && !facts.HasNoTechnology) missing.Add(MissingDate.NoTechnology);
        foreach (var release in facts.Releases)
        {
            ImmutableArray<ContractFact> extensions = [.. facts.Contracts.Where(contract => contract.ExtendedSupportFor == release.Id)];
            if (extensions.Any(contract => contract.IsUnknown && contract.HasStarted(today)) && !missing.Contains(MissingDate.ContractEnd))
                missing.Add(MissingDate.ContractEnd);
            switch (ReleaseEnd.Of(release, extensions, today))
            {
                case { IsUnknown: true }:
                    if (!missing.Contains(MissingDate.ReleaseEnd)) missing.Add(MissingDate.ReleaseEnd);
                    break;
                case { HasEnd: true } end:
                    sources.Add(new EndSource(EndKind.Technology, end.Date, release.Id, release.Title));
                    break;
            }
        }
    }

    /// <summary>Notice could be given until its date; after that, nothing done, the contract runs on or out by itself.</summary>
    private static bool IsNoticePassed(ContractFact contract, ImmutableArray<ContractFact> all, DateOnly today) =>
        contract.NoticeDate < today && !contract.NoticeAnswered && contract.Runs(today)
        && !all.Any(other => other.Id != contract.Id && Renews(other, contract));

    private static bool Renews(ContractFact other, ContractFact contract) =>
        other.Purpose == contract.Purpose && other.ExtendedSupportFor == contract.ExtendedSupportFor
        && contract.LastDay is { } last && !(other.Start > last.AddDays(1)) && (other.OpenEnded || other.IsUnknown || other.LastDay > last);
}

/// <summary>When a release in use ends for those who use it (domain §6.2).</summary>
/// <param name="HasEnd">False: maintained, no end.</param>
/// <param name="Date">Null with an end: it has ended and nobody says when.</param>
/// <param name="IsUnknown">Neither a date nor the source's word that it is maintained.</param>
internal readonly record struct ReleaseEnd(bool HasEnd, DateOnly? Date, bool IsUnknown)
{
    public static ReleaseEnd Of(ReleaseFact release, ImmutableArray<ContractFact> extensions, DateOnly today)
    {
        if (release.SupportEnds is null && !release.EndedWithoutDate)
            return release.Maintained == true ? default : new ReleaseEnd(HasEnd: false, null, IsUnknown: true);
        // Extended support is bought from the end of support on, or later when support has already ended.
        var follow = release.SupportEnds is { } ends ? Extended(release, extensions, ends.AddDays(1)) : null;
        var now = extensions.Any(contract => !contract.IsUnknown && contract.Runs(today)) ? Extended(release, extensions, today) : null;
        if (follow is { HasEnd: false } or { IsUnknown: true }) return follow.Value;
        if (now is { HasEnd: false } or { IsUnknown: true }) return now.Value;
        DateOnly?[] dates = [release.SupportEnds, follow?.Date, now?.Date];
        return new ReleaseEnd(HasEnd: true, dates.Max(), IsUnknown: false);
    }

    /// <summary>The extended support that the contracts give from a day on: eoesFrom, capped by the contract. Null when they give none.</summary>
    private static ReleaseEnd? Extended(ReleaseFact release, ImmutableArray<ContractFact> extensions, DateOnly from)
    {
        ImmutableArray<ContractFact> known = [.. extensions.Where(contract => !contract.IsUnknown)];
        if (!known.Any(contract => contract.Runs(from))) return null;
        var contracted = ContractChain.From(from, known).Ends;
        DateOnly? end = (contracted, release.ExtendedSupportEnds) switch
        {
            ({ } contract, { } vendor) => contract < vendor ? contract : vendor,
            var (contract, vendor) => contract ?? vendor,
        };
        return new ReleaseEnd(HasEnd: end is not null, end, IsUnknown: false);
    }
}
