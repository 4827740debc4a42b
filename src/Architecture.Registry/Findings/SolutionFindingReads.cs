using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Adoptions;
using Architecture.Registry.Boards;
using Architecture.Registry.Contracts;
using Architecture.Registry.EndOfLife;
using Architecture.Registry.Information;
using Architecture.Registry.Needs;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Findings;

/// <summary>Loads what the findings of solutions are judged on: as many calls for many of them as for one.</summary>
public static class SolutionFindingReads
{
    /// <summary>More solutions of one name than a city has.</summary>
    private const int MostAlike = 10_000;

    public static async ValueTask<ImmutableArray<SolutionFindingFacts>> SolutionFindingFactsAsync(
        this RegistryReader read, IReadOnlyList<SolutionId> ids, CancellationToken cancellation)
    {
        var solutions = (await read.SolutionsAsync(ids, cancellation)).OfType<Solution>().Where(one => !one.IsGone).ToImmutableArray();
        if (solutions.IsEmpty) return [];
        var known = solutions.Select(one => one.Id).ToImmutableArray();
        var register = await read.BoardRegisterAsync(cancellation);
        var inForce = register.InForce.ToImmutableDictionary(board => board.Id);
        var boards = await read.AnsweringBoardsAsync(known, cancellation);
        var ends = await read.EffectiveEndsAsync(solutions, cancellation);
        var overlaps = await read.StandingOverlapsAsync(solutions, cancellation);
        var notUsing = await read.NotUsingAsync(solutions, register, cancellation);
        var alike = await read.NamedTheSameAsync(solutions, boards, cancellation);
        var suppliers = await read.InsolventSuppliersAsync(known, cancellation);
        var denied = await read.PredecessorDeniedAsync(solutions, cancellation);
        var runningOn = await read.PredecessorsRunningOnAsync(solutions, cancellation);
        var handled = await read.HandledInformationAsync(known, cancellation);
        var settings = await read.SettingsAsync(cancellation);
        return
        [
            .. solutions.Select((one, index) => new SolutionFindingFacts(
                one.Id, one.Reach, one.Phase, boards[index]!.Id, Executive(register) ?? boards[index]!.Id)
            {
                IsBoardInForce = inForce.ContainsKey(boards[index]!.Id),
                End = ends[index],
                Overlaps = overlaps[index],
                NotUsing = notUsing[index],
                InUseSince = one.Actual(LifecyclePhase.InUse),
                NamedTheSame = alike[index],
                InsolventSuppliers = suppliers[index],
                IsPredecessorDenied = denied.Contains(one.Id),
                PredecessorRunningOn = runningOn[index],
                HasSecurityGap = SecurityRule.LargestGap(SecurityRule.Required([.. handled[index].Select(set => set.Levels)]), one.ApprovedLevels) > 0,
                HandlesNothingOnRecord = handled[index].IsEmpty,
                AttestedUntil = Attestation.LastDay(one, settings),
            }),
        ];
    }

    /// <summary>KS; null in a registry that does not hold it.</summary>
    internal static BoardId? Executive(BoardRegister register) =>
        register.InForce.FirstOrDefault(board => board.Kind == BoardKind.Executive)?.Id;

    /// <summary>For each solution its overlaps with shared ones as they stand, by debt.</summary>
    private static async ValueTask<ImmutableArray<ImmutableArray<StandingOverlap>>> StandingOverlapsAsync(
        this RegistryReader read, ImmutableArray<Solution> solutions, CancellationToken cancellation)
    {
        var ids = solutions.Select(one => one.Id).ToImmutableArray();
        var proposals = await read.ProposalsAsync(solutions, cancellation);
        var onRecord = await read.OnRecordAsync(ids, cancellation);
        var mapping = await read.MappingCasesAsync(ids, cancellation);
        var gate = await read.GateFactsAsync([.. proposals.SelectMany(proposal => proposal.Scope.Claims)], cancellation);
        var verdicts = solutions.Select((one, index) => one.Reach == Reach.Shared
            ? ParallelVerdict.Clear
            : MappingHold.Standing(
                ParallelRule.Judge(gate.Space, proposals[index], GateOccasion.Standing, gate.Offers, onRecord[index]),
                proposals[index], gate.Space, mapping[index])).ToImmutableArray();
        var shared = await read.SolutionsAsync([.. verdicts.SelectMany(verdict => verdict.Pairs).Select(pair => pair.Solution).Distinct()], cancellation);
        var inUse = shared.OfType<Solution>().ToImmutableDictionary(one => one.Id, one => one.Actual(LifecyclePhase.InUse));
        return
        [
            .. verdicts.Select((verdict, index) => verdict.Pairs.GroupBy(pair => pair.Solution)
                .Select(pairs => Overlap(gate.Space, pairs.Key, inUse.GetValueOrDefault(pairs.Key), [.. pairs], onRecord[index]))
                .ToImmutableArray()),
        ];
    }

