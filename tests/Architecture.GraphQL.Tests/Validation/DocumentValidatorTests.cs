using System.Globalization;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;
using Architecture.GraphQL.Validation;

namespace Architecture.GraphQL.Tests.Validation;

/// <summary>What holds for all rules together: order, limits, and work that does not grow with the square of a document.</summary>
public sealed class DocumentValidatorTests
{
    private static readonly Schema Known = Schema.Parse("type Query { a(x: Int): Int b: Int q: Query list: [Query] } type Mutation { m: Int }");

    [Fact]
    public void Errors_come_in_the_order_of_the_document_whatever_rule_finds_them()
    {
        var errors = Validate("query A($unused: Int) { missing a(y: 1) @what ...F ...Gone }\nfragment F on Query { q b { x } }\nfragment Lost on Nothing { a }");
        Assert.Equal(
            ["1:9", "1:25", "1:35", "1:41", "1:55", "2:23", "2:27", "3:18", "3:1"],
            errors.Select(error => string.Create(CultureInfo.InvariantCulture, $"{error.Locations[0].Line}:{error.Locations[0].Column}")));
    }

    [Fact]
    public void After_the_limit_of_errors_one_more_says_that_there_are_others()
    {
        var errors = Validate($"{{ {Repeat(150, "missing")} }}");
        Assert.Equal(101, errors.Count);
        Assert.Empty(errors[^1].Locations);
    }

    [Fact]
    public void Every_error_carries_the_code_of_validation() =>
        Assert.All(Validate("{ missing ...Gone }"), error => Assert.Equal(ErrorCodes.Validation, error.Code));

    [Theory]
    [InlineData("a(x: 1)")]
    [InlineData("q { q { a b q { a } } }")]
    [InlineData("q { ...F }")]
    public void Repeats_of_a_field_cost_no_more_than_their_number(string field)
    {
        // Two thousand fields make two million pairs; a budget of some comparisons a field says that they are not compared in pairs.
        var limits = ValidationLimits.Default with { MaxComparisons = 20_000 };
        Assert.Empty(Validate($"{{ {Repeat(2_000, field)} ...F }} fragment F on Query {{ b }}", limits));
    }

    [Fact]
    public void Fields_with_different_selections_below_cost_no_more_than_their_number()
    {
        var fields = string.Join(' ', Enumerable.Range(0, 2_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"q {{ r{number}: a }}")));
        Assert.Empty(Validate($"{{ {fields} }}", ValidationLimits.Default with { MaxComparisons = 20_000 }));
    }

    [Fact]
    public void Fragments_that_double_at_every_level_are_looked_at_once()
    {
        var fragments = string.Join(' ', Enumerable.Range(0, 60).Select(number => string.Create(CultureInfo.InvariantCulture, $"fragment F{number} on Query {{ x: q {{ ...F{number + 1} }} y: q {{ ...F{number + 1} }} }}")));
        Assert.Empty(Validate($"{{ ...F0 }} {fragments} fragment F60 on Query {{ b }}", ValidationLimits.Default with { MaxComparisons = 20_000 }));
    }

    [Fact]
    public void A_document_that_conflicts_everywhere_ends_at_the_limit_of_work()
    {
        var limits = ValidationLimits.Default with { MaxComparisons = 5_000, MaxErrors = 100_000 };
        var errors = Validate($"{{ {Repeat(500, "x: a x: b")} }}", limits);
        Assert.Equal(ErrorCodes.LimitExceeded, errors[^1].Code);
    }

    [Fact]
    public void A_long_chain_of_fragments_and_a_cycle_of_them_are_no_harm()
    {
        var chain = string.Join(' ', Enumerable.Range(0, 1_000).Select(number => string.Create(CultureInfo.InvariantCulture, $"fragment F{number} on Query {{ ...F{number + 1} }}")));
        Assert.Empty(Validate($"{{ ...F0 }} {chain} fragment F1000 on Query {{ b }}"));
        var cycle = Validate($"{{ ...F0 }} {chain} fragment F1000 on Query {{ ...F0 }}");
        Assert.Equal(1_001, Assert.Single(cycle).Locations.Count);
    }

    [Fact]
    public void Work_through_fragments_ends_at_its_limit()
    {
        var operations = string.Join(' ', Enumerable.Range(0, 100).Select(number => string.Create(CultureInfo.InvariantCulture, $"query Q{number} {{ ...F }}")));
        var errors = Validate($"{operations} fragment F on Query {{ a(x: $missing) }}", ValidationLimits.Default with { MaxFragmentVisits = 50 });
        Assert.Equal(ErrorCodes.LimitExceeded, errors[^1].Code);
    }

    private static IReadOnlyList<GraphQLError> Validate(string document, ValidationLimits? limits = null) =>
        DocumentValidator.Validate(Known, Parser.Parse(document, new(MaxTokens: 100_000)), limits);

    private static string Repeat(int times, string text) => string.Join(' ', Enumerable.Repeat(text, times));
}
