using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Interchange;
using Architecture.Server.Operation;
using Architecture.Storage.Embedded;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Architecture.Server.CommandLine;

internal sealed record BackupRequest(string Target);

internal sealed record BackupAnswer(long Sequence, string? Fault);

/// <summary>What the command line asks a running server for, so that its verbs work while the server holds the data folder.</summary>
internal static class OperationEndpoints
{
    internal const string TokenHeader = "Registry-Operations-Token";
    internal const string PingPath = "/operations/ping";
    internal const string FilePart = "file";
    internal const string MappingPart = "mapping";
    internal const string BackupPath = "/operations/backup";
    internal const string SweepPath = "/operations/sweep";
    private const string ImportRoute = "/operations/import/{kind}";
    private const int CopyBuffer = 1 << 16;

    internal static string ImportPath(ImportKind kind, bool check) => $"/operations/import/{kind.Word()}{(check ? "?check=true" : "")}";

    /// <summary>Maps the operations; each asks for the token in the data folder's file.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes, Registry.Registry registry, IGraphStore store, RunningServer server, CityInTheMaking? city)
    {
        routes.MapGet(PingPath, (HttpContext context) => IsAllowed(context, server) ? Results.Text("ready\n") : Results.Unauthorized());
        routes.MapPost(BackupPath, async (HttpContext context, BackupRequest request, CancellationToken cancellation) =>
            IsAllowed(context, server) ? Results.Json(await BackupAsync(store, request, cancellation)) : Results.Unauthorized());
        routes.MapPost(SweepPath, async (HttpContext context, CancellationToken cancellation) =>
            IsAllowed(context, server) ? Results.Json(await SweptRegistry.SweepAsync(registry, cancellation)) : Results.Unauthorized());
        routes.MapPost(ImportRoute, async (HttpContext context, string kind, bool? check, CancellationToken cancellation) =>
        {
            if (!IsAllowed(context, server)) return Results.Unauthorized();
            if (ImportKinds.Find(kind) is not { } known) return Results.NotFound();
            // Whoever asks from the same machine may as well wait for the few seconds that it takes.
            if (city is not null) await city.Stands.WaitAsync(cancellation);
            await ImportAsync(context, registry, known, check ?? false, cancellation);
            return Results.Empty;
        });
    }

    private static bool IsAllowed(HttpContext context, RunningServer server) => server.Accepts(context.Request.Headers[TokenHeader].ToString());

    private static async Task<BackupAnswer> BackupAsync(IGraphStore anyStore, BackupRequest request, CancellationToken cancellation)
    {
        if (anyStore is not EmbeddedStore store) return new BackupAnswer(0, "The running server keeps the registry in Neo4j, which is backed up with its own tools.");
        try
        {
            return new BackupAnswer(await store.BackupAsync(request.Target, cancellation), Fault: null);
        }
        catch (StoreUnavailableException fault)
        {
            return new BackupAnswer(0, fault.Message);
        }
    }

    private static async Task ImportAsync(HttpContext context, Registry.Registry registry, ImportKind kind, bool check, CancellationToken cancellation)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate) rate.MinDataRate = null;
        var folder = Directory.CreateTempSubdirectory("registry-import-");
        try
        {
            var received = await ReceiveAsync(context.Request, folder.FullName, cancellation);
            context.Response.ContentType = "application/x-ndjson; charset=utf-8";
            // Rows are told of from inside the import, which is synchronous between its batches.
            if (context.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
            await RunAsync(registry, kind, check, received, new ImportLineWriter(context.Response.Body), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(
        Registry.Registry registry, ImportKind kind, bool check, Received received, ImportLineWriter lines, CancellationToken cancellation)
    {
        try
        {
            var import = new Import(registry, Actor.System) { Mapping = received.Mapping is { } map ? TableMapping.Read(map) : TableMapping.None };
            var report = await import.RunAsync(kind, received.Files, check, lines, cancellation);
            lines.Write(new ImportLine { Report = report });
        }
        catch (BrokenFileException broken)
        {
            lines.Write(new ImportLine { Broken = new BrokenFile(broken.File, broken.Line, broken.Reason) });
        }
        catch (StoreUnavailableException fault)
        {
            lines.Write(new ImportLine { Failed = fault.Message });
        }
    }

    /// <summary>Keeps the files on disk while they are imported: they are read twice and may be larger than memory.</summary>
    private static async Task<Received> ReceiveAsync(HttpRequest request, string folder, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).Value!;
        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = null };
        var sources = ImmutableArray.CreateBuilder<ImportSource>();
        ImportSource? mapping = null;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            var part = section.AsFileSection();
            var name = Uri.UnescapeDataString(part?.FileName ?? FilePart);
            var path = Path.Combine(folder, $"{sources.Count}{part?.Name}");
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, CopyBuffer, useAsync: true))
                await section.Body.CopyToAsync(file, cancellation);
            var source = ImportSource.File(path) with { Name = name };
            if (part?.Name == MappingPart) mapping = source;
            else sources.Add(source);
        }
        return new Received(sources.DrainToImmutable(), mapping);
    }

    private sealed record Received(ImmutableArray<ImportSource> Files, ImportSource? Mapping);
}
