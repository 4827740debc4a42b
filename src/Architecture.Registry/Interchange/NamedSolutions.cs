using Architecture.Graph;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Interchange;

/// <summary>How files name solutions and functions.</summary>
internal static class NamedSolutions
{
    /// <summary>Before a function's code where a file has no id of a source for it: sources have ids that look like codes.</summary>
    public const string ByCode = "code:";

    /// <summary>By external id, or by the code of one that has none, as an export names it.</summary>
    public static async ValueTask<Capability?> CapabilityNamedAsync(this RegistryReader read, string named, CancellationToken cancellation)
    {
        if (await read.CapabilityByExternalIdAsync(named, cancellation) is { } imported) return imported;
        if (!named.StartsWith(ByCode, StringComparison.Ordinal)) return null;
        return await read.CapabilityByCodeAsync(named[ByCode.Length..], cancellation) is { ExternalId: null } coded ? coded : null;
    }

    /// <summary>By code, or by the id that a list of solutions gave it.</summary>
    public static async ValueTask<Solution?> SolutionNamedAsync(this RegistryReader read, string named, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(ImportSolution.IdOf(ImportId.Of(SolutionFile.Record, named)), cancellation) is { } imported) return imported;
        var byCode = NodeQuery.First(SolutionGraph.Solution, 1, Filter.Is(SolutionGraph.Code, GraphValue.Of(named)));
        var page = await read.FindAsync(byCode, [new ConflictKey($"solution-code/{named}")], cancellation);
        return page.Nodes is [var node, ..] ? new Solution(node) : null;
    }
}
