using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.Findings;
using Architecture.Registry.Information;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Access;

/// <summary>Whether a reader sees what is withheld from others.</summary>
public static class SecrecyReads
{
    /// <summary>The reader's board and those that it took over; none for a reader who acts for no board.</summary>
    internal static async ValueTask<ImmutableArray<BoardId>> OwnBoardsAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (!read.Actor.Roles.Contains(Role.Board)) return [];
        var today = await read.TodaysBoardsAsync(await read.AllBoardsAsync(cancellation), cancellation);
        return [.. today.Where(pair => read.Actor.MayWriteFor(pair.Value)).Select(pair => pair.Key)];
    }

    /// <summary>For each record whether the reader sees its security classification: of an information set who owns it, of a solution who answers for it or uses it.</summary>
    public static async ValueTask<ImmutableArray<bool>> SeesClassificationAsync<TId>(
        this RegistryReader read, IReadOnlyList<TId> records, CancellationToken cancellation) where TId : struct, IRecordId<TId>
    {
        if (Secrecy.SecurityClassification.IsSeenByRole(read.Actor)) return [.. records.Select(_ => true)];
        var own = await read.OwnBoardsAsync(cancellation);
        if (own.IsEmpty) return [.. records.Select(_ => false)];
        if (TId.Kind == InformationGraph.Set)
        {
            var owners = await read.InformationOwnersAsync([.. records.Select(id => new InformationSetId(id.Node))], cancellation);
            return [.. owners.Select(owner => owner is not null && own.Contains(owner.Id))];
        }
        ImmutableArray<SolutionId> solutions = [.. records.Select(id => new SolutionId(id.Node))];
        var answering = await read.AnsweringBoardsAsync(solutions, cancellation);
        var users = await read.UsersAsync(solutions, cancellation);
        return [.. answering.Select((board, index) => (board is not null && own.Contains(board.Id)) || users[index].Any(own.Contains))];
    }

    /// <summary>For each contract whether the reader sees who delivers what at which price.</summary>
    public static async ValueTask<ImmutableArray<bool>> SeesProcurementAsync(
        this RegistryReader read, IReadOnlyList<ContractId> contracts, CancellationToken cancellation)
    {
        if ((await read.ShownAsync(cancellation)).Contracts is not { } condition) return [.. contracts.Select(_ => true)];
        var shown = await read.View.FindAsync(
            NodeQuery.First(ContractGraph.Contract, contracts.Count, Filter.All(new IdFilter([.. contracts.Select(id => id.Node)]), condition)), cancellation);
        var seen = shown.Nodes.Select(node => node.Id).ToHashSet();
        return [.. contracts.Select(id => seen.Contains(id.Node))];
    }

    /// <summary>What the reader sees of records that are withheld from some.</summary>
    internal static async ValueTask<ShownRecords> ShownRecordsAsync(RegistryReader read, CancellationToken cancellation) => new(
        Secrecy.ProcurementData.IsSeenByRole(read.Actor) ? null : await read.ShownContractsAsync(cancellation),
        Secrecy.SecurityClassification.IsSeenByRole(read.Actor) ? null : await read.ShownFindingsAsync(cancellation),
        Secrecy.SecurityClassification.IsSeenByRole(read.Actor) ? null : await read.ShownGapsAsync(cancellation));

    /// <summary>The solutions that the reader's board answers for or uses.</summary>
    private static async ValueTask<Filter> ShownGapsAsync(this RegistryReader read, CancellationToken cancellation)
    {
        ImmutableArray<NodeId> own = [.. (await read.OwnBoardsAsync(cancellation)).Select(board => board.Node)];
        return own.IsEmpty
            ? Filter.Any()
            : Filter.Any(
                AnsweringBoards.Of(own, read.Today),
                new RelatedFilter(
                    AdoptionGraph.Adopts, Direction.Incoming, Quantifier.Some, Filter.Where(AdoptionGraph.Until, Comparison.Exists, GraphValue.Of(false)), new IdFilter(own)));
    }

    /// <summary>All findings but those of a security gap, and these where they are the reader's own.</summary>
    private static async ValueTask<Filter> ShownFindingsAsync(this RegistryReader read, CancellationToken cancellation)
    {
        var other = Filter.Not(Filter.Is(FindingGraph.Rule, GraphValue.Of(nameof(FindingRule.SecurityGap))));
        var own = new IdFilter([.. (await read.OwnBoardsAsync(cancellation)).Select(board => board.Node)]);
        return own.Ids.IsEmpty
            ? other
            : Filter.Any(
                other,
                new RelatedFilter(FindingGraph.OwnedBy, Direction.Outgoing, Quantifier.Some, OnEdge: null, own),
                new RelatedFilter(FindingGraph.AlsoFor, Direction.Outgoing, Quantifier.Some, OnEdge: null, own));
    }

    /// <summary>
    /// The contracts whose supplier, product and cost the reader sees: those in force or past, by their first day or, where none is on record, by a
    /// solution that has come further than procurement; and the reader's own.
    /// </summary>
    private static async ValueTask<Filter> ShownContractsAsync(this RegistryReader read, CancellationToken cancellation)
    {
        var beyondProcurement = Filter.Where(
            SolutionGraph.Phase, Comparison.In,
            [.. Enum.GetValues<LifecyclePhase>().Where(phase => phase > LifecyclePhase.Procurement).Select(phase => GraphValue.Of(phase.ToString()))]);
        var awarded = Filter.Any(
            Filter.Where(ContractGraph.Start, Comparison.LessOrEqual, GraphValue.Of(read.Today)),
            Filter.All(
                Filter.Where(ContractGraph.Start, Comparison.Exists, GraphValue.Of(false)),
                new RelatedFilter(ContractGraph.For, Direction.Outgoing, Quantifier.Some, OnEdge: null, beyondProcurement)));
        var own = await read.OwnBoardsAsync(cancellation);
        return own.IsEmpty
            ? awarded
            : Filter.Any(
                awarded, new RelatedFilter(ContractGraph.HeldBy, Direction.Outgoing, Quantifier.Some, OnEdge: null, new IdFilter([.. own.Select(board => board.Node)])));
    }
}
