using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.5.2.3.</summary>
public sealed class FragmentSpreadIsPossibleTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FragmentSpreadIsPossible();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "the same type, an interface of it, a union with it", "fragment F on Dog { ... on Dog { name } ... on Pet { name } ... on CatOrDog { __typename } ... { name } }", "" },
        { "into interface and union", "fragment F on Pet { ... on Dog { name } ... on CatOrDog { __typename } } fragment G on CatOrDog { ... on Pet { name } ... on DogOrHuman { __typename } }", "" },
        { "another object", "fragment F on Cat { ... on Dog { name } }", "1:21" },
        { "by name", "{ cat { ...D } dog { ...D } } fragment D on Dog { name }", "1:9" },
        { "an interface that the object does not have", "fragment F on Human { ... on Pet { name } } fragment G on Lonely { ... on Pet { name } }", "1:23; 1:68" },
        { "unions that share nothing with it", "fragment F on Human { ... on CatOrDog { __typename } } fragment G on Cat { ... on DogOrHuman { __typename } }", "1:23; 1:76" },
        { "types that are unknown or have no fields are other rules'", "{ dog { ... on Missing { x } ... on Int { y } ...F } } fragment F on String { z }", "" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_fragment_is_spread_only_where_it_can_apply(string why, string document, string places) => Check(why, document, places);
}
