using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Tests.Types;

public sealed class SchemaTests
{
    [Fact]
    public void A_schema_is_read_with_extensions_and_lists_its_types_in_order()
    {
        var schema = Schema.Parse("type Query { a(x: In = {n: 1}): A } extend type Query { b: Int } interface N { id: ID! } type A implements N { id: ID! u: U } union U = A input In { n: Int = 2 }");
        Assert.Equal(["Query", "Int", "N", "ID", "A", "U", "In", "Boolean", "String", "__Schema", "__Type", "__TypeKind", "__Field", "__InputValue", "__EnumValue", "__Directive", "__DirectiveLocation"], schema.Types.Select(type => type.Name));
        Assert.Equal(["a", "b"], schema.QueryType!.Fields.Select(field => field.Name));
    }

    [Fact]
    public void Every_fault_of_a_schema_is_listed_at_once()
    {
        var fault = Assert.Throws<SchemaException>(() => Schema.Parse("type Query { a: Missing b(c: Query): Int __d: Int } type Empty interface N { id: ID! } type A implements N { x: Int @nope }"));
        Assert.Equal(6, fault.Faults.Count);
    }
}
