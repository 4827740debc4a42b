using Architecture.Registry;

namespace Architecture.Storage.Neo4j.Tests;

/// <summary>What is checked in is what the model says.</summary>
public sealed class Neo4jSchemaTests
{
    [Fact]
    public async Task The_checked_in_script_is_generated_from_the_model()
    {
        var path = Path.Combine(Repository.Root, "schema", "neo4j", "model.cypher");
        var generated = Neo4jSchema.Script(RegistryGraph.Model);
        Assert.True(await File.ReadAllTextAsync(path) == generated, $"schema/neo4j/model.cypher is out of date; it should read:\n{generated}");
    }

    [Fact]
    public void Every_indexed_property_of_the_model_has_one_statement_and_no_name_is_used_twice()
    {
        var statements = Neo4jSchema.Statements(RegistryGraph.Model).ToList();
        var indexed = RegistryGraph.Model.NodeKinds.Sum(kind => kind.Properties.Count(property => property.IsIndexed) + (kind.Search is null ? 1 : 2))
            + RegistryGraph.Model.EdgeKinds.Sum(kind => kind.Properties.Count(property => property.IsIndexed) + 1);
        Assert.Equal(indexed + 7, statements.Count);
        Assert.Equal(statements.Count, statements.Select(Neo4jSchema.NameIn).Distinct().Count());
    }
}
