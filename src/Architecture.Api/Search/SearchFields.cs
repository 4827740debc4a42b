using System.Collections.Immutable;
using System.Globalization;
using Architecture.Api.Building;
using Architecture.Graph;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.Registry;

namespace Architecture.Api.Search;

/// <summary>Full text search.</summary>
internal static class SearchFields
{
    private sealed record Hit(string Cursor, TextHit Found);

    private sealed record Hits(ImmutableArray<Hit> All, bool HasMore, bool IsFirst);

    public static void Bind(SchemaBuilder builder)
    {
        builder.Object<Hit>("SearchEdge")
            .Field("cursor", hit => hit.Cursor)
            .Field("node", hit => NodeFields.Wrap(hit.Found.Node))
            .Field("rank", hit => hit.Found.Rank.ToString().ToUpperInvariant());
        builder.Object<Hits>("SearchConnection")
            .Field("edges", hits => hits.All)
            .Field("nodes", hits => hits.All.Select(hit => NodeFields.Wrap(hit.Found.Node)))
            .Field("pageInfo", hits => new PageInfo(
                hits.HasMore, !hits.IsFirst, hits.All is [var first, ..] ? first.Cursor : null, hits.All is [.., var last] ? last.Cursor : null));
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve("search", FindAsync);

    private static async ValueTask<Hits> FindAsync(Root root, FieldContext context, CancellationToken cancellation)
    {
        var page = PageArguments.Of(context);
        var text = context.Arguments.Text("text");
        if (string.IsNullOrWhiteSpace(text)) throw context.Error(InputInvalidRefused.At("text", "Skriv något att söka efter.", "Write something to search for."));
        ImmutableArray<NodeKind> kinds =
            [.. (context.Arguments.ListOrNull<object>("kinds") ?? []).Select(kind => RegistryGraph.Model.Node(EnumText.Stored(kind.ToString()!)))];
        var read = context.Reader();
        var after = page.After is null ? null : await LastAsync(page.After, read, cancellation);
        var found = await read.SearchAsync(text, kinds, page.Size + 1, after, cancellation);
        return new Hits([.. found.Take(page.Size).Select(hit => new Hit(CursorOf(hit), hit))], found.Length > page.Size, page.After is null);
    }

    private static string CursorOf(TextHit hit) => string.Create(CultureInfo.InvariantCulture, $"{(int)hit.Rank}{hit.Node.Id}");

    private static async ValueTask<TextHit> LastAsync(string cursor, RegistryReader read, CancellationToken cancellation)
    {
        if (cursor.Length == 33 && cursor[0] is >= '0' and <= '2' && NodeId.TryParse(cursor[1..], out var id)
            && (await read.View.NodesAsync([id], cancellation))[0] is { } node)
            return new TextHit(node, (TextRank)(cursor[0] - '0'));
        throw new GraphQLException("The cursor belongs to another search.", ErrorCodes.CursorMismatch);
    }
}
