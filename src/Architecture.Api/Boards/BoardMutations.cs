using Architecture.Api.Building;
using Architecture.Registry.Boards;

namespace Architecture.Api.Boards;

internal static class BoardMutations
{
    public static void Bind(MutationBinding mutations) => mutations
        .Run(
            "addBoard",
            input => new AddBoard(
                input.Text("code"), input.Text("name"), input.Enum<BoardKind>("kind"), input.TextOrNull("administration"),
                input.DateOrNull("from"), input.DateOrNull("until"), input.DateOrNull("architectureAdopted")),
            payload => payload.Load("board", added => added.Result?.Board, BoardReads.BoardsAsync));
}
