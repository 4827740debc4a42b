using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.7.2.</summary>
public sealed class DirectivesAreInValidLocationsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new DirectivesAreInValidLocations();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "each where it may stand", "query @onQuery { dog @onField { name @skip(if: true) ... @include(if: true) { barks } } }", "" },
        { "on the wrong thing",
            """
            query @onField { dog @onQuery { name ... @onField { barks } ...F @onQuery } }
            fragment F on Dog @onField { name }
            mutation @onQuery { rename { name } }
            query B($a: Int @onField) { dog { name } }
            """, "1:7; 1:22; 1:42; 1:66; 2:19; 3:10; 4:17" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_directive_stands_where_its_definition_allows(string why, string document, string places) => Check(why, document, places);
}
