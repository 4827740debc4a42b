using Architecture.Graph;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Interchange;

/// <summary>How files name solutions.</summary>
internal static class NamedSolutions
{
    /// <summary>By code, or by the id that a list of solutions gave it.</summary>
    public static async ValueTask<Solution?> SolutionNamedAsync(this RegistryReader read, string named, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(ImportSolution.IdOf(ImportId.Of(SolutionFile.Record, named)), cancellation) is { } imported) return imported;
        var byCode = NodeQuery.First(SolutionGraph.Solution, 1, Filter.Is(SolutionGraph.Code, GraphValue.Of(named)));
        var page = await read.FindAsync(byCode, [new ConflictKey($"solution-code/{named}")], cancellation);
        return page.Nodes is [var node, ..] ? new Solution(node) : null;
    }
}
