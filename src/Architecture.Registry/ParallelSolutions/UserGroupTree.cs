using System.Collections.Immutable;

namespace Architecture.Registry.ParallelSolutions;

public sealed record UserGroupNode(UserGroupId Id, string Name, UserGroupId? Parent);

/// <summary>
/// The tree of user groups that KS keeps, under an unnamed root. Each node has a cell of its own besides those of its descendants;
/// no group named is the root with all of them (domain §3.1). Without groups there is the root alone.
/// </summary>
public sealed class UserGroupTree
{
    public static readonly UserGroupTree Empty = Of([]);

    private readonly Dictionary<UserGroupId, int> _positions = [];
    private readonly List<UserGroupNode?> _nodes = [null];
    private readonly List<int> _ends = [1];

    private UserGroupTree(IEnumerable<UserGroupNode> groups)
    {
        var given = groups.ToDictionary(group => group.Id);
        var children = given.Values.ToLookup(group => group.Parent is { } parent && given.ContainsKey(parent) ? parent : (UserGroupId?)null);
        Place(null, 0);
        if (_positions.Count < given.Count) throw new ArgumentException("The tree of user groups has a circle.", nameof(groups));
        Everyone = Bits.Range(Count, 0, Count);

        void Place(UserGroupId? parent, int position)
        {
            foreach (var group in children[parent].OrderBy(group => group.Name, StringComparer.Ordinal).ThenBy(group => group.Id))
            {
                var own = _nodes.Count;
                _positions.Add(group.Id, own);
                _nodes.Add(group);
                _ends.Add(own + 1);
                Place(group.Id, own);
            }
            _ends[position] = _nodes.Count;
        }
    }

    public static UserGroupTree Of(IEnumerable<UserGroupNode> groups) => new(groups);

    /// <summary>The tree after groups were added, renamed or put elsewhere.</summary>
    public UserGroupTree With(IReadOnlyCollection<UserGroupNode> changed)
    {
        var replaced = changed.Select(group => group.Id).ToHashSet();
        return Of(_nodes.OfType<UserGroupNode>().Where(group => !replaced.Contains(group.Id)).Concat(changed));
    }

    /// <summary>Cells on this axis: the root and every group.</summary>
    public int Count => _nodes.Count;

    public bool Contains(UserGroupId group) => _positions.ContainsKey(group);

    public string Name(UserGroupId group) => _nodes[_positions[group]]!.Name;

    internal Bits Everyone { get; }

    /// <summary>Null for the root.</summary>
    internal UserGroupId? At(int position) => _nodes[position]?.Id;

    internal int? Position(UserGroupId? group) =>
        group is not { } named ? 0 : _positions.TryGetValue(named, out var position) ? position : null;

    /// <summary>The cells of the groups named and of all below them; of everybody when none is named.</summary>
    internal Bits Covered(ImmutableArray<UserGroupId> groups)
    {
        if (groups.IsDefaultOrEmpty) return Everyone;
        var covered = Bits.None(Count);
        foreach (var group in groups)
            if (_positions.TryGetValue(group, out var position)) covered = covered.Or(Bits.Range(Count, position, _ends[position]));
        return covered;
    }

    /// <summary>The groups that say the same as the cells: topmost ones whose whole subtree is in; empty for everybody.</summary>
    internal ImmutableArray<UserGroupId> Topmost(Bits cells)
    {
        if (cells.Equals(Everyone)) return [];
        var named = ImmutableArray.CreateBuilder<UserGroupId>();
        for (var position = 1; position < Count; position++)
        {
            if (!cells.Has(position)) continue;
            named.Add(_nodes[position]!.Id);
            if (cells.HasAll(position, _ends[position])) position = _ends[position] - 1;
        }
        return named.ToImmutable();
    }
}
