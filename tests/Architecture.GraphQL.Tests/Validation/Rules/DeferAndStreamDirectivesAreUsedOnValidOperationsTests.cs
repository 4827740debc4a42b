using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Incremental delivery draft.</summary>
public sealed class DeferAndStreamDirectivesAreUsedOnValidOperationsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new DeferAndStreamDirectivesAreUsedOnValidOperations();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "in a query; turned off in a subscription", "{ dog { ... @defer { name } } } subscription S($v: Boolean!) { dog { ... @defer(if: false) { name } ...F @defer(if: $v) } } fragment F on Dog { name }", "" },
        { "where it may be left out", "subscription S { dog { ... @defer @skip(if: true) { name } ... @defer @include(if: false) { name } } }", "" },
        { "in a subscription, deep and through fragments",
            """
            subscription S { dog { ... @defer { name } ...F owner { pets @stream { name } } } }
            fragment F on Dog { ... @defer(if: true) { name ...G } }
            fragment G on Dog { owner { relatives @stream { name } } ...F }
            """, "1:28; 2:25 1:44; 3:39 2:49 1:44; 1:62" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_subscription_defers_only_under_a_condition(string why, string document, string places) => Check(why, document, places);
}
