using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>Runs an operation (specification 6.2), with the response written as one JSON object.</summary>
internal sealed class OperationRun
{
    private readonly OperationExecution execution;
    private readonly SelectionPlan plan;
    private readonly ResultWriter writer;
    private readonly LevelWalk walk;
    private readonly Response response;

    public OperationRun(OperationExecution execution, SelectionPlan plan, ResultWriter writer)
    {
        this.execution = execution;
        this.plan = plan;
        this.writer = writer;
        var contexts = new FieldContexts(execution);
        walk = new(execution, contexts);
        response = new(writer, contexts, execution.Request.Scope);
    }

    /// <summary>ExecuteQuery: all root fields together.</summary>
    public ValueTask<OperationOutcome> RunAsync() => RunAsync(Root.Value);

    /// <summary>ExecuteSubscriptionEvent: as a query, on the event.</summary>
    public async ValueTask<OperationOutcome> RunAsync(object source)
    {
        writer.WriteRaw("{\"data\":"u8);
        var mark = writer.Length;
        return End(await WriteAsync(source), mark);
    }

    /// <summary>ExecuteMutation: each root field with everything below it before the next one.</summary>
    public async ValueTask<OperationOutcome> RunSeriallyAsync()
    {
        writer.WriteRaw("{\"data\":"u8);
        var mark = writer.Length;
        return End(await WriteSeriallyAsync(), mark);
    }

    private OperationOutcome End(bool written, int mark)
    {
        if (!written)
        {
            writer.Truncate(mark);
            writer.WriteNull();
        }
        if (response.Errors.Count > 0)
        {
            writer.WriteRaw(",\"errors\":"u8);
            ErrorWriter.Write(response.Errors, writer);
        }
        if (execution.Request.Extensions?.Invoke() is { Count: > 0 } extensions)
        {
            writer.WriteRaw(",\"extensions\":"u8);
            AnyScalar.Write(extensions, writer);
        }
        writer.WriteByte((byte)'}');
        return !written ? OperationOutcome.NullData : response.Errors.Count > 0 ? OperationOutcome.Partial : OperationOutcome.Complete;
    }

    private async ValueTask<bool> WriteAsync(object source)
    {
        if (plan.Slots == 0) return response.WriteObject(source, plan, null);
        var root = walk.Add(new(source, plan, response.Scope));
        await walk.RunAsync(execution.Cancellation);
        return response.WriteObject(source, plan, root);
    }

    private async ValueTask<bool> WriteSeriallyAsync()
    {
        var root = new HeldObject(Root.Value, plan, response.Scope);
        writer.WriteByte((byte)'{');
        response.Push();
        for (var index = 0; index < plan.Fields.Length; index++)
        {
            var field = plan.Fields[index];
            execution.Cancellation.ThrowIfCancellationRequested();
            execution.Forget();
            if (field.Slot >= 0) await walk.RunAsync(root, field, execution.Cancellation);
            writer.WriteRaw(index == 0 ? field.FirstKey : field.NextKey);
            response.At(field);
            if (response.WriteField(Root.Value, field, root)) continue;
            response.Pop();
            return false;
        }
        response.Pop();
        writer.WriteByte((byte)'}');
        return true;
    }
}
