using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.8.4.</summary>
public sealed class AllVariablesUsedTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new AllVariablesUsed();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "used, if only in a fragment", "query A($a: Int) { arguments { ...F } } fragment F on Arguments { int(value: $a) }", "" },
        { "not used",
            """
            query A($a: Int, $b: Int) { arguments { int(value: $a) } }
             query B($c: Int) { dog { name } }
            """, "1:18; 2:10" },
        { "used by another operation's fragment only", "query A($a: Int) { dog { name } } query B($a: Int) { arguments { ...F } } fragment F on Arguments { int(value: $a) }", "1:9" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_variable_defined_is_used(string why, string document, string places) => Check(why, document, places);
}
