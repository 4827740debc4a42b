using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.7.3.</summary>
public sealed class DirectivesAreUniquePerLocationTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new DirectivesAreUniquePerLocation();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "different ones, and a repeatable one", "{ dog @onField @many @many { name @onField } }", "" },
        { "unknown ones are another rule's", "{ dog @what @what { name } }", "" },
        { "twice, and thrice", "{ dog @onField @onField { name @onField @include(if: true) @onField @onField } }", "1:7 1:16; 1:32 1:60; 1:32 1:69" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_directive_stands_once_unless_it_is_repeatable(string why, string document, string places) => Check(why, document, places);
}
