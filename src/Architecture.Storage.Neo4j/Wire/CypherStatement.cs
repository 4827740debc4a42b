namespace Architecture.Storage.Neo4j;

/// <summary>A statement with its values. The database keeps plans by text, so texts are few and values are never written into them.</summary>
/// <param name="Name">What it is for, in traces and messages.</param>
/// <param name="Text">Cypher.</param>
/// <param name="Parameters">Its values.</param>
/// <param name="Writes">Whether it changes anything.</param>
internal sealed record CypherStatement(string Name, string Text, CypherParameters Parameters, bool Writes = false);
