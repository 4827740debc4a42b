using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry;

/// <summary>
/// Decides many commands on one view at once, on all processors, instead of each on a root made for it by the one before. The conflict keys
/// that guard commands against each other's races say which of them have nothing to do with each other.
/// </summary>
internal static class SideBySide
{
    /// <summary>Fewer are decided in order: what stands in the file next to each other mostly belongs together, as a tree does.</summary>
    public const int Fewest = 16;

    private const int LeastPart = 4;

    /// <summary>Whether the rest is worth deciding side by side after so many of so many stood: what did not stand was decided in vain.</summary>
    public static bool GoesOn(int decided, int of) => decided >= Math.Max(Fewest, of / LeastPart);

    /// <summary>The first of the commands, as many as read nothing that one before them writes; at least one.</summary>
    public static async ValueTask<ImmutableArray<(CommandRun Run, CommitRequest? Request)>> DecideAsync(
        ImmutableArray<CommandRun> runs, IGraphView view, DateOnly today, CancellationToken cancellation)
    {
        var requests = new CommitRequest?[runs.Length];
        await Parallel.ForAsync(0, runs.Length, cancellation, async (index, stop) => requests[index] = await runs[index].DecideAsync(view, today, stop));

        var decided = ImmutableArray.CreateBuilder<(CommandRun, CommitRequest?)>(runs.Length);
        var written = new HashSet<ConflictKey>();
        for (var i = 0; i < runs.Length; i++)
        {
            if (runs[i].Reads.Any(written.Contains)) break;
            if (requests[i] is { } request) written.UnionWith(request.Change.WrittenKeys());
            decided.Add((runs[i], requests[i]));
        }
        return decided.DrainToImmutable();
    }
}
