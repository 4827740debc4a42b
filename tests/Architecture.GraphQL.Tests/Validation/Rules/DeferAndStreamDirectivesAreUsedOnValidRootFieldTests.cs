using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Incremental delivery draft.</summary>
public sealed class DeferAndStreamDirectivesAreUsedOnValidRootFieldTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new DeferAndStreamDirectivesAreUsedOnValidRootField();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "on a query's root, below a mutation's", "{ ... @defer { dog { name } } } mutation M { rename { ... @defer { name } } }", "" },
        { "on a mutation's root",
            """
            mutation M { ... @defer { rename { name } } ...F @defer relatives @stream { name } }
            fragment F on Mutation { relatives @stream { name } }
            """, "1:18; 1:50; 2:36; 1:67" },
        { "on a subscription's root, by a fragment",
            """
            subscription S { ...F }
            fragment F on Subscription { ... @defer { dog { name } } relatives @stream { name } ...F }
            """, "2:34; 2:68" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Root_fields_of_mutations_and_subscriptions_are_not_deferred(string why, string document, string places) => Check(why, document, places);
}
