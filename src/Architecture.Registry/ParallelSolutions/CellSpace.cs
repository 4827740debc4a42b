using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>The three axes of one judgement: leaf functions, board parts, user groups (domain §3.1).</summary>
public sealed class CellSpace
{
    public CellSpace(FunctionTree functions, BoardRegister boards, UserGroupTree groups)
    {
        (Functions, Boards, Groups) = (functions, boards, groups);
        Nothing = new CellSet(this, []);
        EveryFunction = Bits.Range(functions.LeafCount, 0, functions.LeafCount);
    }

    public FunctionTree Functions { get; }
    public BoardRegister Boards { get; }
    public UserGroupTree Groups { get; }

    public CellSet Nothing { get; }

    /// <summary>The space after a change of one of its axes.</summary>
    public CellSpace With(FunctionTree? functions = null, BoardRegister? boards = null, UserGroupTree? groups = null) =>
        new(functions ?? Functions, boards ?? Boards, groups ?? Groups);

    /// <summary>The cells that a set kept on record means in this space.</summary>
    public CellSet Recall(RecordedCells recorded)
    {
        var cells = Nothing;
        foreach (var box in recorded.Boxes)
        {
            var functions = Bits.None(Functions.LeafCount);
            foreach (var function in box.Functions)
                if (Functions.TryRecall(function, out var position)) functions = functions.Or(LeavesUnder(position));
            var parts = Bits.None(Boards.Count);
            foreach (var part in box.Parts)
                if (Boards.Ordinal(part) is { } ordinal) parts = parts.With(ordinal);
            var groups = box.Groups is { } named ? Bits.None(Groups.Count) : Groups.Everyone;
            foreach (var group in box.Groups ?? [])
                if (Groups.Position(group) is { } position) groups = groups.With(position);
            cells = cells.Union(Set(new CellBox(functions, parts, groups)));
        }
        return cells;
    }

    internal Bits EveryFunction { get; }

    internal CellSet Cell(CapabilityId leaf, BoardId part, UserGroupId? group) => Recall(new RecordedCells([new RecordedBox([leaf], [part], [group])]));

    internal CellSet Set(CellBox box) => box.IsEmpty ? Nothing : new CellSet(this, [box]);

    internal Bits LeavesUnder(int position)
    {
        var (from, to) = Functions.LeafRange(position);
        return Bits.Range(Functions.LeafCount, from, to);
    }

    /// <summary>The leaf functions of the claims; of those of one extent only, when it is given. Claims outside the fragment have none.</summary>
    internal Bits Leaves(ImmutableArray<Claim> claims, Extent? only = null)
    {
        var leaves = Bits.None(Functions.LeafCount);
        Fill(leaves, claims, only);
        return leaves;
    }

    private void Fill(Bits leaves, ImmutableArray<Claim> claims, Extent? only)
    {
        foreach (var claim in claims)
        {
            if ((only is not null && claim.Extent != only) || !Functions.TryPosition(claim.Capability, out var position)) continue;
            if (!claim.Excludes.IsEmpty) leaves.Fill(Leaves(claim, position));
            else if (Functions.LeafRange(position) is var (from, to)) leaves.Fill(from, to);
        }
    }

    private Bits Leaves(Claim claim, int position)
    {
        var leaves = LeavesUnder(position);
        foreach (var exclusion in claim.Excludes)
            if (Functions.TryPosition(exclusion, out var excluded) && Functions.IsBelow(excluded, position))
                leaves = leaves.Except(LeavesUnder(excluded));
        return leaves;
    }

    internal Bits Parts(Audience audience) => audience.All ? Boards.Living : Boards.PartsOf(audience.Boards);

    /// <summary>Every function, for the declared audience.</summary>
    internal CellBox Reached(Audience audience) =>
        new(EveryFunction, Parts(audience), Groups.Covered(audience.Groups));
}
