using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.7.1.</summary>
public sealed class DirectivesAreDefinedTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new DirectivesAreDefined();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "known", "query @onQuery { dog @onField { name @include(if: true) } }", "" },
        { "unknown",
            """
            query @unknown { dog @unknown(if: 1) { ...F @what } }
            fragment F on Dog @dont { name }
            query B($a: Int @nope) { dog { name } }
            """, "1:7; 1:22; 1:45; 2:19; 3:17" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_directive_is_known(string why, string document, string places) => Check(why, document, places);
}
