using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Changes;

/// <summary>Which boards an entry of the journal concerns.</summary>
public static class ConcernedBoards
{
    /// <summary>From records to their boards and to the solutions that they are about; how boards and solutions hang together is known better.</summary>
    private static readonly ImmutableArray<EdgeKind> Ways =
    [
        .. RegistryGraph.Model.EdgeKinds.Where(edge =>
            edge.From != BoardGraph.Board && edge.From != SolutionGraph.Solution && (edge.To == BoardGraph.Board || edge.To == SolutionGraph.Solution)),
    ];

    /// <summary>
    /// Whether an entry touched something of the board's: the board or one that it took over, a solution that it answers for or uses, or a record that
    /// points to one of these, such as a contract, a review or a finding. A refusal touches nothing unless it opens a review or keeps a draft.
    /// </summary>
    public static async ValueTask<bool> ConcernsAsync(this RegistryReader read, JournalEntry entry, BoardId board, CancellationToken cancellation)
    {
        HashSet<NodeId> touched = [.. entry.Nodes.Select(node => node.Id), .. entry.Edges.SelectMany(edge => (NodeId[])[edge.From, edge.To])];
        if (touched.Count == 0) return false;
        var own = (await read.BoardRegisterAsync(cancellation)).Parts(board).Append(board).ToHashSet();
        if (own.Any(part => touched.Contains(part.Node))) return true;

        var nodes = (await read.Whole.NodesAsync([.. touched], cancellation)).OfType<GraphNode>().ToImmutableArray();
        var far = await FarAsync(read, nodes, cancellation);
        if (own.Any(part => far.Contains(part.Node))) return true;

        var solutions = far.Concat(nodes.Where(node => node.Kind == SolutionGraph.Solution).Select(node => node.Id)).Distinct().Select(id => new SolutionId(id)).ToImmutableArray();
        if (solutions.IsEmpty) return false;
        var answering = await read.AnsweringBoardsAsync(solutions, cancellation);
        var users = await read.UsersAsync(solutions, cancellation);
        return answering.Any(one => one is not null && own.Contains(one.Id)) || users.Any(list => list.Any(own.Contains));
    }

    private static async ValueTask<HashSet<NodeId>> FarAsync(RegistryReader read, ImmutableArray<GraphNode> nodes, CancellationToken cancellation)
    {
        var found = new HashSet<NodeId>();
        foreach (var way in Ways)
        {
            ImmutableArray<NodeId> from = [.. nodes.Where(node => node.Kind == way.From).Select(node => node.Id)];
            if (from.IsEmpty) continue;
            var pages = await read.Whole.NeighboursAsync(new NeighbourQuery(from, way, Direction.Outgoing), cancellation);
            found.UnionWith(pages.SelectMany(page => page.Items).Select(item => item.Node.Id));
        }
        return found;
    }
}
