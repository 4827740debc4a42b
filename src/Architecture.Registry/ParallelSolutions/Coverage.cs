using Architecture.Registry.Solutions;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>What a shared solution answers for, as sets of one cell space.</summary>
internal sealed class Coverage
{
    private readonly CellSpace _space;
    private readonly Bits _full;
    private CellBox? _audience;

    private Coverage(SharedOffer offer, CellSpace space, Bits full, Bits functions) =>
        (Offer, _space, _full, Functions) = (offer, space, full, functions);

    public static Coverage Of(SharedOffer offer, CellSpace space)
    {
        var full = space.Leaves(offer.Scope.Claims, Extent.Full);
        var functions = offer.Scope.Claims.All(claim => claim.Extent == Extent.Full) ? full : space.Leaves(offer.Scope.Claims);
        return new Coverage(offer, space, full, functions);
    }

    public SharedOffer Offer { get; }

    /// <summary>The leaf functions it covers, fully or partly.</summary>
    public Bits Functions { get; }

    /// <summary>Its functions × its audience.</summary>
    public CellSet Inside => _space.Set(Audience with { Functions = Functions });

    /// <summary><see cref="Inside"/> without companies that have not adopted the architecture: what it covers in the sense of §3.6.</summary>
    public CellSet Binding => _space.Set(new CellBox(Functions, Audience.Parts.And(_space.Boards.Following), Audience.Groups));

    /// <summary><see cref="Binding"/> where it does the whole function.</summary>
    public CellSet Fully => _space.Set(new CellBox(_full, Audience.Parts.And(_space.Boards.Following), Audience.Groups));

    /// <summary><see cref="Inside"/> where it does the whole function.</summary>
    public CellSet InsideFully => _space.Set(Audience with { Functions = _full });

    /// <summary>The cells for which designated successors are to answer; none without one (row 38: the rest has no successor).</summary>
    public CellSet Succeeded => OfSuccessors(static _ => true);

    /// <summary>Those of them for which no successor is in use yet: there it answers until one is (§3.2).</summary>
    public CellSet Held => OfSuccessors(static one => !one.IsLive).Except(OfSuccessors(static one => one.IsLive));

    private CellSet OfSuccessors(Func<SuccessorFact, bool> which) => Offer.Successors.Where(one => !one.IsNone && which(one)).Aggregate(
        _space.Nothing, (all, one) => all.Union(_space.Set(_space.Reached(one.Scope.Audience) with { Functions = _space.Leaves(one.Scope.Claims) })));

    private CellBox Audience => _audience ??= _space.Reached(Offer.Scope.Audience);

    public bool IsPlatform => Offer.Class == SharedClass.InfrastructureOrPlatform;
}
