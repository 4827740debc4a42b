using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.4.1.</summary>
public sealed class ArgumentNamesTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new ArgumentNames();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "known", "{ dog { name(first: true) ...F @many(times: 2) } } fragment F on Dog { size(unit: 1) }", "" },
        { "unknown on a field", "{ dog { name(last: true, first: false) size(x: 1) } }", "1:14; 1:45" },
        { "unknown on a directive", "{ dog @skip(unless: true) @many(time: 1) { name @needs(what: 1, why: 2) } }", "1:13; 1:33; 1:65" },
        { "of an unknown field or directive nothing is known", "{ dog { missing(x: 1) name @missing(y: 1) } }", "" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_argument_given_is_one_of_the_field_or_directive(string why, string document, string places) => Check(why, document, places);
}
