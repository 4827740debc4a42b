using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.8.3.</summary>
public sealed class AllVariableUsesDefinedTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new AllVariableUsesDefined();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "defined, used deep in values and in fragments", "query A($a: Int, $b: Size!) { arguments { int(value: $a) box(value: { size: $b }) ...F } } fragment F on Arguments { int(value: $a) }", "" },
        { "undefined in a field, a directive, a list, an object", "query A { arguments { int(value: $a) list(value: [$b]) box(value: { size: $c }) id @skip(if: $d) } }", "1:34 1:1; 1:51 1:1; 1:75 1:1; 1:94 1:1" },
        { "defined by one of two operations",
            """
            query A($a: Int) { arguments { ...F } }
            query B { arguments { ...F } }
            fragment F on Arguments { int(value: $a) }
            """, "3:38 2:1" },
        { "in an anonymous operation through two fragments",
            """
            { arguments { ...F } }
            fragment F on Arguments { ...G int(value: $a) }
            fragment G on Arguments { int(value: $b) ...F }
            """, "2:43 1:1; 3:38 1:1" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_variable_used_is_defined(string why, string document, string places) => Check(why, document, places);
}
