using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;
using Architecture.Registry.Text;

namespace Architecture.Registry.Designations;

/// <summary>What a designation is decided on.</summary>
/// <param name="Existing">The solution on record, where one is designated.</param>
/// <param name="Before">As it is shared now; null when it is not.</param>
/// <param name="Gate">Functions and boards, and the other shared solutions that could touch the claims.</param>
/// <param name="Locals">The local solutions that could become debt.</param>
/// <param name="Owner">The board that is to be responsible, as it is today.</param>
/// <param name="Answering">The board that answers for the solution on record.</param>
/// <param name="Body">The board that decided.</param>
/// <param name="Replaced">The solution to be replaced.</param>
/// <param name="Predecessors">The shared solutions that it is to replace, by this decision or by an earlier one, as they stand now.</param>
/// <param name="Replaces">What earlier decisions said that it replaces.</param>
/// <param name="Product">What it is an instance of.</param>
/// <param name="HolderOfName">The living solution of the owner that has the name.</param>
/// <param name="RunsOn">What it runs on.</param>
/// <param name="Edges">Edges of the existing solution that the new decision replaces: claims, audience, responsible board.</param>
/// <param name="Footprints">Everything that the change makes the gate see anew.</param>
public sealed record DesignationFacts(
    Solution? Existing,
    GateScene? Before,
    GateFacts Gate,
    ImmutableArray<LocalSolution> Locals,
    Board? Owner,
    Board? Answering,
    Board? Body,
    Solution? Replaced,
    ImmutableArray<SharedOffer> Predecessors,
    ImmutableArray<GraphEdge> Replaces,
    Product? Product,
    Solution? HolderOfName,
    ImmutableArray<SolutionId> RunsOn,
    ImmutableArray<GraphEdge> Edges,
    ImmutableArray<GateFootprint> Footprints);

/// <summary>Loads of <see cref="DesignationFacts"/>.</summary>
public static class DesignationReads
{
    public static async ValueTask<DesignationFacts> DesignationFactsAsync(
        this RegistryReader read, DesignateSharedSolution command, CancellationToken cancellation)
    {
        var existing = command.Existing is { } id ? await read.SolutionAsync(id, cancellation) : null;
        var proposal = existing is null ? null : (await read.ProposalsAsync([existing], cancellation))[0];
        var claims = command.Scope.Claims.AddRange(proposal?.Scope.Claims ?? []);
        var gate = await read.GateFactsAsync(claims, cancellation);
        var replaced = command.Replaces is { } other ? await read.SolutionAsync(other, cancellation) : null;
        var owner = await read.TodaysBoardAsync(gate.Boards, command.Owner, cancellation);
        var replaces = existing is null ? [] : await read.ReplacesAsync(existing.Id, cancellation);
        var name = NamedText.Fold(existing?.Name ?? command.New?.Name ?? "");
        return new DesignationFacts(
            existing,
            existing is { Reach: Reach.Shared } ? new GateScene(gate.Space, await read.OffersAsync([existing], cancellation)) : null,
            gate,
            await read.LocalsTouchingAsync(gate, command.Scope.Claims, cancellation),
            owner,
            existing is null ? null : (await read.AnsweringBoardsAsync([existing.Id], cancellation))[0],
            await read.BodyAsync(command.Decision.Body, cancellation),
            replaced,
            await read.PredecessorsAsync(replaced, replaces, cancellation),
            replaces,
            await read.ProductAsync(command.New?.Product ?? (proposal?.Product is { } node ? new ProductId(node) : null), cancellation),
            owner is null ? null : await read.HolderOfNameAsync(gate.Boards.Parts(owner.Id), name, cancellation),
            proposal?.RunsOn ?? [],
            existing is null ? [] : await read.ReplacedEdgesAsync(existing.Id, cancellation),
            await read.FootprintsAsync(command, existing, replaced, cancellation));
    }

    /// <summary>The local solutions whose claims could meet these, as the gate sees them.</summary>
    internal static async ValueTask<ImmutableArray<LocalSolution>> LocalsTouchingAsync(
        this RegistryReader read, GateFacts gate, ImmutableArray<Claim> claims, CancellationToken cancellation)
    {
        var locals = await read.SolutionsTouchingAsync(ClaimKeys.Reach.Local, gate.Functions, claims, cancellation);
        var proposals = await read.ProposalsAsync(locals, cancellation);
        return [.. locals.Select((local, index) => new LocalSolution(proposals[index], local.Phase))];
    }

    /// <summary>What a solution is designated to replace.</summary>
    internal static async ValueTask<ImmutableArray<GraphEdge>> ReplacesAsync(
        this RegistryReader read, SolutionId solution, CancellationToken cancellation)
    {
        var pages = await read.NeighboursAsync(new NeighbourQuery([solution.Node], SolutionGraph.Replaces, Direction.Outgoing), cancellation);
        return [.. pages[0].Items.Select(item => item.Edge)];
    }

    /// <summary>Only a shared solution is waited for; one whose designation was revoked answers for nothing.</summary>
    private static async ValueTask<ImmutableArray<SharedOffer>> PredecessorsAsync(
        this RegistryReader read, Solution? replaced, ImmutableArray<GraphEdge> replaces, CancellationToken cancellation)
    {
        var earlier = await read.SolutionsAsync([.. replaces.Select(edge => new SolutionId(edge.To))], cancellation);
        var shared = earlier.Append(replaced).OfType<Solution>().Where(one => one.Reach == Reach.Shared).DistinctBy(one => one.Id);
        return await read.OffersAsync([.. shared], cancellation);
    }

    internal static async ValueTask<Board?> BodyAsync(this RegistryReader read, BoardId? body, CancellationToken cancellation)
    {
        if (body is { } named) return await read.BoardAsync(named, cancellation);
        return (await read.AllBoardsAsync(cancellation)).FirstOrDefault(board => board.Kind == BoardKind.Executive && board.Until is null);
    }

    private static async ValueTask<Product?> ProductAsync(this RegistryReader read, ProductId? product, CancellationToken cancellation) =>
        product is { } id ? (await read.ProductsAsync([id], cancellation))[0] : null;

    private static async ValueTask<ImmutableArray<GraphEdge>> ReplacedEdgesAsync(
        this RegistryReader read, SolutionId solution, CancellationToken cancellation)
    {
        var edges = ImmutableArray.CreateBuilder<GraphEdge>();
        foreach (var kind in (EdgeKind[])[SolutionGraph.Provides, SolutionGraph.AudienceBoard, UserGroups.UserGroupGraph.AudienceGroup, SolutionGraph.ResponsibleBoard, SolutionGraph.AnsweredBy])
        {
            var pages = await read.NeighboursAsync(new NeighbourQuery([solution.Node], kind, Direction.Outgoing), cancellation);
            edges.AddRange(pages[0].Items.Select(item => item.Edge));
        }
        return edges.ToImmutable();
    }

    private static async ValueTask<ImmutableArray<GateFootprint>> FootprintsAsync(
        this RegistryReader read, DesignateSharedSolution command, Solution? existing, Solution? replaced, CancellationToken cancellation)
    {
        var footprints = ImmutableArray.CreateBuilder<GateFootprint>();
        footprints.Add(await read.GateFootprintAsync(Reach.Shared, command.Scope.Claims, cancellation));
        if (existing is not null) footprints.Add(await read.GateFootprintAsync(existing, cancellation));
        if (replaced is not null) footprints.Add(await read.GateFootprintAsync(replaced, cancellation));
        return footprints.ToImmutable();
    }
}
