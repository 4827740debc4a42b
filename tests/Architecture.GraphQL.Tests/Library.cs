using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Tests;

/// <summary>A small library: books, authors, magazines; enough to see every way of binding at work.</summary>
internal sealed class Library
{
    public const string Sdl = """
        scalar Date
        interface Item { id: ID! title: String! }
        union Found = Book | Magazine
        enum Genre { NOVEL SHORT_STORY }
        type Author { id: ID! name: String! books: [Book!]! publisher: Author }
        type Book implements Item { id: ID! title: String! genre: Genre author: Author! editor: Author published: Date pages: Int! related(first: Int = 2): [Book!] }
        type Magazine implements Item { id: ID! title: String! }
        input NewBook { title: String!, genre: Genre = NOVEL, pages: Int, tags: [String!] }
        type Payload { book: Book query: Query! }
        type Query {
          book(id: ID!): Book
          books: [Book!]!
          items: [Item!]!
          find(text: String!): [Found]
          fails: String
          secret: String!
          version: Int!
          at(version: Int!): Query
        }
        type Mutation { add(input: NewBook!): Payload bump: Int! }
        """;

    public sealed record Person(int Id, string Name, int? Publisher);

    public enum Genre
    {
        Novel,
        ShortStory,
        Unlisted,
    }

    public abstract record Item(string Id, string Title);

    public sealed record Book(string Id, string Title, Genre Genre, int Author, int? Editor, DateOnly? Published, int Pages) : Item(Id, Title);

    public sealed record Magazine(string Id, string Title) : Item(Id, Title);

    public List<string> Calls { get; } = [];

    public List<Exception> Reported { get; } = [];

    public List<string> Asked { get; } = [];

    public int Version { get; set; } = 1;

    public List<Item> Items { get; } =
    [
        new Book("b1", "Gösta Berlings saga", Genre.Novel, 1, null, new(1891, 1, 1), 400),
        new Book("b2", "Jerusalem", Genre.Novel, 1, 2, null, 500),
        new Book("b3", "Röda rummet", Genre.ShortStory, 2, 2, new(1879, 11, 14), 300),
        new Magazine("m1", "Ord & Bild"),
    ];

    private static readonly Dictionary<int, Person> People = new() { [1] = new(1, "Selma", 2), [2] = new(2, "August", null) };

    public ExecutableSchema Build()
    {
        var authors = new Loader<int, Person?>((ids, context, _) =>
        {
            Calls.Add($"authors({string.Join(",", ids)})@{context.Scope}");
            return new([.. ids.Select(id => People.GetValueOrDefault(id))]);
        });
        var builder = new SchemaBuilder().Sdl(Sdl).Scalar(Scalars.Date).Report((exception, _) => Reported.Add(exception));
        builder.Object<Person>("Author")
            .Field("id", person => person.Id)
            .Field("name", person => person.Name)
            .One("publisher", person => person.Publisher, authors)
            .Many<int, Book>("books", person => person.Id, (ids, _, _) =>
            {
                Calls.Add($"books({string.Join(",", ids)})");
                return new([.. ids.Select(id => (IReadOnlyList<Book>)[.. Items.OfType<Book>().Where(book => book.Author == id)])]);
            });
        builder.Object<Book>("Book")
            .Field("id", book => book.Id)
            .Field("title", book => book.Title)
            .Field("genre", book => book.Genre)
            .Field("published", book => book.Published)
            .Field("pages", book => book.Pages)
            .One("author", book => book.Author, authors)
            .One("editor", book => book.Editor, authors)
            .Batch("related", (books, context, _) =>
            {
                Calls.Add($"related({context.Arguments.Int("first")}) of {books.Count}");
                IReadOnlyList<Book> related = [.. Items.OfType<Book>().Take(context.Arguments.Int("first"))];
                return new ValueTask<IReadOnlyList<FieldResult<IReadOnlyList<Book>>>>(
                    [.. books.Select(book => book.Id == "b2" ? new(new FieldError("No relations.", "NO_RELATIONS")) : new FieldResult<IReadOnlyList<Book>>(related))]);
            });
        builder.Object<Magazine>("Magazine").Field("id", item => item.Id).Field("title", item => item.Title);
        builder.Object<Payload>("Payload").Field("book", payload => payload.Book).Field("query", payload => Scoped.Of(Root.Value, payload.Version));
        builder.Object<Root>("Query")
            .Resolve("book", (_, context, _) => new ValueTask<Item?>(Items.Find(item => item.Id == context.Arguments.Text("id"))))
            .Resolve("books", (_, context, _) =>
            {
                Asked.AddRange(context.Selection.Names);
                return new ValueTask<IReadOnlyList<Book>>([.. Items.OfType<Book>()]);
            })
            .Field("items", _ => Items)
            .Field("find", (_, context) => Items.Where(item => item.Title.Contains(context.Arguments.Text("text"), StringComparison.Ordinal)))
            .Field<string>("fails", _ => throw new GraphQLException("It fails.", "FAILS", new Dictionary<string, object?> { ["why"] = 1 }))
            .Field<string>("secret", _ => throw new InvalidOperationException("the password is 1234"))
            .Field("version", (_, context) => context.Scope as int? ?? Version)
            .Field("at", (_, context) => Scoped.Of(Root.Value, context.Arguments.Int("version")));
        builder.Object<Root>("Mutation")
            .Resolve("add", (_, context, _) =>
            {
                var input = context.Arguments.Object("input");
                var book = new Book($"b{Items.Count}", input.Text("title"), input.EnumOrNull<Genre>("genre") ?? Genre.Novel, 1, null, null, input.IntOrNull("pages") ?? 0);
                Items.Add(book);
                Version++;
                return new ValueTask<Payload>(new Payload(book, Version));
            })
            .Field("bump", _ => ++Version);
        return builder.Build();
    }

    public static Task<string> Run(ExecutableSchema schema, string query, string? variables = null, object? scope = null) =>
        schema.ExecuteAsync(new OperationRequest(query) { Variables = variables is null ? default : ExecutableSchema.ParseVariables(variables), Scope = scope }, CancellationToken.None);

    public sealed record Payload(Book Book, int Version);
}
