using System.Runtime.CompilerServices;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Subscriptions;

/// <summary>CreateSourceEventStream and MapSourceToResponseEvent (specification 6.2.3): one response for each event.</summary>
internal sealed class ResponseStream(OperationExecution execution, SelectionPlan plan)
{
    /// <summary>Runs until the source ends or the token is cancelled. What is given is good until the next is asked for.</summary>
    /// <exception cref="GraphQLException">The source stream cannot be opened, or broke.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        using var writer = new ResultWriter();
        await using var events = Open(cancellation).GetAsyncEnumerator(cancellation);
        while (await NextAsync(events))
        {
            writer.Truncate(0);
            execution.Forget();
            await new OperationRun(execution, plan, writer).RunAsync(events.Current);
            yield return writer.WrittenMemory;
        }
    }

    private IAsyncEnumerable<object> Open(CancellationToken cancellation)
    {
        var field = plan.Fields[0];
        try
        {
            if (execution.Refusal(field) is { } refusal) throw new GraphQLException(refusal.Message, refusal.Code);
            return field.Binding is ISubscriptionField source
                ? source.OpenAsync(new FieldContexts(execution).For(field, execution.Request.Scope), cancellation)
                : throw new InvalidOperationException($"\"{field.ParentType}.{field.Definition}\" is not bound with Subscribe.");
        }
        catch (Exception exception) when (execution.MayMask(exception))
        {
            throw Masked(exception, field);
        }
    }

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<object> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception exception) when (execution.MayMask(exception))
        {
            throw Masked(exception, plan.Fields[0]);
        }
    }

    private GraphQLException Masked(Exception exception, PlannedField field)
    {
        var failure = execution.Failure(exception, field);
        return new(failure.Message, failure.Code, failure.Extensions);
    }
}
