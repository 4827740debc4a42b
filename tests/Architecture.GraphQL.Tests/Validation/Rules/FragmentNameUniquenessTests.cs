using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.5.1.1.</summary>
public sealed class FragmentNameUniquenessTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FragmentNameUniqueness();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "different names", "{ dog { ...A ...B } } fragment A on Dog { name } fragment B on Dog { barks }", "" },
        { "one name",
            """
            { dog { ...A } }
            fragment A on Dog { name }
            fragment A on Dog { barks }
            fragment A on Cat { name }
            """, "2:10 3:10; 2:10 4:10" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void No_two_fragments_have_one_name(string why, string document, string places) => Check(why, document, places);
}
