using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>A function as the gate needs it: what it is called and what it is part of, which is nothing for a top.</summary>
public sealed record FunctionNode(CapabilityId Id, string Name, CapabilityId? Parent)
{
    /// <summary>Functions that were merged into this one: what is on record for them is on record for it.</summary>
    public ImmutableArray<CapabilityId> Absorbed { get; init; } = [];
}

/// <summary>
/// A fragment of the function tree: for every function asked about, all that is above it and all that is below it.
/// Nodes have positions in depth-first order, so that "is below" is a comparison of two numbers.
/// </summary>
public sealed class FunctionTree
{
    private readonly Dictionary<CapabilityId, int> _positions;
    private readonly FunctionNode[] _nodes;
    private readonly int[] _parents;
    private readonly int[] _ends;
    private readonly int[] _leavesBefore;
    private readonly int[] _leaves;
    private readonly Dictionary<CapabilityId, int> _absorbed = [];

    private FunctionTree(Dictionary<CapabilityId, int> positions, FunctionNode[] nodes, int[] parents, ImmutableArray<CapabilityId> missing)
    {
        (_positions, _nodes, _parents, Missing) = (positions, nodes, parents, missing);
        _ends = new int[nodes.Length];
        _leavesBefore = new int[nodes.Length + 1];
        for (var position = nodes.Length - 1; position >= 0; position--)
        {
            _ends[position] = Math.Max(_ends[position], position + 1);
            if (parents[position] is >= 0 and var parent) _ends[parent] = Math.Max(_ends[parent], _ends[position]);
        }
        var leaves = new List<int>();
        for (var position = 0; position < nodes.Length; position++)
        {
            _leavesBefore[position] = leaves.Count;
            foreach (var absorbed in nodes[position].Absorbed) _absorbed.TryAdd(absorbed, position);
            if (_ends[position] == position + 1) leaves.Add(position);
        }
        _leavesBefore[nodes.Length] = leaves.Count;
        _leaves = [.. leaves];
    }

    /// <summary>The asked-for functions that are not in the fragment, in the order asked.</summary>
    public ImmutableArray<CapabilityId> Missing { get; }

    public int Count => _nodes.Length;

    public IEnumerable<FunctionNode> Nodes => _nodes;

    /// <summary>The function that it is part of; null at the top.</summary>
    public CapabilityId? Parent(CapabilityId id) => _nodes[_positions[id]].Parent;

    /// <summary>The fragment after a change: nodes added or put elsewhere, others gone.</summary>
    public FunctionTree With(IReadOnlyCollection<FunctionNode> changed, IReadOnlyCollection<CapabilityId>? gone = null)
    {
        var replaced = changed.Select(node => node.Id).Concat(gone ?? []).ToHashSet();
        return Of(_nodes.Where(node => !replaced.Contains(node.Id)).Concat(changed));
    }

    /// <summary>How many childless functions the fragment has.</summary>
    public int LeafCount => _leaves.Length;

    public bool Contains(CapabilityId id) => _positions.ContainsKey(id);

    public string Name(CapabilityId id) => _nodes[_positions[id]].Name;

    /// <summary>True when <paramref name="id"/> is a descendant of <paramref name="ancestor"/>; a function is not below itself.</summary>
    public bool IsBelow(CapabilityId id, CapabilityId ancestor) =>
        _positions.TryGetValue(id, out var below) && _positions.TryGetValue(ancestor, out var above) && IsBelow(below, above);

    /// <summary>From the top of the tree to the function; a <c>/</c> inside a name is written <c>\/</c> (domain §1).</summary>
    public string Path(CapabilityId id)
    {
        var names = new Stack<string>();
        for (var position = _positions[id]; position >= 0; position = _parents[position])
            names.Push(_nodes[position].Name.Replace("/", "\\/", StringComparison.Ordinal));
        return string.Join('/', names);
    }

