using System.Text;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// The constraints and indexes that Neo4j needs for a model: generated, checked in under <c>schema/neo4j</c>, and applied by the store
/// before it serves. Every statement can be run again.
/// </summary>
/// <remarks>
/// Neo4j 5.26 Community: uniqueness constraints exist, existence and key constraints do not. A uniqueness constraint brings its index.
/// </remarks>
public static class Neo4jSchema
{
    /// <summary>The statements in order, each without its semicolon.</summary>
    public static IEnumerable<string> Statements(GraphModel model)
    {
        yield return Unique("JournalEntry", "sequence");
        yield return Unique("ConflictKey", "text");
        yield return Unique("IdempotencyKey", "digest");
        yield return Unique("Counter", "name");
        foreach (var kind in model.NodeKinds)
        {
            yield return Unique(kind.Name, "id");
            foreach (var property in kind.Properties.Where(property => property.IsIndexed))
                yield return property.IsUnique ? Unique(kind.Name, property.Name) : Index(kind.Name, property.Name);
        }
        foreach (var kind in model.EdgeKinds)
        {
            yield return EdgeIndex(kind.Name, "id");
            foreach (var property in kind.Properties.Where(property => property.IsIndexed)) yield return EdgeIndex(kind.Name, property.Name);
        }
    }

    /// <summary>The statements as one file for <c>cypher-shell</c>.</summary>
    public static string Script(GraphModel model)
    {
        var script = new StringBuilder();
        script.Append("// Generated from the registry's model, version ").Append(model.Version).Append(". Do not edit.\n");
        foreach (var statement in Statements(model)) script.Append(statement).Append(";\n");
        return script.ToString();
    }

    private static string Unique(string label, string property) =>
        $"CREATE CONSTRAINT {Name(label, property)} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{property} IS UNIQUE";

    private static string Index(string label, string property) =>
        $"CREATE INDEX {Name(label, property)} IF NOT EXISTS FOR (n:{label}) ON (n.{property})";

    private static string EdgeIndex(string type, string property) =>
        $"CREATE INDEX {Name(type, property)} IF NOT EXISTS FOR ()-[r:{type}]-() ON (r.{property})";

    private static string Name(string owner, string property) => $"{owner}_{property}";
}
