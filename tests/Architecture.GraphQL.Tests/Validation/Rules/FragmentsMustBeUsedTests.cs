using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.5.1.4.</summary>
public sealed class FragmentsMustBeUsedTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FragmentsMustBeUsed();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "all used, one through another", "{ dog { ...A } } fragment A on Dog { ...B } fragment B on Dog { name }", "" },
        { "two unused",
            """
            { dog { ...A } } fragment A on Dog { name }
            fragment B on Dog { name }
            fragment C on Dog { barks }
            """, "2:1; 3:1" },
        { "unused though they use each other",
            """
            { dog { name } }
            fragment A on Dog { ...B }
            fragment B on Dog { ...A }
            """, "2:1; 3:1" },
        { "an undefined spread uses nothing", "{ dog { ...X } } fragment A on Dog { name }", "1:18" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_fragment_is_reached_from_an_operation(string why, string document, string places) => Check(why, document, places);
}
