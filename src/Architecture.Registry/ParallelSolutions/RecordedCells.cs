using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>Functions × board parts × groups, as ids.</summary>
/// <param name="Functions">Functions that were childless when recorded; one that has been split since means all below it, one that was merged what it became.</param>
/// <param name="Parts">Boards, each for itself: a successor's other parts are other cells.</param>
/// <param name="Groups">Group nodes, null for the root's own cell; the whole array null for everybody, also in groups added later.</param>
public sealed record RecordedBox(ImmutableArray<CapabilityId> Functions, ImmutableArray<BoardId> Parts, ImmutableArray<UserGroupId?>? Groups);

/// <summary>A set of cells as it is kept on record: what a review, a debt, a confirmation was about, whatever the trees look like later.</summary>
public sealed record RecordedCells(ImmutableArray<RecordedBox> Boxes)
{
    public static readonly RecordedCells None = new([]);

    public bool IsEmpty => Boxes.IsEmpty;

    /// <summary>One line of text a box, for a list property: <c>functions|parts|groups</c>, <c>*</c> for everybody, <c>-</c> for the root's own cell.</summary>
    public ImmutableArray<string> ToLines() => [.. Boxes.Select(box => string.Join('|',
        string.Join(',', box.Functions.Select(function => function.Node)),
        string.Join(',', box.Parts.Select(part => part.Node)),
        box.Groups is { } groups ? string.Join(',', groups.Select(group => group is { } named ? named.Node.ToString() : "-")) : "*"))];

    /// <exception cref="FormatException">A line was not written by <see cref="ToLines"/>.</exception>
    public static RecordedCells FromLines(ImmutableArray<string> lines) => new([.. lines.Select(FromLine)]);

    public bool Equals(RecordedCells? other) => other is not null && ToLines().AsSpan().SequenceEqual(other.ToLines().AsSpan());

    public override int GetHashCode() => Boxes.Length;

    private static RecordedBox FromLine(string line)
    {
        if (line.Split('|') is not [var functions, var parts, var groups]) throw new FormatException($"'{line}' is no line of recorded cells.");
        return new RecordedBox(
            [.. functions.Split(',').Select(text => new CapabilityId(NodeId.Parse(text)))],
            [.. parts.Split(',').Select(text => new BoardId(NodeId.Parse(text)))],
            groups == "*" ? null : [.. groups.Split(',').Select(text => text == "-" ? (UserGroupId?)null : new UserGroupId(NodeId.Parse(text)))]);
    }
}
