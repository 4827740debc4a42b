using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace Architecture.Server.Tests.SignIn;

/// <summary>Tokens of the identity provider, as the server meets them: which hold, which do not, and who they make one.</summary>
public sealed class BearerTests : IAsyncLifetime
{
    private const string Me = "{ me { user roles board { code } } }";

    private readonly IdentityProvider _provider = new();
    private ServerUnderTest _server = null!;

    public async ValueTask InitializeAsync() => _server = await ServerUnderTest.StartAsync(withDemonstration: true, _provider.Settings);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _provider.Dispose();
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha384)]
    [InlineData(SecurityAlgorithms.EcdsaSha256)]
    public async Task A_token_of_the_identity_provider_lets_its_bearer_in(string algorithm)
    {
        SecurityKey key = algorithm == SecurityAlgorithms.EcdsaSha256 ? _provider.Ecdsa : _provider.Rsa;
        var me = await MeAsync(_provider.Token(roles: ["Governance", "somewhere-else"], key: key, algorithm: algorithm));
        Assert.Equal("anna-4711", me.GetProperty("user").GetString());
        Assert.Equal(["GOVERNANCE", "READER"], Roles(me));
    }

    [Fact]
    public async Task A_boards_token_acts_for_its_board()
    {
        await WithBoardAsync("VAN", "Valnämnden");
        var me = await MeAsync(_provider.Token(roles: ["board"], board: "VAN"));
        Assert.Equal("VAN", me.GetProperty("board").GetProperty("code").GetString());
    }

    [Fact]
    public async Task One_of_several_boards_is_chosen_and_no_other_than_those()
    {
        await WithBoardAsync("VAN", "Valnämnden");
        await WithBoardAsync("KUN", "Kulturnämnden");
        var token = _provider.Token(roles: ["Board"], more: new() { ["board"] = (string[])["VAN", "KUN"] });
        Assert.Equal(["READER"], Roles(await MeAsync(token)));
        Assert.Equal("KUN", (await MeAsync(token, board: "KUN")).GetProperty("board").GetProperty("code").GetString());
        Assert.Equal(["READER"], Roles(await MeAsync(token, board: "SBN")));
        Assert.Equal(["READER"], Roles(await MeAsync(_provider.Token(roles: ["Board"], board: "VAN"), board: "KUN")));
    }

    [Fact]
    public async Task A_boards_role_without_a_board_is_none() =>
        Assert.Equal(["READER"], Roles(await MeAsync(_provider.Token(roles: ["Board"]))));

    [Fact]
    public async Task No_token_makes_one_the_demonstrations_user_who_may_do_everything() =>
        Assert.Equal(["READER"], Roles(await MeAsync(_provider.Token(roles: ["Demonstration", "demo"]))));

    [Fact]
    public async Task Without_a_token_nothing_is_read_and_no_demonstration_user_is_let_in()
    {
        Assert.Equal("AUTH_NOT_AUTHENTICATED", Code((await AskAsync(null)).Answer));
        var (status, answer) = await AskAsync("Demo executive");
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", Code(answer));
    }

    public static TheoryData<string, string> BadTokens => new()
    {
        { "expired", "expired" }, { "not yet valid", "not valid yet" }, { "another issuer", "identity provider" }, { "another audience", "another system" },
        { "another key", "not valid" }, { "another key under a known name", "not valid" }, { "no signature", "not valid" }, { "the public key as a secret", "not valid" },
        { "the key set as a secret", "not valid" }, { "a changed claim", "not valid" }, { "no user", "who you are" }, { "the system itself", "who you are" }, { "no token", "not valid" },
    };

    [Theory]
    [MemberData(nameof(BadTokens))]
    public async Task A_token_that_does_not_hold_is_refused_with_401_and_its_reason(string kind, string reason)
    {
        using var other = RSA.Create(2048);
        var good = _provider.Token(roles: ["Executive"]);
        var token = kind switch
        {
            "expired" => _provider.Token(endsIn: TimeSpan.FromSeconds(-61)),
            "not yet valid" => _provider.Token(startsIn: TimeSpan.FromSeconds(65)),
            "another issuer" => _provider.Token(issuer: "https://login.example.other"),
            "another audience" => _provider.Token(audience: "another-system"),
            "another key" => _provider.Token(key: new RsaSecurityKey(other) { KeyId = "other" }),
            "another key under a known name" => _provider.Token(key: new RsaSecurityKey(other) { KeyId = "rsa" }),
            "no signature" => _provider.Unsigned(),
            "the public key as a secret" => _provider.SignedWithThePublicKey(_provider.PublicPem(), "rsa"),
            "the key set as a secret" => _provider.SignedWithThePublicKey(_provider.KeySet, "rsa"),
            "a changed claim" => Swap(good, _provider.Token(roles: ["Governance"])),
            "no user" => _provider.Token(user: ""),
            "the system itself" => _provider.Token(user: "system"),
            _ => "nonsense",
        };
        var (status, answer) = await AskAsync("Bearer " + token);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("AUTH_NOT_AUTHENTICATED", Code(answer));
        Assert.Contains(reason, answer.GetProperty("errors")[0].GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Clocks_may_differ_by_the_skew_that_is_set() =>
        Assert.Equal("anna-4711", (await MeAsync(_provider.Token(endsIn: TimeSpan.FromSeconds(-50)))).GetProperty("user").GetString());

    [Fact]
    public async Task A_stream_ends_with_its_token()
    {
        // The first to sign in waits longest. Then, with the skew of a minute, a token that holds for eight seconds more.
        await MeAsync(_provider.Token());
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query = "subscription { changed { useCase } }" }) };
        request.Headers.Accept.ParseAdd("text/event-stream");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _provider.Token(roles: ["Governance"], endsIn: TimeSpan.FromSeconds(-52)));
        request.Headers.TryAddWithoutValidation("Accept-Language", "sv");
        using var response = await _server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);

        var whole = await response.Content.ReadAsStringAsync().WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Contains("Token har gått ut. Logga in på nytt.", JsonDocument.Parse(whole.Split("data: ")[1].Split('\n')[0]).RootElement.GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.EndsWith("event: complete\ndata:\n\n", whole, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keys_may_be_changed_without_a_restart()
    {
        await MeAsync(_provider.Token());
        using var next = RSA.Create(2048);
        var key = new RsaSecurityKey(next) { KeyId = "next" };
        _provider.Publish(key);
        var token = _provider.Token(key: key);
        // The first to bring a token of a new key makes the server look for it; whoever comes after that is let in at the latest.
        var deadline = DateTime.UtcNow.AddSeconds(20);
        var (status, _) = await AskAsync("Bearer " + token);
        while (status != HttpStatusCode.OK && DateTime.UtcNow < deadline) (status, _) = await AskAsync("Bearer " + token);
        Assert.Equal(HttpStatusCode.OK, status);
    }

    private static string Swap(string token, string claimsOf) => string.Join('.', token.Split('.')[0], claimsOf.Split('.')[1], token.Split('.')[2]);

    private static List<string?> Roles(JsonElement me) => [.. me.GetProperty("roles").EnumerateArray().Select(role => role.GetString()).Order(StringComparer.Ordinal)];

    private static string? Code(JsonElement answer) => answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private async Task WithBoardAsync(string code, string name)
    {
        var query = $$"""mutation { addBoard(input: {code: "{{code}}", name: "{{name}}", kind: SPECIALIST}) { errors { code } } }""";
        var (_, answer) = await AskAsync("Bearer " + _provider.Token(roles: ["Executive"]), query);
        Assert.Empty(answer.GetProperty("data").GetProperty("addBoard").GetProperty("errors").EnumerateArray());
    }

    private async Task<JsonElement> MeAsync(string token, string? board = null)
    {
        var (status, answer) = await AskAsync("Bearer " + token, board: board);
        Assert.True(status == HttpStatusCode.OK && !answer.TryGetProperty("errors", out _), $"{status}: {answer}");
        return answer.GetProperty("data").GetProperty("me");
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> AskAsync(string? authorization, string query = Me, string? board = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };
        request.Headers.TryAddWithoutValidation("Accept-Language", "en");
        if (authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", authorization);
        if (board is not null) request.Headers.TryAddWithoutValidation("Registry-Board", board);
        using var response = await _server.Client.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
