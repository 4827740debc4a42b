using System.Text;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Tests.Language;

/// <summary>Whatever comes in, what goes out is a response: no exception, no end of the process. Bounded as <see cref="Fuzzing"/> says.</summary>
public sealed class FuzzTests
{
    private static readonly string[] Seeds =
    [
        "query Q($id: ID! = \"b1\", $n: Int = 2) { book(id: $id) { ...F related(first: $n) { title } } books { author { name books { pages } } } } fragment F on Book { title genre @skip(if: false) }",
        "mutation { add(input: {title: \"x\\u{1F600}\", genre: NOVEL, pages: 3, tags: [\"a\", \"\"\"b\"\"\"]}) { book { id } query { version } } }",
        "{ items { __typename ... on Book { published } ... on Magazine { id } } find(text: \"o\") { ... on Item { title } } __schema { types { name fields(includeDeprecated: true) { args { defaultValue } } } } }",
        "{ fails secret at(version: 3) { version } }",
    ];

    private static readonly string[] Pieces =
        ["{", "}", "(", ")", "[", "]", "...", "on", ":", "$", "!", "@", "=", "|", "&", "\"", "\"\"\"", "\\u{", "#", "\n", "0", "-1", "1.5e9", "null", "true", "__typename", "fragment", "query", "Book", "id", "\uFEFF", "\uD800", "é"];

    [Fact]
    public async Task Spliced_and_truncated_documents_are_answered()
    {
        var random = new Random(Fuzzing.Seed);
        var schema = new Library().Build();
        foreach (var round in Fuzzing.Rounds())
        {
            // Mutations add books, and a library of a million would be measured instead of the engine.
            if (round % 2_000 == 0) schema = new Library().Build();
            await AnswerAsync(schema, Mutate(random));
        }
    }

    [Fact]
    public async Task Random_text_is_answered()
    {
        var random = new Random(Fuzzing.Seed);
        var schema = new Library().Build();
        foreach (var _ in Fuzzing.Rounds())
        {
            var text = new StringBuilder();
            for (var length = random.Next(60); length > 0; length--)
                text.Append(random.Next(4) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]).Append(random.Next(3) == 0 ? " " : "");
            await AnswerAsync(schema, text.ToString());
        }
    }

    [Fact]
    public void Deep_nests_of_any_bracket_end_in_an_error()
    {
        foreach (var (open, close) in new[] { ("{a", "}"), ("[", "]"), ("{a:", "}"), ("(", ")"), ("... {", "}"), ("@a(b:[", "])") })
            foreach (var before in new[] { "", "{ a(x: ", "query ($x: ", "type A @d(x: ", "fragment F on T " })
                Assert.Throws<GraphQLSyntaxException>(() =>
                    Parser.Parse(before + string.Concat(Enumerable.Repeat(open, 20_000)) + string.Concat(Enumerable.Repeat(close, 20_000)), new(MaxTokens: int.MaxValue)));
    }

    private static string Mutate(Random random)
    {
        var text = Seeds[random.Next(Seeds.Length)];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(text.Length + 1);
            var end = Math.Min(text.Length, at + random.Next(12));
            var other = Seeds[random.Next(Seeds.Length)];
            var from = random.Next(other.Length);
            text = random.Next(5) switch
            {
                0 => text[..at],
                1 => text.Remove(at, end - at),
                2 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                3 => text.Insert(at, text[at..end]),
                _ => text[..at] + other[from..],
            };
        }
        return text;
    }

    private static async Task AnswerAsync(ExecutableSchema schema, string document)
    {
        try
        {
            var answer = await Library.Run(schema, document);
            using var json = System.Text.Json.JsonDocument.Parse(answer);
            Assert.True(json.RootElement.TryGetProperty("data", out _) || json.RootElement.TryGetProperty("errors", out _));
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{document}\n{exception}");
        }
    }
}
