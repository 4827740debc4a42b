using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.3.1.</summary>
public sealed class FieldSelectionsTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FieldSelections();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "fields of objects and interfaces", "{ dog { name volume __typename } pet { name } }", "" },
        { "the type name of a union", "{ catOrDog { __typename ... on Dog { name } } }", "" },
        { "a field of no type", "{ dog { meows } pet { volume } catOrDog { name } }", "1:9; 1:23; 1:43" },
        { "below a field that does not exist nothing is known", "{ dog { missing { deeper } } }", "1:9" },
        { "with an alias", "{ dog { barks: kawVolume } }", "1:9" },
        { "meta-fields away from the root", """{ __schema { types { name } } dog { __schema { types { name } } __type(name: "A") { name } } }""", "1:37; 1:65" },
        { "in fragments on types that do not exist", "fragment F on Missing { x } { dog { ... on Gone { y } } }", "" },
        { "of the mutation's root", "mutation { rename { name } missing }", "1:28" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Every_field_selected_is_one_of_its_type(string why, string document, string places) => Check(why, document, places);
}
