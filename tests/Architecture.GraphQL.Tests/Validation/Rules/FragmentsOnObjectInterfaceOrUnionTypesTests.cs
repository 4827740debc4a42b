using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.5.1.3.</summary>
public sealed class FragmentsOnObjectInterfaceOrUnionTypesTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FragmentsOnObjectInterfaceOrUnionTypes();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "an object, an interface, a union", "fragment A on Dog { name } fragment B on Pet { name } fragment C on CatOrDog { __typename }", "" },
        { "an inline fragment without a type", "{ dog { ... { name } } }", "" },
        { "a scalar, an enum, an input object",
            """
            fragment A on Boolean { x }
            fragment B on Size { x }
            fragment C on Box { name }
            { dog { ... on String { x } } }
            """, "1:15; 2:15; 3:15; 4:16" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void A_type_condition_is_a_type_with_fields(string why, string document, string places) => Check(why, document, places);
}
