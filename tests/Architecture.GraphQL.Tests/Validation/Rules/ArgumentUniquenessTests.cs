using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.4.2.</summary>
public sealed class ArgumentUniquenessTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new ArgumentUniqueness();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "different ones, on field and directive", "{ arguments { two(first: 1, second: 2) @many(times: 1) } }", "" },
        { "twice and thrice", "{ arguments { two(first: 1, second: 2, first: 3, second: 4, first: 5) int(value: 1) @many(times: 1, times: 2) } }", "1:19 1:40 1:61; 1:29 1:50; 1:91 1:101" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void An_argument_is_given_once(string why, string document, string places) => Check(why, document, places);
}
