using Architecture.Api.Building;
using Architecture.Api.ParallelSolutions;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Api.Boards;

internal static class BoardMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "addBoard",
            Added,
            payload => payload
                .Load("board", added => added.Result?.Board, BoardReads.BoardsAsync)
                .VerdictChanges(added => added.Recomputed))
        .Run(
            "changeBoard",
            input => new ChangeBoard(input.Id<BoardId>("board"), input.Int("version"), input.DecisionOrNull())
            {
                Name = input.TextToKeep("name"),
                Kind = input.EnumToKeep<BoardKind>("kind"),
                Administration = input.Optional<string?>("administration", input.TextOrNull),
                From = input.Optional<DateOnly?>("from", name => input.DateOrNull(name)),
                Until = input.Optional<DateOnly?>("until", name => input.DateOrNull(name)),
                ArchitectureAdopted = input.Optional<DateOnly?>("architectureAdopted", name => input.DateOrNull(name)),
            },
            payload => payload
                .Load("board", changed => changed.Result?.Board, BoardReads.BoardsAsync)
                .VerdictChanges(changed => changed.Recomputed))
        .Run(
            "mergeBoards",
            input => new MergeBoards(
                input.Ids<BoardId>("boards"), input.IdOrNull<BoardId>("into"), input.ObjectOrNull("new") is { } added ? Added(added) : null,
                input.DateOrNull("from"), input.DecisionOrNull()),
            payload => payload
                .Load("board", merged => merged.Result?.Board, BoardReads.BoardsAsync)
                .VerdictChanges(merged => merged.Recomputed)
                .Resolve("sameNames", async (merged, context, cancellation) =>
                    merged.Result is { } result ? await context.Reader().SolutionsAsync(result.SameNames, cancellation) : null))
        .Run(
            "splitBoard",
            input => new SplitBoard(
                input.Id<BoardId>("board"), input.Int("version"), [.. input.Objects("into").Select(Part)], input.DateOrNull("from"),
                input.DecisionOrNull()),
            payload => payload
                .Resolve("boards", async (split, context, cancellation) =>
                    split.Result is { } result ? await context.Reader().BoardsAsync(result.Boards, cancellation) : null)
                .VerdictChanges(split => split.Recomputed));

    private static AddBoard Added(InputObject input) => new(
        input.Text("code"), input.Text("name"), input.Enum<BoardKind>("kind"), input.TextOrNull("administration"),
        input.DateOrNull("from"), input.DateOrNull("until"), input.DateOrNull("architectureAdopted"));

    private static BoardPart Part(InputObject input) => new(
        input.IdOrNull<BoardId>("board"), input.ObjectOrNull("new") is { } added ? Added(added) : null, input.Ids<SolutionId>("solutions"));
}
