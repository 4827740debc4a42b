using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Subscriptions;
using Architecture.GraphQL.Utilities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Architecture.GraphQL.Http;

/// <summary>Serves a schema over HTTP (GraphQL over HTTP, draft of 2025): queries by GET and POST, mutations by POST.</summary>
public sealed class GraphQLEndpoint
{
    /// <summary>The draft's own code, for which HTTP has no name yet.</summary>
    private const int PartialSuccess = 294;

    private readonly ExecutableSchema schema;
    private readonly GraphQLHttpOptions options;
    private readonly Lazy<string> sdl;
    private readonly TimeoutPool timeouts;
    private int running;

    internal GraphQLEndpoint(ExecutableSchema schema, GraphQLHttpOptions options)
    {
        this.schema = schema;
        this.options = options;
        timeouts = new(options.Timeout, options.Clock);
        sdl = new(() => SchemaPrinter.Print(schema.Schema));
    }

    internal TimeProvider Clock => options.Clock;

    internal async Task HandleAsync(HttpContext context)
    {
        if (context.WebSockets.IsWebSocketRequest)
        {
            await TransportWebSocket.RunAsync(this, context, options);
            return;
        }
        var streams = ServerSentEvents.IsAskedFor(context.Request);
        var mediaType = streams ? MediaTypes.Json : MediaTypes.Negotiate(context.Request.Headers.Accept);
        using var writer = new ResultWriter();
        var began = Telemetry.RequestDuration.Enabled ? Stopwatch.GetTimestamp() : 0;
        int status;
        try
        {
            if (IsSdlRequest(context.Request))
            {
                await WriteSdlAsync(context);
                return;
            }
            if (mediaType is null)
                throw new HttpFault(
                    StatusCodes.Status406NotAcceptable,
                    "Answers are application/graphql-response+json or application/json; accept one of them.",
                    ErrorCodes.BadRequest);
            if (streams)
            {
                await StreamAsync(context);
                return;
            }
            status = await RunAsync(context, mediaType, writer);
        }
        catch (HttpFault fault)
        {
            status = options.DraftStatusCodes && ReferenceEquals(mediaType, MediaTypes.GraphQLResponse) ? fault.DraftStatus : fault.Status;
            if (fault.IsPassing || fault.Code == ErrorCodes.Overloaded || options.UnavailableCodes.Contains(fault.Code)) context.Response.Headers.RetryAfter = "1";
            writer.Truncate(0);
            WriteError(new(fault.Message) { Code = fault.Code }, writer);
        }
        await WriteAsync(context.Response, status, mediaType ?? MediaTypes.Json, writer);
        if (began == 0) return;
        var tag = new KeyValuePair<string, object?>("http.response.status_code", status);
        Telemetry.RequestDuration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, tag);
    }

    private static bool IsSdlRequest(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && request.QueryString.Value?.Contains("sdl", StringComparison.Ordinal) == true
        && request.Query.ContainsKey("sdl");

    private async Task WriteSdlAsync(HttpContext context)
    {
        if (!options.ServeSdl) throw new HttpFault(StatusCodes.Status404NotFound, "The schema's text is not served here.", ErrorCodes.IntrospectionDisabled);
        context.Response.ContentType = "application/graphql; charset=utf-8";
        await context.Response.WriteAsync(sdl.Value, context.RequestAborted);
    }

    private async ValueTask<int> RunAsync(HttpContext context, string mediaType, ResultWriter writer)
    {
        using var parameters = await ReadAsync(context);
        if (Interlocked.Increment(ref running) > options.MaxConcurrentOperations)
        {
            Interlocked.Decrement(ref running);
            Telemetry.Shed.Add(1, new KeyValuePair<string, object?>("lane", "all"));
            throw HttpFault.Overloaded($"{options.MaxConcurrentOperations} operations are running; try again in a second.");
        }
        try
        {
            return await ExecuteAsync(context, parameters, mediaType, writer);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    private async ValueTask<HttpParameters> ReadAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method)) return HttpParameters.ReadQuery(request.Query, options);
        if (!HttpMethods.IsPost(request.Method))
        {
            context.Response.Headers.Allow = "GET, POST";
            throw new HttpFault(StatusCodes.Status405MethodNotAllowed, "Use GET or POST.", ErrorCodes.MethodNotAllowed);
        }
        return MediaTypes.IsJson(request.ContentType)
            ? await HttpParameters.ReadBodyAsync(request, options, context.RequestAborted)
            : throw new HttpFault(StatusCodes.Status415UnsupportedMediaType, "Send the request as application/json in UTF-8.", ErrorCodes.BadRequest);
    }

    private async ValueTask<int> ExecuteAsync(HttpContext context, HttpParameters parameters, string mediaType, ResultWriter writer)
    {
        var prepared = Prepare(parameters);
        if (prepared.Operation is not { } operation)
        {
            ExecutableSchema.WriteRequestError(prepared.Errors, writer);
            return prepared.Errors.Any(error => error.Code == ErrorCodes.Syntax) && !ReferenceEquals(mediaType, MediaTypes.Json)
                ? StatusCodes.Status400BadRequest
                : StatusOf(OperationOutcome.RequestError, mediaType);
        }
        if (HttpMethods.IsGet(context.Request.Method) && operation.Type != OperationType.Query)
        {
            context.Response.Headers.Allow = "POST";
            throw new HttpFault(StatusCodes.Status405MethodNotAllowed, "GET may only run a query; send mutations by POST.", ErrorCodes.MethodNotAllowed);
        }
        if (operation.Type == OperationType.Subscription)
            throw HttpFault.BadRequest("A subscription is answered as text/event-stream or over a web socket (graphql-transport-ws).");
        var opened = await OpenAsync(context, operation.Type);
        var start = schema.Start(operation, Request(context, parameters.Variables, opened));
        return StatusOf(await RunAsync(start, writer, context.RequestAborted), mediaType);
    }

    /// <summary>Runs a query or mutation in its lane and in time, whatever it came over.</summary>
    /// <exception cref="HttpFault">There is no place for it, or it took too long.</exception>
    internal async ValueTask<OperationOutcome> RunAsync(OperationStart start, ResultWriter writer, CancellationToken cancellation)
    {
        using var place = await EnterAsync(start, cancellation);
        return start.IsSynchronous
            ? await start.RunAsync(writer, CancellationToken.None)
            : await InTimeAsync(stop => start.RunAsync(writer, stop), cancellation);
    }

    /// <summary>A place in the operation's lane, to be held while it runs or its stream is open; null where it goes in none.</summary>
    /// <exception cref="HttpFault">There is none.</exception>
    internal async ValueTask<IDisposable?> EnterAsync(OperationStart start, CancellationToken cancellation) =>
        start.Profile is { } profile && options.LaneOf?.Invoke(profile) is { } lane ? await lane.EnterAsync(cancellation) : null;

    private PreparedRequest Prepare(HttpParameters parameters)
    {
        if (options.Persisted is null && !parameters.QueryJson.IsEmpty)
            return schema.Prepare(parameters.QueryJson.Span, () => parameters.Query!, parameters.OperationName);
        var (query, error) = options.Persisted?.Resolve(parameters.Query, parameters.Id, parameters.Extensions) ?? (parameters.Query, null);
        if (error is not null) return new(null, [error]);
        return query is null ? throw HttpFault.NotWellFormed("The request has no \"query\".") : schema.Prepare(query, parameters.OperationName);
    }

    /// <summary>Starts an operation that came over a socket; null with the errors when there is none to start.</summary>
    internal async ValueTask<(StartedOperation? Started, IReadOnlyList<GraphQLError> Errors)> StartAsync(
        HttpContext context,
        string query,
        string? operationName,
        JsonElement variables)
    {
        var prepared = schema.Prepare(query, operationName);
        if (prepared.Operation is not { } operation) return (null, prepared.Errors);
        try
        {
            var opened = await OpenAsync(context, operation.Type);
            return (new StartedOperation(schema.Start(operation, Request(context, variables, opened)), opened.Ends), []);
        }
        catch (HttpFault fault)
        {
            return (null, [new(fault.Message) { Code = fault.Code }]);
        }
    }

    private async Task StreamAsync(HttpContext context)
    {
        using var parameters = await ReadAsync(context);
        var prepared = Prepare(parameters);
        if (prepared.Operation is not { } operation) throw HttpFault.BadRequest(prepared.Errors[0].Message);
        if (HttpMethods.IsGet(context.Request.Method) && operation.Type == OperationType.Mutation)
            throw new HttpFault(
                StatusCodes.Status405MethodNotAllowed,
                "GET may only run a query or a subscription; send mutations by POST.",
                ErrorCodes.MethodNotAllowed);
        var opened = await OpenAsync(context, operation.Type);
        var started = new StartedOperation(schema.Start(operation, Request(context, parameters.Variables, opened)), opened.Ends);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, options.Stopping);
        try
        {
            await ServerSentEvents.WriteAsync(this, context.Response, started, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // The client has gone; or the server is about to, and the stream ends without "complete", which tells the client to connect anew.
        }
    }

    private static OperationRequest Request(HttpContext context, JsonElement variables, OpenedRequest opened) => new("")
    {
        Variables = variables,
        State = opened.State,
        Scope = opened.Scope,
        Extensions = opened.Extensions,
        Authorize = opened.Authorize,
        ReportCost = context.Request.Headers["GraphQL-Cost"] == "report"
            ? cost => context.Response.Headers["GraphQL-Cost"] = cost.ToString(CultureInfo.InvariantCulture)
            : null,
    };

    /// <summary>Neither running nor the wait for what an operation reads may hold a place for ever.</summary>
    private async ValueTask<T> InTimeAsync<T>(Func<CancellationToken, ValueTask<T>> run, CancellationToken aborted)
    {
        var timeout = timeouts.Rent();
        try
        {
            await using (aborted.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeout))
                return await run(timeout.Token);
        }
        catch (OperationCanceledException) when (timeout.IsCancellationRequested && !aborted.IsCancellationRequested)
        {
            throw new HttpFault(StatusCodes.Status503ServiceUnavailable, $"The operation ran longer than {options.Timeout.TotalSeconds} seconds.", ErrorCodes.Timeout);
        }
        finally
        {
            timeouts.Return(timeout);
        }
    }

    private async ValueTask<OpenedRequest> OpenAsync(HttpContext context, OperationType type)
    {
        if (options.Hold?.Invoke(context, type) is { } why)
            throw new HttpFault(StatusCodes.Status503ServiceUnavailable, why.Message, why.Code) { IsPassing = true };
        try
        {
            return await InTimeAsync(stop => options.Open(context, stop), context.RequestAborted);
        }
        catch (GraphQLException exception)
        {
            throw new HttpFault(exception.Code switch
            {
                ErrorCodes.NotAuthenticated => StatusCodes.Status401Unauthorized,
                ErrorCodes.NotAuthorized => StatusCodes.Status403Forbidden,
                { } code when options.UnavailableCodes.Contains(code) => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status400BadRequest,
            }, exception.Message, exception.Code);
        }
    }

    /// <summary>GraphQL over HTTP, section 6.4: with application/json every well-formed request is answered 200.</summary>
    private int StatusOf(OperationOutcome outcome, string mediaType) =>
        ReferenceEquals(mediaType, MediaTypes.Json) ? StatusCodes.Status200OK
        : outcome == OperationOutcome.RequestError && options.DraftStatusCodes ? StatusCodes.Status422UnprocessableEntity
        : outcome == OperationOutcome.RequestError ? StatusCodes.Status400BadRequest
        : outcome != OperationOutcome.Complete && options.DraftStatusCodes ? PartialSuccess
        : StatusCodes.Status200OK;

    private static void WriteError(GraphQLError error, ResultWriter writer) => ExecutableSchema.WriteRequestError([error], writer);

    private static async Task WriteAsync(HttpResponse response, int status, string mediaType, ResultWriter writer)
    {
        response.StatusCode = status;
        response.ContentType = mediaType;
        response.ContentLength = writer.Length;
        await response.BodyWriter.WriteAsync(writer.WrittenMemory, response.HttpContext.RequestAborted);
    }
}

/// <summary>Puts the endpoint into an application.</summary>
public static class GraphQLEndpointRouting
{
    /// <summary>Serves the schema at a path: <c>GET</c>, <c>POST</c> and, where enabled, <c>GET ?sdl</c>.</summary>
    public static IEndpointConventionBuilder MapGraphQL(this IEndpointRouteBuilder endpoints, string pattern, ExecutableSchema schema, GraphQLHttpOptions? options = null)
    {
        var endpoint = new GraphQLEndpoint(schema, options ?? new());
        return endpoints.Map(pattern, (RequestDelegate)endpoint.HandleAsync).WithDisplayName($"GraphQL {pattern}");
    }
}
