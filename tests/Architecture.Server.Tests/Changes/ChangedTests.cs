using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Architecture.Server.Tests.Changes;

/// <summary>The journal as a stream, over real connections.</summary>
public sealed class ChangedTests : IDisposable
{
    private readonly CancellationTokenSource _patience = new(TimeSpan.FromMinutes(3));

    private CancellationToken Patience => _patience.Token;

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task Every_change_after_the_cursor_is_sent_once_and_in_order_also_while_it_is_made()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var followed = await FollowedChanges.StartAsync(server.Client, "(after: \"0\")", "architect", Patience);
        var making = Task.WhenAll(Enumerable.Range(1, 8).Select(number => AddNeedlessGroupAsync(server, $"Grupp {number}")));
        var last = 0L;
        var groups = new HashSet<string>();
        while (groups.Count < 8)
        {
            var change = await followed.NextChangeAsync(Patience);
            var sequence = long.Parse(change.GetProperty("cursor").GetString()!, CultureInfo.InvariantCulture);
            Assert.Equal(last + 1, sequence);
            last = sequence;
            if (change.GetProperty("useCase").GetString() == "AddUserGroup" && sequence > 100) groups.Add(change.GetProperty("record").GetProperty("id").GetString()!);
        }
        await making;
    }

    [Fact]
    public async Task Changes_are_chosen_by_kind_and_each_response_tells_its_own_moment()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var followed = await FollowedChanges.StartAsync(server.Client, "(kinds: [USER_GROUP])", "architect", Patience);
        var supplier = await MutateAsync(server, "addSupplier", new { name = "Leverantören i Älvsjö" }, "executive");
        Assert.Equal(JsonValueKind.Array, supplier.GetProperty("errors").ValueKind);
        await AddNeedlessGroupAsync(server, "Nattvandrare");
        var response = await followed.NextAsync(Patience);
        Assert.Equal("UserGroup", response.GetProperty("data").GetProperty("changed").GetProperty("record").GetProperty("__typename").GetString());
        var moment = response.GetProperty("extensions").GetProperty("sequence");
        Assert.Equal(moment.GetProperty("from").GetInt64(), moment.GetProperty("to").GetInt64());
    }

    [Fact]
    public async Task A_board_follows_what_concerns_it_and_nothing_else()
    {
        await using var server = await ServerUnderTest.StartAsync();
        var boards = (await server.DataAsync("{ a: board(code: \"SON\") { id code } b: board(code: \"TRN\") { id code } }"));
        Assert.NotEqual(JsonValueKind.Null, boards.GetProperty("a").ValueKind);
        Assert.NotEqual(JsonValueKind.Null, boards.GetProperty("b").ValueKind);
        using var followed = await FollowedChanges.StartAsync(server.Client, $"(kinds: [INFORMATION_SET], board: \"{IdOf(boards, "a")}\")", "board:SON", Patience);
        await AddInformationAsync(server, "TRN", IdOf(boards, "b"), "Skyltar i gatumiljön");
        await AddInformationAsync(server, "SON", IdOf(boards, "a"), "Ansökningar om stöd");
        var change = await followed.NextChangeAsync(Patience);
        var name = await server.DataAsync($"{{ node(id: \"{change.GetProperty("record").GetProperty("id").GetString()}\") {{ ... on InformationSet {{ name }} }} }}");
        Assert.Equal("Ansökningar om stöd", name.GetProperty("node").GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("(after: \"999999999\")", "MOMENT_NOT_REACHED")]
    [InlineData("(after: \"abc\")", "CURSOR_MISMATCH")]
    [InlineData("(board: \"solution_00000000000000000000000000000001\")", "ID_INVALID")]
    [InlineData("(board: \"board_00000000000000000000000000000001\")", "BOARD_UNKNOWN")]
    public async Task What_cannot_be_followed_is_said_and_ends_the_stream(string arguments, string code)
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var followed = await FollowedChanges.StartAsync(server.Client, arguments, "architect", Patience);
        var error = (await followed.NextAsync(Patience)).GetProperty("errors")[0];
        Assert.Equal(code, error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Over_a_web_socket_credentials_come_with_the_first_message()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var socket = await ConnectAsync(server, origin: null);
        await SendAsync(socket, """{"type":"connection_init","payload":{"Authorization":"Demo board:SON"}}""");
        Assert.Contains("connection_ack", await ReceiveAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ me { user } }"}}""");
        Assert.Contains("board:SON", await ReceiveAsync(socket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_of_another_origin_gets_no_socket()
    {
        await using var server = await ServerUnderTest.StartAsync();
        await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(server, "https://elsewhere.example"));
        using var own = await ConnectAsync(server, server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority));
        Assert.Equal(WebSocketState.Open, own.State);
        Assert.Equal(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live", Patience)).StatusCode);
    }

    private static string IdOf(JsonElement data, string field) => data.GetProperty(field).GetProperty("id").GetString()!;

    private static Task<JsonElement> AddNeedlessGroupAsync(ServerUnderTest server, string name) => MutateAsync(server, "addUserGroup", new { name }, "executive");

    private static Task<JsonElement> AddInformationAsync(ServerUnderTest server, string code, string board, string name) =>
        MutateAsync(server, "recordInformationSet", new { board, name }, "board:" + code);

    private static async Task<JsonElement> MutateAsync(ServerUnderTest server, string mutation, object input, string user)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..] + "Input";
        var data = await server.DataAsync($"mutation ($input: {type}!) {{ {mutation}(input: $input) {{ errors {{ code message }} }} }}", new { input }, user);
        var payload = data.GetProperty(mutation);
        Assert.Equal("[]", payload.GetProperty("errors").GetRawText());
        return payload;
    }

    private async Task<ClientWebSocket> ConnectAsync(ServerUnderTest server, string? origin)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (origin is not null) socket.Options.SetRequestHeader("Origin", origin);
        await socket.ConnectAsync(new UriBuilder(server.Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri, Patience);
        return socket;
    }

    private Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, Patience);

    private async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, Patience);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }
}
