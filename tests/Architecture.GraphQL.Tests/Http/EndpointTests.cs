using Architecture.GraphQL.Http;

namespace Architecture.GraphQL.Tests.Http;

public sealed class EndpointTests
{
    private readonly Library library = new();

    [Theory]
    [InlineData("""{"query":"{ version }"}""", 200, """{"data":{"version":1}}""")]
    [InlineData("""{"query":"query A { version } query B { items { id } }","operationName":"A","variables":null,"extensions":{}}""", 200, """{"data":{"version":1}}""")]
    [InlineData("""{"query":"query ($id: ID!) { book(id: $id) { title } }","variables":{"id":"b1"},"other":[{}]}""", 200, """{"data":{"book":{"title":"Gösta Berlings saga"}}}""")]
    [InlineData("""{"query":7}""", 400, "must be a string")]
    [InlineData("""{"query":"{ version }","variables":[1]}""", 400, "must be a JSON object")]
    [InlineData("""{"qeury":"{ version }"}""", 400, "has no \\\"query\\\"")]
    [InlineData("[]", 400, "must be a JSON object")]
    [InlineData("", 400, "has no body")]
    [InlineData("""{"query":""", 400, "is not JSON")]
    [InlineData("""{"query":"\ud800"}""", 400, "not Unicode")]
    [InlineData("""{"query":"{"}""", 200, "GRAPHQL_PARSE_FAILED")]
    [InlineData("""{"query":"{ nothing }"}""", 200, "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("""{"query":"query A { version } query B { version }"}""", 200, "OPERATION_RESOLUTION_FAILURE")]
    [InlineData("""{"query":"query ($id: ID!) { book(id: $id) { title } }"}""", 200, "BAD_USER_INPUT")]
    public async Task Posts_are_answered(string body, int status, string contains)
    {
        await using var server = await TestServer.StartAsync(library.Build());
        var answer = await server.PostAsync(body);
        Assert.Equal(status, answer.Status);
        Assert.Contains(contains, answer.Body, StringComparison.Ordinal);
        Assert.Equal("application/json; charset=utf-8", answer.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData("application/graphql-response+json", "{ version }", 200, "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/graphql-response+json", "{", 400, "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/graphql-response+json", "{ secret }", 200, "application/graphql-response+json; charset=utf-8")]
    [InlineData("text/html, application/*;q=0.8", "{ version }", 200, "application/json; charset=utf-8")]
    [InlineData("application/json;q=0.5, application/graphql-response+json", "{ version }", 200, "application/graphql-response+json; charset=utf-8")]
    [InlineData("text/html", "{ version }", 406, "application/json; charset=utf-8")]
    [InlineData("application/json; charset=utf-16", "{ version }", 406, "application/json; charset=utf-8")]
    public async Task The_answer_is_of_the_media_type_asked_for(string accept, string query, int status, string contentType)
    {
        await using var server = await TestServer.StartAsync(library.Build());
        var answer = await server.PostAsync($$"""{"query":"{{query}}"}""", accept: accept);
        Assert.Equal((status, contentType), (answer.Status, answer.Headers["Content-Type"]));
    }

    [Theory]
    [InlineData("text/plain", 415)]
    [InlineData("", 415)]
    [InlineData("application/json; charset=latin1", 415)]
    [InlineData("application/json; charset=UTF-8", 200)]
    public async Task Only_json_in_utf8_is_read(string contentType, int status)
    {
        await using var server = await TestServer.StartAsync(library.Build());
        Assert.Equal(status, (await server.PostAsync("""{"query":"{ version }"}""", contentType)).Status);
    }

    [Fact]
    public async Task Get_runs_queries_only()
    {
        await using var server = await TestServer.StartAsync(library.Build());
        var answer = await server.GetAsync("query=query(%24id:ID!)%7Bbook(id:%24id)%7Btitle%7D%7D&variables=%7B%22id%22:%22b2%22%7D");
        Assert.Equal((200, """{"data":{"book":{"title":"Jerusalem"}}}"""), (answer.Status, answer.Body));
        answer = await server.GetAsync("query=mutation%7Bbump%7D");
        Assert.Equal((405, "POST"), (answer.Status, answer.Headers["Allow"]));
        answer = await server.GetAsync("query=%7Bversion%7D", HttpMethod.Put);
        Assert.Equal((405, "GET, POST"), (answer.Status, answer.Headers["Allow"]));
        Assert.Equal(1, library.Version);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_whether_or_not_its_length_is_announced()
    {
        await using var server = await TestServer.StartAsync(library.Build(), new() { MaxBodyBytes = 100 });
        var body = $$"""{"query":"{ version }{{new string(' ', 100)}}"}""";
        Assert.Equal(413, (await server.PostAsync(body)).Status);
        Assert.Equal(413, (await server.PostAsync(body, change: request => request.Headers.TransferEncodingChunked = true)).Status);
    }

    [Fact]
    public async Task Json_variables_nested_too_deep_are_refused()
    {
        await using var server = await TestServer.StartAsync(library.Build());
        var nest = string.Concat(Enumerable.Repeat("[", 20_000)) + string.Concat(Enumerable.Repeat("]", 20_000));
        Assert.Equal(400, (await server.PostAsync($$"""{"query":"{ version }","variables":{"a":{{nest}} } }""")).Status);
    }

    [Fact]
    public async Task The_schema_text_is_served_only_where_enabled()
    {
        await using var closed = await TestServer.StartAsync(library.Build());
        Assert.Equal(404, (await closed.GetAsync("sdl")).Status);
        await using var open = await TestServer.StartAsync(library.Build(), new() { ServeSdl = true });
        Assert.Contains("interface Item {", (await open.GetAsync("sdl")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_program_opens_each_request_and_may_refuse_it_or_add_extensions()
    {
        await using var server = await TestServer.StartAsync(library.Build(), new()
        {
            Open = (context, _) => context.Request.Headers.Authorization.Count == 0
                ? throw new GraphQLException("Log in first.", ErrorCodes.NotAuthenticated)
                : new(new OpenedRequest(null, 41) { Extensions = () => new Dictionary<string, object?> { ["sequence"] = new Dictionary<string, object?> { ["from"] = 41 } } }),
        });
        var answer = await server.PostAsync("""{"query":"{ version }"}""");
        Assert.Equal(401, answer.Status);
        answer = await server.PostAsync("""{"query":"{ version }"}""", change: request => request.Headers.Authorization = new("Demo", "architect"));
        Assert.Equal("""{"data":{"version":41},"extensions":{"sequence":{"from":41}}}""", answer.Body);
    }

    [Theory]
    [InlineData("""{"query":"{ version }"}""", 200, 200)]
    [InlineData("""{"query":"{ fails }"}""", 200, 294)]
    [InlineData("""{"query":"{"}""", 400, 400)]
    [InlineData("""{"query":"{ nothing }"}""", 400, 422)]
    [InlineData("""{"query":"query A { version } query B { version }"}""", 400, 422)]
    [InlineData("""{"query":"query ($id: ID!) { book(id: $id) { title } }"}""", 400, 422)]
    [InlineData("""{"qeury":"{ version }"}""", 400, 422)]
    [InlineData("""{"query":7}""", 400, 422)]
    [InlineData("""{"query":"{ version }","variables":[1]}""", 400, 422)]
    [InlineData("""{"query":""", 400, 400)]
    public async Task The_draft_of_2026_has_codes_of_its_own_where_enabled(string body, int usual, int draft)
    {
        const string Accept = "application/graphql-response+json";
        await using var server = await TestServer.StartAsync(library.Build());
        Assert.Equal(usual, (await server.PostAsync(body, accept: Accept)).Status);
        await using var ahead = await TestServer.StartAsync(library.Build(), new() { DraftStatusCodes = true });
        Assert.Equal(draft, (await ahead.PostAsync(body, accept: Accept)).Status);
        Assert.Equal((await server.PostAsync(body)).Status, (await ahead.PostAsync(body)).Status);
    }
}
