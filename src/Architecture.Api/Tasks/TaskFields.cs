using Architecture.Api.Building;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Connections;
using Architecture.GraphQL.Execution;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;
using Architecture.Registry.Tasks;

namespace Architecture.Api.Tasks;

/// <summary>Where tasks come from: they are worked out for whoever asks.</summary>
internal static class TaskFields
{
    public static void Bind(SchemaBuilder builder)
    {
        builder.Connection<OpenTask>("Task");
        builder.Object<OpenTask>("Task")
            .Field("kind", task => task.Kind)
            .Field("text", (task, context) => TaskText.Of(task).In(context.State().Language))
            .Field("due", task => task.Due)
            .Field("overdue", (task, context) => task.Due < context.Reader().Today)
            .Field("board", task => task.Board)
            .Field("role", task => task.Role)
            .Load("record", task => task.Record, NodeFields.NodesAsync)
            .Load("solution", task => task.Solution, SolutionReads.SolutionsAsync);
    }

    public static void BindQuery(ObjectBinding<Root> query) => query.Resolve("tasks", PageAsync);

    private static async ValueTask<Connection<OpenTask>> PageAsync(Root root, FieldContext context, CancellationToken cancellation)
    {
        var page = PageArguments.Of(context);
        var read = context.Reader();
        var holder = context.Arguments.TextOrNull("board") is { } text
            ? await TaskHolder.OfAsync(read, Read(text, context), cancellation)
            : await TaskHolder.OfAsync(read, cancellation);
        var kinds = context.Arguments.ListOrNull<TaskKind>("kinds");
        var tasks = (await read.TasksAsync(holder, cancellation)).Where(task => kinds is null || kinds.Contains(task.Kind)).ToList();

        // The place is the task's own, so that it stays right while others are done around it.
        var start = page.AfterValues() is [{ } after] ? tasks.Count(task => string.CompareOrdinal(task.Place, after) <= 0) : 0;
        var edges = tasks.Skip(start).Take(page.Size).Select(task => new Edge<OpenTask>(task, () => page.CursorFor(task.Place))).ToList();
        return new Connection<OpenTask>(edges, start + edges.Count < tasks.Count, start > 0) { TotalCount = tasks.Count };
    }

    private static BoardId Read(string text, FieldContext context)
    {
        try
        {
            return RecordIds.Read<BoardId>(text, "board");
        }
        catch (RefusalException refused)
        {
            throw context.Error(refused.Refusal);
        }
    }
}
