using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Architecture.Server.Tests.SignIn;

/// <summary>Keys that are found through an authority, an address or a nested claim; and a provider that is down.</summary>
public sealed class AuthorityTests
{
    private const string Me = "{ me { user roles } }";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Keys_are_found_through_the_authority_or_at_their_own_address(bool byAuthority)
    {
        using var provider = new IdentityProvider();
        await using var site = await ServeAsync(provider);
        var address = site.Urls.First();
        (string, string)[] place = byAuthority
            ? [("Authentication:Authority", address)]
            : [("Authentication:Keys", address + "/keys"), ("Authentication:Issuer", IdentityProvider.Issuer)];
        await using var server = await ServerUnderTest.StartAsync(
            withDemonstration: true,
            [.. place, ("Authentication:RequireHttps", "false"), ("Authentication:Audience", IdentityProvider.Audience),
                ("Authentication:Claims:User", "oid"), ("Authentication:Claims:Roles", "realm_access.roles"), ("Authentication:Roles:Executive", "ks-beslut, ks-delegat")]);
        var token = provider.Token(more: new() { ["oid"] = "0f3c", ["realm_access"] = new Dictionary<string, object> { ["roles"] = (string[])["ks-delegat", "executive"] } });
        var (status, answer) = await AskAsync(server, token);
        Assert.True(status == HttpStatusCode.OK, answer.ToString());
        Assert.Equal("""{"user":"0f3c","roles":["READER","EXECUTIVE"]}""", answer.GetProperty("data").GetProperty("me").GetRawText());
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(server, provider.Token(audience: "another"))).Status);
    }

    [Theory]
    [InlineData("Authentication:Authority")]
    [InlineData("Authentication:Keys")]
    public async Task While_the_provider_is_down_requests_are_answered_503_and_nobody_is_let_in(string place)
    {
        using var provider = new IdentityProvider();
        var site = await ServeAsync(provider);
        var address = site.Urls.First();
        await site.DisposeAsync();
        await using var server = await ServerUnderTest.StartAsync(
            withDemonstration: true,
            (place, address), ("Authentication:Issuer", IdentityProvider.Issuer), ("Authentication:RequireHttps", "false"), ("Authentication:Audience", IdentityProvider.Audience));
        var (status, answer) = await AskAsync(server, provider.Token());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("IDENTITY_PROVIDER_UNAVAILABLE", answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    private static async Task<WebApplication> ServeAsync(IdentityProvider provider)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddRouting();
        builder.Logging.ClearProviders();
        var site = builder.Build();
        site.MapGet("/.well-known/openid-configuration", (HttpRequest request) =>
            Results.Json(new { issuer = IdentityProvider.Issuer, jwks_uri = $"http://{request.Host}/keys" }));
        site.MapGet("/keys", () => Results.Text(provider.KeySet, "application/json"));
        await site.StartAsync();
        return site;
    }

    private static async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(ServerUnderTest server, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(Me));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        using var response = await server.Client.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
