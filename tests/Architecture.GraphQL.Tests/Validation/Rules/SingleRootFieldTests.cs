using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.2.4.1.</summary>
public sealed class SingleRootFieldTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new SingleRootField();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "one field", "subscription S { dog { name friend { name } } }", "" },
        { "one field through a fragment", "subscription S { ...F } fragment F on Subscription { dog { name } }", "" },
        { "one field, twice the same", "subscription S { dog { name } ...F } fragment F on Subscription { dog { barks } }", "" },
        { "two fields",
            """
            subscription S { dog { name }
             cat { name } }
            """, "2:2" },
        { "three fields, two by fragments",
            """
            subscription S { dog { name } ...F ... on Subscription { relatives { name } } }
            fragment F on Subscription { cat { name } dog { barks } }
            """, "2:30 1:58" },
        { "an introspection field", "subscription S { __typename }", "1:18" },
        { "two introspection fields",
            """
            subscription S { __typename
             t: __typename }
            """, "2:2; 1:18; 2:2" },
        { "conditions at the root", "subscription S($v: Boolean!) { dog @skip(if: $v) { name } cat @include(if: true) { name } }", "1:36 1:63" },
        { "a condition within a fragment", "subscription S { ...F } fragment F on Subscription { ... @include(if: true) { dog { name } } }", "1:58" },
        { "conditions below the root", "subscription S { dog { name @skip(if: true) } }", "" },
        { "two fields of a query", "{ dog { name } cat { name } }", "" },
        { "a fragment that spreads itself", "subscription S { ...F } fragment F on Subscription { dog { name } ...F }", "" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_subscription_selects_one_field_without_conditions(string why, string document, string places) => Check(why, document, places);
}
