using System.Collections.Immutable;

namespace Architecture.Registry.ParallelSolutions;

public enum MappingReviewCause
{
    SameProduct,
    NamedLike,
}

/// <summary>A shared solution that the proposal is suspiciously like, although the claims have nothing in common.</summary>
public sealed record MappingSuspicion(SharedOffer Shared, MappingReviewCause Cause);

/// <summary>When a mapping review opens by itself: the claims may be drawn to pass the gate (domain §3.5, row 9).</summary>
public static class MappingReviewRule
{
    /// <summary>
    /// The counting shared solutions of the same product, or named like the proposal, with common audience and no common leaf. An open
    /// review for the same pair is the caller's to know; the open review holds later steps, not the likeness. The space need only hold
    /// the proposal's functions: shared solutions elsewhere in the tree have no leaf in common with it.
    /// </summary>
    public static ImmutableArray<MappingSuspicion> Suspicions(CellSpace space, Proposal proposal, IEnumerable<SharedOffer> offers)
    {
        var names = new StemmedNames(proposal.Name, proposal.Aliases);
        var cells = proposal.Box(space);
        var suspicions = ImmutableArray.CreateBuilder<MappingSuspicion>();
        foreach (var offer in offers)
        {
            if (offer.Id == proposal.Self || !offer.Counts) continue;
            if (CauseFor(proposal, names, offer) is not { } cause) continue;
            var audience = space.Reached(offer.Scope.Audience);
            if (!cells.Parts.Overlaps(audience.Parts) || !cells.Groups.Overlaps(audience.Groups)) continue;
            if (cells.Functions.Overlaps(space.Leaves(offer.Scope.Claims))) continue;
            suspicions.Add(new MappingSuspicion(offer, cause));
        }
        return suspicions.ToImmutable();
    }

    /// <summary>The suspicions that have not been asked about: a pair is asked about once, whatever came of it.</summary>
    public static ImmutableArray<MappingSuspicion> Unasked(
        CellSpace space, Proposal proposal, IEnumerable<SharedOffer> offers, ImmutableArray<MappingCase> asked) =>
        Suspicions(space, proposal, offers).RemoveAll(one => asked.Any(known => known.Shared.Id == one.Shared.Id));

    private static MappingReviewCause? CauseFor(Proposal proposal, StemmedNames names, SharedOffer offer)
    {
        if (proposal.Product is { } product && product == offer.Product) return MappingReviewCause.SameProduct;
        return names.To(new StemmedNames(offer.Name, offer.Aliases)) == Likeness.NamedLike ? MappingReviewCause.NamedLike : null;
    }
}
