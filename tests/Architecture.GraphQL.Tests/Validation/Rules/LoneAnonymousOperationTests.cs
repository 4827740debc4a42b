using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.2.3.1.</summary>
public sealed class LoneAnonymousOperationTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new LoneAnonymousOperation();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "one anonymous operation", "{ dog { name } }", "" },
        { "named ones", "query A { dog { name } } query B { cat { name } }", "" },
        { "an anonymous one and a fragment", "{ dog { ...F } } fragment F on Dog { name }", "" },
        { "two anonymous ones",
            """
            { dog { name } }
            { cat { name } }
            """, "1:1; 2:1" },
        { "an anonymous one beside a named one",
            """
            { dog { name } }
            mutation M { rename { name } }
            """, "1:1" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void An_operation_without_a_name_is_alone(string why, string document, string places) => Check(why, document, places);
}
