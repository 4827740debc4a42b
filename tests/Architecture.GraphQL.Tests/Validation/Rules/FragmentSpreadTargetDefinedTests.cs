using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.5.2.1.</summary>
public sealed class FragmentSpreadTargetDefinedTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FragmentSpreadTargetDefined();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "defined", "{ dog { ...A ... on Dog { ...A } } } fragment A on Dog { name }", "" },
        { "not defined, at the root, inline and in a fragment",
            """
            { dog { ...X ... on Dog { ...Y } } }
            fragment A on Dog { name ...Z }
            """, "1:12; 1:30; 2:29" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_fragment_spread_is_defined(string why, string document, string places) => Check(why, document, places);
}
