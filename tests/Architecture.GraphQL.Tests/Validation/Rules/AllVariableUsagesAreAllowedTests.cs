using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.8.5.</summary>
public sealed class AllVariableUsagesAreAllowedTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new AllVariableUsagesAreAllowed();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "the type itself, or stricter", "query A($a: Int, $b: Int!, $c: [String!]!) { arguments { int(value: $a) i: int(value: $b) list(value: $c) must(value: $b) } }", "" },
        { "a default makes up for null", "query A($a: Int = 1, $b: Int) { arguments { must(value: $a) defaulted(value: $b) } }", "" },
        { "a default of null does not", "query A($a: Int = null) { arguments { must(value: $a) } }", "1:9 1:51" },
        { "looser than the place", "query A($a: Int, $b: String, $c: [Int]) { arguments { must(value: $a) int(value: $b) matrix(value: $c) } }", "1:9 1:67; 1:18 1:82; 1:30 1:100" },
        { "inside lists and objects", "query A($a: String, $s: Size, $t: Int!) { arguments { list(value: [$a]) matrix(value: [[$t]]) box(value: { size: $s, list: [$t], name: $a }) } }", "1:21 1:114" },
        { "through fragments, at the end of the operation",
            """
            query A($a: Int) { arguments { ...F } }
            fragment F on Arguments { must(value: $a) ...G }
            fragment G on Arguments { text(value: $a) }
            """, "1:9 2:39; 1:9 3:39" },
        { "in a OneOf input object it must be non-null", "query A($a: Int, $b: Int!, $c: Int = 1) { arguments { a: choice(value: { number: $a }) b: choice(value: { number: $b }) c: choice(value: { number: $c }) } }", "1:9 1:82; 1:28 1:148" },
        { "in a condition", "query A($a: Boolean, $b: Boolean!, $c: String!) { dog @skip(if: $a) { name @include(if: $b) barks @include(if: $c) } }", "1:9 1:65; 1:36 1:112" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_variable_fits_every_place_it_is_used_in(string why, string document, string places) => Check(why, document, places);
}
