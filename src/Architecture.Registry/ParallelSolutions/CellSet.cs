using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>All cells of some functions × some board parts × some groups.</summary>
internal readonly record struct CellBox(Bits Functions, Bits Parts, Bits Groups)
{
    public bool IsEmpty => Functions.IsEmpty || Parts.IsEmpty || Groups.IsEmpty;

    public bool Overlaps(CellBox other) =>
        Functions.Overlaps(other.Functions) && Parts.Overlaps(other.Parts) && Groups.Overlaps(other.Groups);

    public CellBox And(CellBox other) =>
        new(Functions.And(other.Functions), Parts.And(other.Parts), Groups.And(other.Groups));

    /// <summary>What is left without the other box, as at most three boxes that do not overlap.</summary>
    public void Except(CellBox other, ImmutableArray<CellBox>.Builder into)
    {
        if (!Overlaps(other)) { into.Add(this); return; }
        var functions = Functions.And(other.Functions);
        if (!Functions.IsWithin(other.Functions)) into.Add(this with { Functions = Functions.Except(other.Functions) });
        if (!Parts.IsWithin(other.Parts)) into.Add(new CellBox(functions, Parts.Except(other.Parts), Groups));
        if (!Groups.IsWithin(other.Groups)) into.Add(new CellBox(functions, Parts.And(other.Parts), Groups.Except(other.Groups)));
    }
}

/// <summary>
/// A set of cells (function × board part × user group) in one <see cref="CellSpace"/>, held as boxes that do not overlap, so that sets of
/// any size are compared by a few operations on bits. To keep one between decisions: <see cref="Record"/>, and back <see cref="CellSpace.Recall"/>.
/// </summary>
public sealed class CellSet
{
    private readonly ImmutableArray<CellBox> _boxes;

    internal CellSet(CellSpace space, ImmutableArray<CellBox> boxes) => (Space, _boxes) = (space, boxes);

    public CellSpace Space { get; }

    public bool IsEmpty => _boxes.IsEmpty;

    public long Count => _boxes.Sum(box => (long)box.Functions.Count * box.Parts.Count * box.Groups.Count);

    internal ImmutableArray<CellBox> Boxes => _boxes;

    public CellSet Intersect(CellSet other)
    {
        if (IsEmpty || other.IsEmpty) return Space.Nothing;
        var found = ImmutableArray.CreateBuilder<CellBox>();
        foreach (var box in _boxes)
            foreach (var with in other._boxes)
                if (box.Overlaps(with)) found.Add(box.And(with));
        return found.Count == 0 ? Space.Nothing : new CellSet(Space, found.DrainToImmutable());
    }

    /// <summary>The cells here of some functions.</summary>
    internal CellSet On(Bits functions)
    {
        var found = ImmutableArray.CreateBuilder<CellBox>(_boxes.Length);
        foreach (var box in _boxes)
            if (box.Functions.Overlaps(functions)) found.Add(box with { Functions = box.Functions.And(functions) });
        return found.Count == 0 ? Space.Nothing : new CellSet(Space, found.DrainToImmutable());
    }

    public CellSet Except(CellSet other)
    {
        if (IsEmpty || other.IsEmpty || !Overlaps(other)) return this;
        var left = _boxes;
        foreach (var without in other._boxes)
        {
            var next = ImmutableArray.CreateBuilder<CellBox>(left.Length);
            foreach (var box in left) box.Except(without, next);
            left = next.DrainToImmutable();
        }
        return new CellSet(Space, left);
    }

    public CellSet Union(CellSet other)
    {
        if (IsEmpty) return other;
        var added = other.Except(this);
        return added.IsEmpty ? this : new CellSet(Space, [.. _boxes, .. added._boxes]);
    }

    public bool Overlaps(CellSet other)
    {
        foreach (var box in _boxes)
            foreach (var with in other._boxes)
                if (box.Overlaps(with)) return true;
        return false;
    }

    public bool IsWithin(CellSet other) => Except(other).IsEmpty;

    public bool Contains(CapabilityId leaf, BoardId part, UserGroupId? group) => Overlaps(Space.Cell(leaf, part, group));

    /// <summary>The leaf functions that have a cell here, in tree order.</summary>
    public ImmutableArray<CapabilityId> Functions => [.. FunctionBits.Ordinals().Select(Space.Functions.Leaf)];

    /// <summary>The board parts that have a cell here, by code.</summary>
    public ImmutableArray<BoardId> Parts => Space.Boards.Named(PartBits);

    /// <summary>Today's boards of <see cref="Parts"/>, each once.</summary>
    public ImmutableArray<BoardId> Boards => Space.Boards.TodayOf(PartBits);

    /// <summary>The user groups that have a cell here, topmost ones only; empty for everybody.</summary>
    public ImmutableArray<UserGroupId> Groups => Space.Groups.Topmost(_boxes.Aggregate(Bits.None(Space.Groups.Count), (bits, box) => bits.Or(box.Groups)));

    /// <summary>Every cell, for tests and for short lists.</summary>
    public IEnumerable<(CapabilityId Function, BoardId Part, UserGroupId? Group)> Cells() =>
        from box in _boxes
        from function in box.Functions.Ordinals()
        from part in box.Parts.Ordinals()
        from @group in box.Groups.Ordinals()
        select (Space.Functions.Leaf(function), Space.Boards.At(part), Space.Groups.At(@group));

    /// <summary>The set as ids, to be kept on record.</summary>
    public RecordedCells Record() => new([.. _boxes.Select(box => new RecordedBox(
        [.. box.Functions.Ordinals().Select(Space.Functions.Leaf)],
        [.. box.Parts.Ordinals().Select(Space.Boards.At)],
        box.Groups.Equals(Space.Groups.Everyone) ? null : [.. box.Groups.Ordinals().Select(Space.Groups.At)]))]);

    internal Bits FunctionBits => _boxes.Aggregate(Bits.None(Space.Functions.LeafCount), (bits, box) => bits.Or(box.Functions));

    private Bits PartBits => _boxes.Aggregate(Bits.None(Space.Boards.Count), (bits, box) => bits.Or(box.Parts));
}
