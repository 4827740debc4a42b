using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Specification 5.5.2.2.</summary>
public sealed class FragmentSpreadsMustNotFormCyclesTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new FragmentSpreadsMustNotFormCycles();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "a spread twice is no cycle", "fragment A on Dog { ...B ...B } fragment B on Dog { name }", "" },
        { "a double chain is none", "fragment A on Dog { ...B ...C } fragment B on Dog { ...C } fragment C on Dog { name }", "" },
        { "a fragment unknown is none", "fragment A on Dog { ...X }", "" },
        { "itself", "fragment A on Dog { friend { ...A } }", "1:30" },
        { "itself twice", "fragment A on Dog { ...A ...A }", "1:21; 1:26" },
        { "through another",
            """
            fragment A on Dog { ...B }
            fragment B on Dog { friend { ... { ...A } } }
            """, "1:21 2:36" },
        { "through others, with two ways",
            """
            fragment A on Dog { ...B }
            fragment B on Dog { ...C }
            fragment C on Dog { ...A ...B }
            """, "1:21 2:21 3:21; 2:21 3:26" },
        { "two cycles that meet",
            """
            fragment A on Dog { ...B ...C }
            fragment B on Dog { ...D }
            fragment C on Dog { ...D }
            fragment D on Dog { ...A ...E }
            fragment E on Dog { ...C }
            """, "1:21 2:21 4:21; 4:26 5:21 3:21" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void No_fragment_spreads_itself(string why, string document, string places) => Check(why, document, places);
}
