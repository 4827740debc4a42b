using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.5.1.2.</summary>
public sealed class FragmentSpreadTypeExistenceTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FragmentSpreadTypeExistence();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "types that exist", "query Q($v: String, $b: [Box!]!) { dog { ... on Pet { name } ...F } } fragment F on Dog { name }", "" },
        { "types that do not",
            """
            query Q($v: Missing, $w: [[Gone!]]) { dog { ... on Nowhere { name } ...F } }
            fragment F on Nothing { name }
            """, "1:13; 1:28; 1:52; 2:15" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_type_named_exists(string why, string document, string places) => Check(why, document, places);
}
