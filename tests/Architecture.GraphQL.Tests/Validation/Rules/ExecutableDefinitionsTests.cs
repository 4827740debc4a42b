using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.1.1.</summary>
public sealed class ExecutableDefinitionsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new ExecutableDefinitions();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "operations and fragments", "{ dog { ...F } } fragment F on Dog { name }", "" },
        { "a type among operations",
            """
            { dog { name } }
            type Cow { name: String }
            extend type Dog { color: String }
            """, "2:1; 3:1" },
        { "a schema, its extension and a directive",
            """
            schema { query: Query }
            extend schema @many
            directive @new on FIELD
            """, "1:1; 2:1; 3:1" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_document_to_execute_holds_operations_and_fragments_only(string why, string document, string places) => Check(why, document, places);
}
