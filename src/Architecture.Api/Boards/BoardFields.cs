using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL.Bindings;
using Architecture.Registry.Boards;

namespace Architecture.Api.Boards;

/// <summary>Where a board's fields come from.</summary>
internal static class BoardFields
{
    public static readonly FilterBinding Filter = new FilterBinding("BoardFilter")
        .Property("code", BoardGraph.Code)
        .Property("name", BoardGraph.Name)
        .Enum("kind", BoardGraph.Kind)
        .Property("administration", BoardGraph.Administration)
        .Property("from", BoardGraph.From)
        .Property("until", BoardGraph.Until);

    public static readonly RecordList<Board> List = new(
        BoardGraph.Board, node => new Board(node), Filter, BoardGraph.Code,
        new Dictionary<string, PropertyDefinition> { ["code"] = BoardGraph.Code, ["name"] = BoardGraph.SortKey });

    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<Board>("Board", new Dictionary<string, PropertyDefinition> { ["KIND"] = BoardGraph.Kind });
        builder.Object<Board>("Board")
            .Record(board => board.Node, board => board.Version)
            .Field("code", board => board.Code)
            .Field("name", board => board.Name)
            .Field("kind", board => board.Kind)
            .Field("administration", board => board.Administration)
            .Field("from", board => board.From)
            .Field("until", board => board.Until)
            .Field("architectureAdopted", board => board.ArchitectureAdopted)
            .Neighbour("successor", board => board.Node.Id, BoardGraph.SucceededBy, Direction.Outgoing, node => new Board(node))
            .Neighbours("predecessors", board => board.Node.Id, BoardGraph.SucceededBy, Direction.Incoming, BoardGraph.Code, node => new Board(node))
            .Neighbours("successors", board => board.Node.Id, BoardGraph.SucceededBy, Direction.Outgoing, BoardGraph.Code, node => new Board(node))
            .Batch("solutions", BoardSolutions.PagesAsync);
    }

    public static void BindQuery(ObjectBinding<Root> query) => query
        .Resolve("boards", (_, context, cancellation) => List.PageAsync(context, cancellation))
        .Resolve("board", (_, context, cancellation) => context.Reader().BoardByCodeAsync(context.Arguments.Text("code"), cancellation));
}
