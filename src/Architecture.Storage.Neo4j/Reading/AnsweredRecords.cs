using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>Records in an answer: whole, or only named where this process holds them just so.</summary>
/// <remarks>
/// The statement is told how far this process had come when it was sent. A record that was not changed since comes as its id and stamp, and is taken from this process's
/// graph. Should that hold another stamp, then a commit is being applied just now, and the rows are to be read again, whole.
/// </remarks>
/// <param name="model">Kinds and properties.</param>
/// <param name="own">What this process knew when the statement was sent; null: send everything whole.</param>
internal sealed class AnsweredRecords(GraphModel model, Published? own)
{
    /// <summary>What a node is in a statement's answer.</summary>
    public static string Node(string variable) =>
        $"CASE WHEN {Changed(variable)} <= $known AND coalesce({variable}.{RecordProperties.Projection}, 0) <= $projected THEN {Named(variable)} ELSE {RecordProperties.Whole(variable)} END";

    /// <summary>What an edge is in a statement's answer.</summary>
    public static string Edge(string variable) =>
        $"CASE WHEN {Changed(variable)} <= $known THEN {Named(variable)} ELSE {RecordProperties.Whole(variable)} END";

    /// <summary>Tells a statement how far this process has come.</summary>
    public void Tell(CypherParameters parameters) => parameters.Set("known", own?.Sequence ?? -1).Set("projected", own?.Projection ?? -1);

    /// <exception cref="GoneWhileReadException">This process holds it otherwise, or it was removed between two looks at it.</exception>
    public GraphNode Node(JsonElement answered)
    {
        if (answered.ValueKind != JsonValueKind.Array) return RecordProperties.ReadNode(model, answered);
        return own!.Root.Node(RecordProperties.ReadId(answered[0])) is { } node && IsSame(node.Changed, answered) ? node : throw new GoneWhileReadException();
    }

    /// <inheritdoc cref="Node(JsonElement)"/>
    public GraphEdge Edge(EdgeKind kind, NodeId from, NodeId to, JsonElement answered)
    {
        if (answered.ValueKind != JsonValueKind.Array) return RecordProperties.ReadEdge(kind, from, to, answered);
        return own!.Root.Edge(RecordProperties.ReadId(answered[0])) is { } edge && IsSame(edge.Changed, answered) ? edge : throw new GoneWhileReadException();
    }

    private static string Named(string variable) => $"[{variable}.{RecordProperties.Id}, {Changed(variable)}]";

    /// <summary>The entry that touched a record last.</summary>
    private static string Changed(string variable) => $"coalesce({variable}.{RecordProperties.Changed}, {variable}.{RecordProperties.Created})";

    private static bool IsSame(Stamp stamp, JsonElement answered) => stamp.Sequence == answered[1].GetInt64();
}
