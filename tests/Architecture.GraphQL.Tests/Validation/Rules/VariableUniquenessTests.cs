using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.8.1.</summary>
public sealed class VariableUniquenessTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new VariableUniqueness();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "one name in two operations", "query A($x: Int) { dog { name } } query B($x: Int) { dog { name } }", "" },
        { "one name thrice",
            """
            query A($x: Int, $y: Int, $x: String,
             $x: [Int], $y: Int) { dog { name } }
            """, "1:10 1:28 2:3; 1:19 2:14" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void No_two_variables_of_an_operation_have_one_name(string why, string document, string places) => Check(why, document, places);
}
