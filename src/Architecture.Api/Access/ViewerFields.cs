using Architecture.GraphQL.Bindings;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Delegations;

namespace Architecture.Api.Access;

/// <summary>Who is asking, and what they may do.</summary>
internal static class ViewerFields
{
    public static void Bind(SchemaBuilder builder, IReadOnlyList<string> mutations) => builder.Object<Actor>("Viewer")
        .Field("user", actor => actor.Id)
        .Field("roles", actor => actor.Roles)
        .Resolve("board", async (actor, context, cancellation) =>
            actor.BoardCode is { } code ? await context.Reader().BoardByCodeAsync(code, cancellation) : null)
        .Resolve("delegations", (_, context, cancellation) => context.Reader().OwnDelegationsAsync(cancellation))
        .Resolve("mayRun", async (actor, context, cancellation) =>
        {
            var delegations = await context.Reader().OwnDelegationsAsync(cancellation);
            return mutations.Where(mutation => Permissions.MayRun(actor, delegations, mutation));
        });

    public static void BindQuery(ObjectBinding<Root> query) => query.Field("me", (_, context) => context.Reader().Actor);
}
