using System.Collections.Immutable;
using Architecture.Api.Building;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Needs;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Api.ParallelSolutions;

/// <summary>Where several boards use separate solutions for the same thing.</summary>
internal static class ConsolidationFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<ConsolidationCandidate>("ConsolidationCandidate");
        builder.Object<ConsolidationCandidate>("ConsolidationCandidate")
            .Load("capability", candidate => candidate.Capability, CapabilityReads.CapabilitiesAsync)
            .Batch("solutions", async (candidates, context, cancellation) => Aligned(
                candidates, one => one.Solutions, await context.Reader().SolutionsAsync([.. candidates.SelectMany(one => one.Solutions)], cancellation)))
            .Batch("boards", BoardsAsync)
            .Field("yearlyCost", candidate => candidate.YearlyCost)
            .Field("costsUnknown", candidate => candidate.CostsUnknown)
            .Batch("needs", async (candidates, context, cancellation) => Aligned(
                candidates, one => one.Needs, await context.Reader().NeedsAsync([.. candidates.SelectMany(one => one.Needs)], cancellation)));
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve("consolidationCandidates", PageAsync);

    private static async ValueTask<Connection<ConsolidationCandidate>> PageAsync(Root root, FieldContext context, CancellationToken cancellation)
    {
        var page = PageArguments.Of(context);
        var ranked = await context.Reader().ConsolidationCandidatesAsync(cancellation);
        var start = 0;
        if (page.AfterValues() is { } after)
        {
            // The place is by rank, so that it stays right while candidates come and go around it.
            var place = (Weight: long.Parse(after[0]!, System.Globalization.CultureInfo.InvariantCulture), Key: after[1]!);
            var found = ranked.ToList().FindIndex(one => Key(one) == place.Key);
            start = found >= 0 ? found + 1 : ranked.TakeWhile(one => one.Weight >= place.Weight).Count();
        }
        var edges = ranked.Skip(start).Take(page.Size)
            .Select(one => new Edge<ConsolidationCandidate>(
                one, () => page.CursorFor([one.Weight.ToString(System.Globalization.CultureInfo.InvariantCulture), Key(one)]))).ToList();
        return new Connection<ConsolidationCandidate>(edges, start + edges.Count < ranked.Length, start > 0) { TotalCount = ranked.Length };
    }

    private static string Key(ConsolidationCandidate candidate) => candidate.Capability.Node.ToString();

    /// <summary>Who the boards are today, by code.</summary>
    private static async ValueTask<IReadOnlyList<ImmutableArray<Board>>> BoardsAsync(
        IReadOnlyList<ConsolidationCandidate> candidates, FieldContext context, CancellationToken cancellation)
    {
        var read = context.Reader();
        var recorded = (await read.BoardsAsync([.. candidates.SelectMany(one => one.Boards).Distinct()], cancellation)).OfType<Board>().ToList();
        var today = await read.TodaysBoardsAsync(recorded, cancellation);
        return
        [
            .. candidates.Select(candidate => candidate.Boards
                .Select(id => today[id]).DistinctBy(board => board.Id).OrderBy(board => board.Code, StringComparer.Ordinal).ToImmutableArray()),
        ];
    }

    /// <summary>Records read for all candidates at once, given back to each.</summary>
    private static IReadOnlyList<ImmutableArray<TRecord>> Aligned<TId, TRecord>(
        IReadOnlyList<ConsolidationCandidate> candidates, Func<ConsolidationCandidate, ImmutableArray<TId>> ids, IReadOnlyList<TRecord> records)
    {
        var lists = new List<ImmutableArray<TRecord>>(candidates.Count);
        var next = 0;
        foreach (var candidate in candidates)
        {
            var count = ids(candidate).Length;
            lists.Add([.. records.Skip(next).Take(count)]);
            next += count;
        }
        return lists;
    }
}
