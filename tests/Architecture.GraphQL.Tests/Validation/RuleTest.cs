using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;
using Architecture.GraphQL.Validation;

namespace Architecture.GraphQL.Tests.Validation;

/// <summary>The harness of the rule tests: one schema, and one rule at a time over a document.</summary>
public abstract class RuleTest
{
    private const string Sdl = """
        directive @onField on FIELD
        directive @onQuery on QUERY
        directive @many(times: Int! = 1) repeatable on FIELD | QUERY | FRAGMENT_SPREAD
        directive @needs(what: Int!) on FIELD
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        directive @stream(if: Boolean! = true, label: String, initialCount: Int = 0) on FIELD
        scalar Anything
        enum Size { SMALL LARGE }
        input Box { size: Size! name: String = "box" inner: Box list: [Int!] }
        input Choice @oneOf { number: Int text: String box: Box }
        interface Being { name(first: Boolean): String }
        interface Pet implements Being { name(first: Boolean): String }
        interface Lonely { alone: Boolean }
        type Dog implements Being & Pet { name(first: Boolean): String barks: Boolean volume: Int friend: Dog owner: Human size(unit: Int): Int tags: [String] }
        type Cat implements Being & Pet { name(first: Boolean): String meows: Boolean volume: String! friend: Cat owner: Human! size(unit: Int): Int tags: [String] }
        type Human implements Being { name(first: Boolean): String pets: [Pet] relatives: [Human!]! }
        union CatOrDog = Cat | Dog
        union DogOrHuman = Dog | Human
        type Arguments {
          int(value: Int): String
          must(value: Int!): String
          defaulted(value: Int! = 3): String
          float(value: Float): String
          text(value: String): String
          flag(value: Boolean): String
          id(value: ID): String
          size(value: Size): String
          list(value: [String]): String
          matrix(value: [[Int!]]): String
          box(value: Box): String
          choice(value: Choice): String
          choices(value: [Choice!]): String
          any(value: Anything): String
          two(first: Int!, second: Int!): String
        }
        type Query { dog: Dog cat: Cat pet: Pet being: Being human(id: ID): Human catOrDog: CatOrDog dogOrHuman: DogOrHuman lonely: Lonely arguments: Arguments any: Anything }
        type Mutation { rename(name: String): Dog relatives: [Human] }
        type Subscription { dog: Dog cat: Cat relatives: [Human] }
        """;

    private static readonly Schema Known = Schema.Parse(Sdl);

    internal abstract IValidationRule Rule { get; }

    /// <param name="why">What the row is about.</param>
    /// <param name="document">The document, whose first line is line 1.</param>
    /// <param name="places">Where the errors point to: "line:column line:column", errors separated by semicolons; empty when there are none.</param>
    protected void Check(string why, string document, string places)
    {
        var errors = DocumentValidator.Validate(Known, Parser.Parse(document), ValidationLimits.Default, [Rule]);
        var found = string.Join("; ", errors.Select(PlacesOf));
        Assert.True(places == found, $"{why}: expected errors at \"{places}\", found \"{found}\" ({string.Join(" ", errors.Select(error => error.Message))})");
    }

    private static string PlacesOf(GraphQLError error) => string.Join(' ', error.Locations.Select(place => $"{place.Line}:{place.Column}"));
}
