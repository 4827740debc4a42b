using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Tests.Execution;

public sealed class AuthorizationTests
{
    private static async Task<string> Run(Func<Authorization, AuthorizationVerdict>? authorize, List<string>? read = null)
    {
        var builder = new SchemaBuilder().Sdl(Authorization.Sdl, """
            type Query { open: Int secret: Int @authorize(policy: "audit", roles: ["auditor"]) loaded: Int @authorize(policy: "audit") vault: Vault }
            type Vault @authorize(roles: ["keeper"]) { gold: Int }
            """);
        builder.Object<Root>("Query").Field("open", _ => 1).Field("secret", _ => 2).Field("vault", _ => new Version())
            .Resolve("loaded", (_, _, _) =>
            {
                read?.Add("loaded");
                return new ValueTask<int>(3);
            });
        builder.Object<Version>("Vault").Field("gold", _ => 4);
        return await builder.Build().ExecuteAsync(new OperationRequest("{ open secret loaded vault { gold } }") { Authorize = authorize }, CancellationToken.None);
    }

    [Fact]
    public async Task A_refused_field_is_null_and_its_siblings_resolve()
    {
        var read = new List<string>();
        var answer = await Run(demand => demand.Policy is null ? AuthorizationVerdict.Allowed : AuthorizationVerdict.NotAuthorized, read);
        Assert.StartsWith("""{"data":{"open":1,"secret":null,"loaded":null,"vault":{"gold":4}},"errors":[""", answer, StringComparison.Ordinal);
        Assert.Equal(2, answer.Split(ErrorCodes.NotAuthorized).Length - 1);
        Assert.Empty(read);
    }

    [Fact]
    public async Task Without_anyone_to_ask_nothing_marked_is_read()
    {
        var answer = await Run(null);
        Assert.StartsWith("""{"data":{"open":1,"secret":null,"loaded":null,"vault":{"gold":null}}""", answer, StringComparison.Ordinal);
        Assert.Contains(ErrorCodes.NotAuthenticated, answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demands_say_policy_and_roles()
    {
        var demands = new List<Authorization>();
        await Run(demand =>
        {
            demands.Add(demand);
            return AuthorizationVerdict.Allowed;
        });
        Assert.Contains(demands, demand => demand.Policy == "audit" && demand.Roles.SequenceEqual(["auditor"]));
        Assert.Contains(demands, demand => demand.Policy is null && demand.Roles.SequenceEqual(["keeper"]));
    }
}
