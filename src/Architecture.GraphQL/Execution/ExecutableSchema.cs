using System.Text.Json;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>A schema with its bindings: runs requests. Made by <see cref="SchemaBuilder"/>; for many requests at a time.</summary>
public sealed class ExecutableSchema
{
    private readonly Dictionary<(ObjectType Type, string Field), FieldBinding> bindings;
    private readonly OperationCache operations;
    private readonly Action<Exception, string>? report;
    private readonly Func<Exception, GraphQLException?>? explain;

    internal ExecutableSchema(
        Schema schema,
        Dictionary<(ObjectType Type, string Field), FieldBinding> bindings,
        ExecutionSettings settings,
        Action<Exception, string>? report,
        Func<Exception, GraphQLException?>? explain = null)
    {
        Schema = schema;
        Settings = settings;
        this.bindings = bindings;
        this.report = report;
        this.explain = explain;
        operations = new(this);
    }

    public Schema Schema { get; }

    public ExecutionSettings Settings { get; }

    /// <summary>Reads, checks and plans a document, or finds it among those already planned.</summary>
    /// <returns>The operation to execute, or the request errors.</returns>
    public PreparedRequest Prepare(string query, string? operationName = null) => operations.Prepare(query, operationName);

    /// <summary>Prepares and executes a request and writes the whole response.</summary>
    /// <exception cref="OperationCanceledException">The request was cancelled; what was written is no response.</exception>
    public ValueTask<OperationOutcome> ExecuteAsync(OperationRequest request, ResultWriter writer, CancellationToken cancellation)
    {
        var prepared = Prepare(request.Query, request.OperationName);
        return prepared.Operation is { } operation
            ? ExecuteAsync(operation, request, writer, cancellation)
            : new(WriteRequestError(prepared.Errors, writer));
    }

    /// <summary>Executes a prepared operation and writes the whole response; the request's own query is not looked at.</summary>
    /// <exception cref="OperationCanceledException">The request was cancelled; what was written is no response.</exception>
    public ValueTask<OperationOutcome> ExecuteAsync(PreparedOperation operation, OperationRequest request, ResultWriter writer, CancellationToken cancellation) =>
        Start(operation, request).RunAsync(writer, cancellation);

    internal OperationStart Start(PreparedOperation operation, OperationRequest request) => new(this, operation, request);

    internal PreparedRequest Prepare(ReadOnlySpan<byte> json, Func<string> decode, string? operationName) => operations.Prepare(json, decode, operationName);

    /// <summary>Executes a request and gives the response as text: for tests and tools.</summary>
    public async Task<string> ExecuteAsync(OperationRequest request, CancellationToken cancellation)
    {
        using var writer = new ResultWriter();
        await ExecuteAsync(request, writer, cancellation);
        return System.Text.Encoding.UTF8.GetString(writer.Written);
    }

    /// <summary>Variables from JSON text.</summary>
    public static JsonElement ParseVariables(string json) => JsonDocument.Parse(json).RootElement;

    internal FieldBinding Binding(ObjectType type, OutputField field) => bindings.GetValueOrDefault((type, field.Name)) ?? Types.IntrospectionFields.Binding(field);

    internal GraphQLException? Explain(Exception exception) => explain?.Invoke(exception);

    internal void Report(Exception exception, string coordinate) => report?.Invoke(exception, coordinate);

    /// <summary>Writes a response without data.</summary>
    internal static OperationOutcome WriteRequestError(IReadOnlyList<GraphQLError> errors, ResultWriter writer)
    {
        writer.WriteRaw("{\"errors\":"u8);
        ErrorWriter.Write(errors, writer);
        writer.WriteByte((byte)'}');
        return OperationOutcome.RequestError;
    }
}
