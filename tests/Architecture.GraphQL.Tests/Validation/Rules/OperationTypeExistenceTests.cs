using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.2.1.1.</summary>
public sealed class OperationTypeExistenceTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new OperationTypeExistence();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "every kind of operation the schema has", "query Q { dog { name } } mutation M { rename { name } } subscription S { dog { name } }", "" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void The_schema_has_a_root_for_every_operation(string why, string document, string places) => Check(why, document, places);
}
