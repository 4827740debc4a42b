using Architecture.GraphQL.Validation;
using Architecture.GraphQL.Validation.Rules;

namespace Architecture.GraphQL.Tests.Validation.Rules;

/// <summary>Incremental delivery draft.</summary>
public sealed class DeferAndStreamDirectiveLabelsAreUniqueTests : RuleTest
{
    internal override IValidationRule Rule { get; } = new DeferAndStreamDirectiveLabelsAreUnique();

    public static TheoryData<string, string, string> Documents => new()
    {
        { "different labels, or none", """{ dog { ... @defer(label: "a") { name } ... @defer { name } ... @defer(label: null) { name } owner { pets @stream(label: "b") { name } } } }""", "" },
        { "a label twice, and one that is no literal", """query A($l: String) { dog { ... @defer(label: "a") { name } ... @defer(label: $l) { name } owner { pets @stream(label: "a") { name } } } }""", "1:65; 1:33 1:105" },
    };

    [Theory, MemberData(nameof(Documents))]
    public void Labels_are_literal_and_distinct(string why, string document, string places) => Check(why, document, places);
}
