using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Incremental delivery draft.</summary>
public sealed class StreamDirectivesAreUsedOnListFieldsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new StreamDirectivesAreUsedOnListFields();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "on lists", "{ human { pets @stream { name } relatives @stream { name } } }", "" },
        { "on what is no list", "{ dog @stream { name @stream(initialCount: 0) owner { pets @stream { name } } missing @stream } }", "1:7; 1:22" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Only_lists_are_streamed(string why, string document, string places) => Check(why, document, places);
}
