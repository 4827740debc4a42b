using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>ExecuteQuery and ExecuteMutation (specification 6.2), with the response written as one JSON object.</summary>
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

    public async ValueTask<OperationOutcome> RunAsync(bool serially)
    {
        writer.WriteRaw("{\"data\":"u8);
        var mark = writer.Length;
        var written = serially ? await WriteSeriallyAsync() : await WriteAsync();
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

    private async ValueTask<bool> WriteAsync()
    {
        if (plan.Slots == 0) return response.WriteObject(Root.Value, plan, null);
        var root = walk.Add(new(Root.Value, plan, response.Scope));
        await walk.RunAsync(execution.Cancellation);
        return response.WriteObject(Root.Value, plan, root);
    }

    /// <summary>Each root field with everything below it before the next one (specification 6.2.2).</summary>
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
