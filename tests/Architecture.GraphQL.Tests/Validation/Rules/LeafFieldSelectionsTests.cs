using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.3.3.</summary>
public sealed class LeafFieldSelectionsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new LeafFieldSelections();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "a leaf without a selection", "{ dog { barks } }", "" },
        { "an object without one",
            """
            query { human }
             query B { catOrDog }
            """, "1:9; 2:12" },
        { "leaves with one",
            """
            { dog { barks { x } volume @onField { y }
             name(first: true) { z } } }
            """, "1:15; 1:37; 2:20" },
        { "a field that does not exist", "{ dog { missing { x } } }", "" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_field_has_a_selection_exactly_when_its_type_has_fields(string why, string document, string places) => Check(why, document, places);
}
