using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>A limit of ours.</summary>
public sealed class IntrospectionDepthTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new IntrospectionDepth();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "two lists deep", "{ __schema { types { fields { type { fields { name } } } } } }", "" },
        { "three lists deep", """{ __schema { types { fields { type { fields { type { interfaces { name } } } } } } } __type(name: "Dog") { name } }""", "1:3" },
        { "through fragments, which may spread themselves",
            """
            { __type(name: "Dog") { ...T } a: __type(name: "Cat") { name } }
            fragment T on __Type { fields { type { ...T } } }
            """, "1:3" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Introspection_does_not_nest_three_lists(string why, string document, string places) => Check(why, document, places);
}
