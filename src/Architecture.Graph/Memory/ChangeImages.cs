using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>What a change does to a graph, net of its steps: the part of a journal entry that describes the records.</summary>
/// <param name="Nodes">One image a node that ends up different, in the order in which the steps first touched them.</param>
/// <param name="Edges">The same for edges.</param>
/// <param name="Counters">Each counter drawn from, with the last number taken, in the order of the first draw.</param>
public sealed record ChangeImages(ImmutableArray<NodeImage> Nodes, ImmutableArray<EdgeImage> Edges, ImmutableArray<CounterImage> Counters);
