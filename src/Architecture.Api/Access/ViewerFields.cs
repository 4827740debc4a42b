using Architecture.GraphQL.Bindings;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;

namespace Architecture.Api.Access;

/// <summary>Who is asking, and what they may do.</summary>
internal static class ViewerFields
{
    public static void Bind(SchemaBuilder builder, IReadOnlyList<string> mutations) => builder.Object<Actor>("Viewer")
        .Field("user", actor => actor.Id)
        .Field("roles", actor => actor.Roles)
        .Resolve("board", async (actor, context, cancellation) =>
            actor.BoardCode is { } code ? await context.Reader().BoardByCodeAsync(code, cancellation) : null)
        .Field("mayRun", actor => mutations.Where(mutation => Permissions.MayRun(actor, mutation)));

    public static void BindQuery(ObjectBinding<Root> query) => query.Field("me", (_, context) => context.Actor());
}
