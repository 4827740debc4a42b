using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>
/// The constraints and indexes that Neo4j needs for a model: generated, checked in under <c>schema/neo4j</c>, and applied by the store
/// before it serves. Every statement can be run again.
/// </summary>
/// <remarks>
/// Neo4j 5.26 Community: uniqueness constraints exist, existence and key constraints do not. A uniqueness constraint brings its index.
/// Constraints are a second line: the store judges on its own graph first.
/// </remarks>
public static partial class Neo4jSchema
{
    internal const string Journal = "Journal";
    internal const string JournalEntry = "JournalEntry";
    internal const string RecordChange = "RecordChange";

    /// <summary>What makes the journal's head one and only; run before all else.</summary>
    internal static string HeadConstraint => Unique(Journal, "name");

    /// <summary>The statements in order, each without its semicolon.</summary>
    public static IEnumerable<string> Statements(GraphModel model)
    {
        yield return HeadConstraint;
        yield return Unique(JournalEntry, "sequence");
        yield return Unique(JournalEntry, "idempotency");
        yield return Index(JournalEntry, "time");
        yield return $"CREATE INDEX {Name(RecordChange, "record")} IF NOT EXISTS FOR (n:{RecordChange}) ON (n.record, n.sequence)";
        yield return Unique(RecordProperties.Label, RecordProperties.Id);
        yield return Index(RecordProperties.Label, RecordProperties.Projection);
        foreach (var kind in model.NodeKinds)
        {
            yield return Unique(kind.Name, RecordProperties.Id);
            foreach (var property in kind.Properties.Where(property => property.IsIndexed))
                yield return property.IsUnique ? Unique(kind.Name, property.Name) : Index(kind.Name, property.Name);
            if (kind.Search is { } search) yield return FullText(kind.Name, search.Terms.Name);
        }
        foreach (var kind in model.EdgeKinds)
        {
            yield return EdgeIndex(kind.Name, RecordProperties.Id);
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

    /// <summary>Tells one set of statements from another.</summary>
    internal static string DigestOf(GraphModel model) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Script(model))));

    /// <summary>What a statement calls its constraint or index.</summary>
    internal static string NameIn(string statement) => statement.Split(' ') is [_, "FULLTEXT", _, var name, ..] ? name : statement.Split(' ')[2];

    /// <summary>The full-text index over a kind's search terms.</summary>
    internal static string TermsIndex(string kind, string property) => Name(kind, property);

    /// <summary>A model's names go into statements as they are, so they must be plain, and not the store's own.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    internal static void CheckNames(GraphModel model)
    {
        string[] own = [Journal, JournalEntry, RecordChange, RecordProperties.Label];
        foreach (var kind in model.NodeKinds.Concat<PropertyOwner>(model.EdgeKinds))
        {
            if (!PlainName().IsMatch(kind.Name) || own.Contains(kind.Name)) throw new ArgumentException($"The kind {kind.Name} cannot be a name in Neo4j.", nameof(model));
            foreach (var property in kind.Properties)
                if (!PlainName().IsMatch(property.Name) || property.Name == RecordProperties.Id)
                    throw new ArgumentException($"The property {property} cannot be a name in Neo4j.", nameof(model));
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PlainName();

    private static string Unique(string label, string property) =>
        $"CREATE CONSTRAINT {Name(label, property)} IF NOT EXISTS FOR (n:{label}) REQUIRE n.{property} IS UNIQUE";

    private static string Index(string label, string property) =>
        $"CREATE INDEX {Name(label, property)} IF NOT EXISTS FOR (n:{label}) ON (n.{property})";

    // Terms are stems already. An analyzer that keeps a value whole fails on one longer than 32,766 bytes after the commit is logged, and takes the database down;
    // this one cuts long words in pieces of 255 letters, and a query the same way.
    private static string FullText(string label, string property) =>
        $"CREATE FULLTEXT INDEX {TermsIndex(label, property)} IF NOT EXISTS FOR (n:{label}) ON EACH [n.{property}] OPTIONS {{indexConfig: {{`fulltext.analyzer`: 'whitespace'}}}}";

    private static string EdgeIndex(string type, string property) =>
        $"CREATE INDEX {Name(type, property)} IF NOT EXISTS FOR ()-[r:{type}]-() ON (r.{property})";

    private static string Name(string owner, string property) => $"{owner}_{property}";
}
