using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Architecture.GraphQL.Tests.Language;

namespace Architecture.GraphQL.Tests.Http;

/// <summary>Whatever bytes are posted, the answer is JSON with a code of HTTP's that blames the client, never the server.</summary>
public sealed class BodyFuzzTests
{
    private static readonly string[] Seeds =
    [
        """{"query":"query ($id: ID!) { book(id: $id) { title } }","variables":{"id":"b1"},"operationName":null,"extensions":{"persistedQuery":{"version":1}}}""",
        """{"query":"mutation ($in: NewBook!) { add(input: $in) { book { id } } }","variables":{"in":{"title":"å\ud83d\ude00","genre":"NOVEL","pages":3,"tags":["a",["b"]]}}}""",
        """{"variables":{"a":[[[{"b":1e308}]],-0,12345678901234567890,1.0000000000000001],"a":null},"query":"{ version }"}""",
    ];

    private static readonly byte[][] Pieces =
    [
        [0xC3], [0xFF, 0xFE], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0], "\\ud800"u8.ToArray(), "\\u0000"u8.ToArray(), "1e999"u8.ToArray(),
        "\""u8.ToArray(), "{"u8.ToArray(), "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(), ":"u8.ToArray(), "null"u8.ToArray(),
        Encoding.ASCII.GetBytes(new string('9', 400)), Encoding.ASCII.GetBytes(new string('[', 300)), "//"u8.ToArray(), "\n"u8.ToArray(),
    ];

    [Fact]
    public async Task Spliced_bodies_are_answered()
    {
        var random = new Random(Fuzzing.Seed);
        await using var server = await TestServer.StartAsync(new Library().Build());
        foreach (var _ in Fuzzing.Rounds())
        {
            var body = Mutate(random);
            using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
            using var answer = await server.Client.PostAsync(new Uri("/graphql", UriKind.Relative), content, TestContext.Current.CancellationToken);
            var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True((int)answer.StatusCode is 200 or 400, $"{(int)answer.StatusCode} for {Convert.ToBase64String(body)}: {text}");
            using var json = JsonDocument.Parse(text);
            Assert.True(json.RootElement.TryGetProperty("data", out var _) || json.RootElement.TryGetProperty("errors", out var _));
        }
    }

    private static byte[] Mutate(Random random)
    {
        List<byte> bytes = [.. Encoding.UTF8.GetBytes(Seeds[random.Next(Seeds.Length)])];
        for (var changes = random.Next(0, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count + 1);
            switch (random.Next(5))
            {
                case 0: bytes.RemoveRange(at, bytes.Count - at); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(8), bytes.Count - at)); break;
                case 2: bytes.Insert(at, (byte)random.Next(256)); break;
                case 3: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(20), bytes.Count - at))); break;
                default: bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]); break;
            }
        }
        return [.. bytes];
    }
}
