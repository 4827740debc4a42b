using Architecture.Graph;

namespace Architecture.Registry.Boards;

public readonly record struct BoardId(NodeId Node) : IRecordId<BoardId>
{
    public static NodeKind Kind => BoardGraph.Board;
    public static BoardId From(NodeId node) => new(node);
}

/// <summary>Domain §1: BoardKind.</summary>
public enum BoardKind
{
    /// <summary>Kommunstyrelsen.</summary>
    Executive,
    /// <summary>Facknämnd.</summary>
    Specialist,
    /// <summary>Stadsdelsnämnd.</summary>
    District,
    /// <summary>Bolagsstyrelse.</summary>
    Company,
}

/// <summary>A board (nämnd or bolagsstyrelse), the unit of responsibility.</summary>
public sealed record Board(GraphNode Node)
{
    public BoardId Id => new(Node.Id);
    public string Code => Node.Get(BoardGraph.Code)!;
    public string Name => Node.Get(BoardGraph.Name)!;
    public BoardKind Kind => Node.Get(BoardGraph.Kind)!.Value;
    public string? Administration => Node.Get(BoardGraph.Administration);
    public DateOnly? From => Node.Get(BoardGraph.From);

    /// <summary>Last day in force.</summary>
    public DateOnly? Until => Node.Get(BoardGraph.Until);
    public DateOnly? ArchitectureAdopted => Node.Get(BoardGraph.ArchitectureAdopted);
    public long Version => Node.Get(BoardGraph.Version) ?? 1;

    /// <summary>Only KS and specialist boards may own a shared solution (domain §2).</summary>
    public bool MayOwnShared => Kind is BoardKind.Executive or BoardKind.Specialist;
}