    private static StandingOverlap Overlap(
        CellSpace space, SolutionId shared, DateOnly? inUseSince, ImmutableArray<ParallelPair> pairs, OnRecord onRecord)
    {
        var established = Cells(DebtKind.Established);
        var blocked = pairs.Aggregate(space.Nothing, (all, pair) => all.Union(pair.Cells.Blocked));
        var notClear = pairs.Aggregate(blocked, (all, pair) => all.Union(pair.Cells.InReview));
        var beside = blocked.Except(established);
        return new StandingOverlap(
            shared, inUseSince, notClear.Overlaps(established), IsBlockedBeside: !beside.IsEmpty, IsPendingDebt: beside.Except(Cells(DebtKind.Pending)).IsEmpty)
        {
            FoundParallelOn = onRecord.Outcomes
                .Where(one => one.Parallel && one.Shared == shared && space.Recall(one.Cells).Overlaps(beside))
                .Min(one => one.AnsweredOn),
        };

        CellSet Cells(DebtKind kind) => onRecord.Debts.Where(debt => debt.Shared == shared && debt.Kind == kind)
            .Aggregate(space.Nothing, (all, debt) => all.Union(space.Recall(debt.Cells)));
    }

    /// <summary>For each shared solution in use the boards that it binds and that have done nothing (domain §2, duty to use).</summary>
    private static async ValueTask<ImmutableArray<ImmutableArray<BoardId>>> NotUsingAsync(
        this RegistryReader read, ImmutableArray<Solution> solutions, BoardRegister register, CancellationToken cancellation)
    {
        var shared = solutions.Where(one => one is { Reach: Reach.Shared, Phase: LifecyclePhase.InUse }).ToImmutableArray();
        if (shared.IsEmpty) return [.. solutions.Select(_ => ImmutableArray<BoardId>.Empty)];
        var ids = shared.Select(one => one.Id).ToImmutableArray();
        var audiences = await read.AudiencesAsync(shared, cancellation);
        var users = await read.UsersAsync(ids, cancellation);
        var noNeeds = await read.NoNeedsAsync(ids, cancellation);
        var owners = await read.AnsweringBoardsAsync(ids, cancellation);
        var inForce = register.InForce.Select(board => board.Id).ToImmutableHashSet();
        var found = ids.Select((id, index) => (id, left: Left(index))).ToImmutableDictionary(one => one.id, one => one.left);
        return [.. solutions.Select(one => found.GetValueOrDefault(one.Id, []))];

        ImmutableArray<BoardId> Left(int index)
        {
            var settled = users[index].Concat(noNeeds[index].Select(one => one.Board)).Append(owners[index]!.Id).SelectMany(board => register.Today(board));
            return [.. register.Bound(audiences[index]).Where(inForce.Contains).Except(settled)];
        }
    }

    /// <summary>
    /// For each solution the living ones of its board with the same name and a code before its own. An advisory read on purpose: names
    /// are guarded where they are given, and what two mergers bring together is told, not refused.
    /// </summary>
    private static async ValueTask<ImmutableArray<ImmutableArray<SolutionId>>> NamedTheSameAsync(
        this RegistryReader read, ImmutableArray<Solution> solutions, IReadOnlyList<Board?> boards, CancellationToken cancellation)
    {
        var living = Filter.All(
            Filter.Where(SolutionGraph.Folded, Comparison.In, [.. solutions.Select(one => one.Node[SolutionGraph.Folded])]),
            SolutionGraph.Living);
        var page = await read.View.FindAsync(NodeQuery.First(SolutionGraph.Solution, MostAlike, living), cancellation);
        var alike = page.Nodes.Select(node => new Solution(node)).ToImmutableArray();
        if (alike.DistinctBy(one => one.Node[SolutionGraph.Folded]).Count() == alike.Length) return [.. solutions.Select(_ => ImmutableArray<SolutionId>.Empty)];
        var answering = await read.AnsweringBoardsAsync([.. alike.Select(one => one.Id)], cancellation);
        return
        [
            .. solutions.Select((one, index) => alike
                .Where((other, place) => answering[place]?.Id == boards[index]?.Id
                    && other.Node[SolutionGraph.Folded] == one.Node[SolutionGraph.Folded]
                    && string.CompareOrdinal(other.Code, one.Code) < 0)
                .Select(other => other.Id).ToImmutableArray()),
        ];
    }

    private static async ValueTask<ImmutableArray<ImmutableArray<SupplierId>>> InsolventSuppliersAsync(
        this RegistryReader read, ImmutableArray<SolutionId> ids, CancellationToken cancellation)
    {
        var contracts = await read.EarlierContractsAsync(ids, cancellation);
        var inForce = contracts.Select(list => list
            .Where(one => !(one.Contract.Start > read.Today) && !(one.Contract.LastDay < read.Today))
            .Select(one => one.Supplier).Distinct().ToImmutableArray()).ToImmutableArray();
        var suppliers = await read.SuppliersAsync([.. inForce.SelectMany(list => list).Distinct()], cancellation);
        var insolvent = suppliers.OfType<Supplier>().Where(one => one.InsolventOn <= read.Today).Select(one => one.Id).ToImmutableHashSet();
        return [.. inForce.Select(list => list.RemoveAll(id => !insolvent.Contains(id)))];
    }
}
