using Architecture.Graph;

namespace Architecture.Registry.Boards;

/// <summary>How boards lie in the graph.</summary>
public static class BoardGraph
{
    public static readonly NodeKind Board = new("Board");
    public static readonly Property<string?> Code = Board.Text("code").Unique();
    public static readonly Property<string?> Name = Board.Text("name");
    public static readonly Property<string?> SortKey = Board.Text("sortKey").Indexed();
    public static readonly Property<string?> Folded = Board.Text("folded").Indexed();
    public static readonly Property<System.Collections.Immutable.ImmutableArray<string>> SearchTerms = Board.TextList("searchTerms");
    public static readonly Property<BoardKind?> Kind = Board.Enum<BoardKind>("kind").Indexed();
    public static readonly Property<string?> Administration = Board.Text("administration");
    public static readonly Property<DateOnly?> From = Board.Date("from");
    public static readonly Property<DateOnly?> Until = Board.Date("until");

    /// <summary>Companies: the day from which they follow the city's architecture, as KS recorded it.</summary>
    public static readonly Property<DateOnly?> ArchitectureAdopted = Board.Date("architectureAdopted");
    public static readonly Property<long?> Version = Board.Integer("version");

    /// <summary>From a predecessor to the board that took over.</summary>
    public static readonly EdgeKind SucceededBy = new("SUCCEEDED_BY", Board, Board);

    /// <summary>First day of the succession.</summary>
    public static readonly Property<DateOnly?> SucceededFrom = SucceededBy.Date("from");

    /// <summary>Read by every rule that needs the set of boards; written by every change of it.</summary>
    public static readonly ConflictKey AllBoards = new("boards");

    static BoardGraph() => Board.SearchedBy(Folded, SearchTerms, Code);
}