    /// <summary>The functions from the top down to this one, itself last.</summary>
    public ImmutableArray<CapabilityId> Line(CapabilityId id)
    {
        var line = new Stack<CapabilityId>();
        for (var position = _positions[id]; position >= 0; position = _parents[position]) line.Push(_nodes[position].Id);
        return [.. line];
    }

    /// <summary>Everything below a function, itself not.</summary>
    public IEnumerable<CapabilityId> Below(CapabilityId id)
    {
        var start = _positions[id];
        for (var position = start + 1; position < _ends[start]; position++) yield return At(position);
    }

    /// <summary>The childless functions at or below one.</summary>
    public IEnumerable<CapabilityId> Leaves(CapabilityId id)
    {
        var (from, to) = LeafRange(_positions[id]);
        for (var leaf = from; leaf < to; leaf++) yield return Leaf(leaf);
    }

    internal bool TryPosition(CapabilityId id, out int position) => _positions.TryGetValue(id, out position);

    /// <summary>As <see cref="TryPosition"/>; one that was merged into another is found there.</summary>
    internal bool TryRecall(CapabilityId id, out int position) => _positions.TryGetValue(id, out position) || _absorbed.TryGetValue(id, out position);

    internal bool IsBelow(int position, int ancestor) => position > ancestor && position < _ends[ancestor];

    internal bool IsAtOrBelow(int position, int ancestor) => position >= ancestor && position < _ends[ancestor];

    internal CapabilityId At(int position) => _nodes[position].Id;

    internal int End(int position) => _ends[position];

    /// <summary>Leaf ordinals at or below a position: from (inclusive), to (exclusive).</summary>
    internal (int From, int To) LeafRange(int position) => (_leavesBefore[position], _leavesBefore[_ends[position]]);

    internal CapabilityId Leaf(int ordinal) => _nodes[_leaves[ordinal]].Id;

    /// <summary>Builds the fragment. Siblings are ordered by name, then id, whatever the order given.</summary>
    /// <param name="nodes">The functions of the fragment, each once.</param>
    /// <param name="asked">The functions that were looked for; what is not among the nodes is <see cref="Missing"/>.</param>
    /// <exception cref="ArgumentException">Parents form a circle.</exception>
    public static FunctionTree Of(IEnumerable<FunctionNode> nodes, IEnumerable<CapabilityId>? asked = null)
    {
        var given = nodes.ToDictionary(node => node.Id);
        var children = new Dictionary<CapabilityId, List<FunctionNode>>();
        var tops = new List<FunctionNode>();
        foreach (var node in given.Values)
        {
            if (node.Parent is not { } parent || !given.ContainsKey(parent)) tops.Add(node);
            else (CollectionsMarshal.GetValueRefOrAddDefault(children, parent, out _) ??= []).Add(node);
        }

        var ordered = new FunctionNode[given.Count];
        var parents = new int[given.Count];
        var positions = new Dictionary<CapabilityId, int>(given.Count);
        var next = new Stack<(FunctionNode Node, int Parent)>();
        Push(tops, -1);
        while (next.TryPop(out var step))
        {
            var position = positions.Count;
            (ordered[position], parents[position]) = (step.Node, step.Parent);
            positions.Add(step.Node.Id, position);
            if (children.TryGetValue(step.Node.Id, out var below)) Push(below, position);
        }
        if (positions.Count < given.Count) throw new ArgumentException("The function tree has a circle.", nameof(nodes));
        return new FunctionTree(positions, ordered, parents, [.. (asked ?? []).Where(id => !given.ContainsKey(id)).Distinct()]);

        void Push(List<FunctionNode> siblings, int parent)
        {
            siblings.Sort(static (left, right) => string.CompareOrdinal(right.Name, left.Name) is not 0 and var order ? order : right.Id.CompareTo(left.Id));
            foreach (var node in siblings) next.Push((node, parent));
        }
    }
}
