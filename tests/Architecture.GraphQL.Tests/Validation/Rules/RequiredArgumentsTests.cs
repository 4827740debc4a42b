using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.4.3.</summary>
public sealed class RequiredArgumentsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new RequiredArguments();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "given, or with a default", "{ arguments { must(value: 1) defaulted two(first: 1, second: 2) int } }", "" },
        { "null is given", "{ arguments { must(value: null) } }", "" },
        { "missing on fields", "{ arguments { must two(second: 2) both: two } }", "1:15; 1:20; 1:35; 1:35" },
        { "missing on directives, after what is inside", "{ dog @include { name @needs ... @skip { barks } } }", "1:7; 1:23; 1:34" },
        { "unknown ones do not help", "{ arguments { must(other: 1) } }", "1:15" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_required_argument_is_given(string why, string document, string places) => Check(why, document, places);
}
