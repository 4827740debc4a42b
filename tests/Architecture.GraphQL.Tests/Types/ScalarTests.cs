using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Tests.Types;

public sealed class ScalarTests
{
    [Fact]
    public async Task Custom_scalars_are_written_as_their_formats_say()
    {
        var builder = new SchemaBuilder().Scalar(Scalars.Date, Scalars.DateTime, Scalars.Long, Scalars.Url)
            .Sdl("scalar Date scalar DateTime scalar Long scalar URL scalar Any type Query { day: Date moment: DateTime exact: DateTime count: Long where: URL any: Any }");
        builder.Object<Root>("Query")
            .Field("day", _ => new DateOnly(2026, 5, 1))
            .Field("moment", _ => new DateTimeOffset(2026, 5, 1, 14, 0, 0, TimeSpan.FromHours(2)))
            .Field("exact", _ => (DateTimeOffset?)new DateTimeOffset(2026, 5, 1, 14, 0, 0, 250, TimeSpan.Zero))
            .Field("count", _ => long.MaxValue)
            .Field("where", _ => new Uri("https://example.org/a?b=c"))
            .Field("any", _ => new Dictionary<string, object?> { ["list"] = new object?[] { 1, null, "å" } });
        Assert.Equal(
            """{"data":{"day":"2026-05-01","moment":"2026-05-01T12:00:00Z","exact":"2026-05-01T14:00:00.25Z","count":9223372036854775807,"where":"https://example.org/a?b=c","any":{"list":[1,null,"å"]}}}""",
            await Library.Run(builder.Build(), "{ day moment exact count where any }"));
    }
}
