using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Adoptions;

/// <summary>How adoptions lie in the graph.</summary>
public static class AdoptionGraph
{
    /// <summary>From a board to a solution that it uses, or has used.</summary>
    public static readonly EdgeKind Adopts = new("ADOPTS", BoardGraph.Board, SolutionGraph.Solution);
    public static readonly Property<DateOnly?> Since = Adopts.Date("since");

    /// <summary>Last day of use; absent while the board uses it.</summary>
    public static readonly Property<DateOnly?> Until = Adopts.Date("until");
    public static readonly Property<string?> EndReason = Adopts.Text("endReason");
    public static readonly Property<long?> Version = Adopts.Integer("version");
}

/// <summary>A board uses a solution (anslutning).</summary>
public sealed record Adoption(GraphEdge Edge)
{
    public NodeId Id => Edge.Id;
    public BoardId Board => new(Edge.From);
    public SolutionId Solution => new(Edge.To);
    public DateOnly Since => Edge.Get(AdoptionGraph.Since)!.Value;
    public DateOnly? Until => Edge.Get(AdoptionGraph.Until);
    public string? EndReason => Edge.Get(AdoptionGraph.EndReason);
    public long Version => Edge.Get(AdoptionGraph.Version) ?? 1;

    /// <summary>Only current ones widen the effective audience (domain §3.1).</summary>
    public bool IsCurrent => Until is null;
}

/// <summary>Reads of adoptions.</summary>
public static class AdoptionReads
{
    public static async ValueTask<IReadOnlyList<Adoption?>> AdoptionsByIdAsync(
        this RegistryReader read, IReadOnlyList<NodeId> ids, CancellationToken cancellation)
    {
        var edges = await read.EdgesAsync(AdoptionGraph.Adopts, [.. ids], cancellation);
        return [.. edges.Select(edge => edge is null ? null : new Adoption(edge))];
    }

    /// <summary>For each solution its adoptions, ended ones too, oldest first.</summary>
    public static async ValueTask<IReadOnlyList<ImmutableArray<Adoption>>> AdoptionsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var query = new NeighbourQuery([.. ids.Select(id => id.Node)], AdoptionGraph.Adopts, Direction.Incoming);
        var pages = await read.NeighboursAsync(query, cancellation);
        return [.. pages.Select(page => page.Items.Select(item => new Adoption(item.Edge)).OrderBy(one => one.Since).ThenBy(one => one.Id).ToImmutableArray())];
    }

    /// <summary>For each solution the boards that use it now.</summary>
    public static async ValueTask<ImmutableArray<ImmutableArray<BoardId>>> UsersAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var adoptions = await read.AdoptionsAsync(ids, cancellation);
        return [.. adoptions.Select(list => list.Where(one => one.IsCurrent).Select(one => one.Board).Distinct().ToImmutableArray())];
    }
}
