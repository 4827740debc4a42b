using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Interchange;
using Architecture.Storage.Embedded;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Architecture.Server.CommandLine;

internal sealed record BackupRequest(string Target);

internal sealed record BackupAnswer(long Sequence, string? Fault);

/// <summary>What the command line asks a running server for, so that its verbs work while the server holds the data folder.</summary>
public static class OperationEndpoints
{
    internal const string TokenHeader = "Registry-Operations-Token";
    internal const string PingPath = "/operations/ping";
    internal const string BackupPath = "/operations/backup";
    private const string ImportRoute = "/operations/import/{kind}";
    private const int CopyBuffer = 1 << 16;

    internal static string ImportPath(ImportKind kind, bool check) => $"/operations/import/{kind.Word()}{(check ? "?check=true" : "")}";

    /// <summary>Maps the operations; each asks for the token in the data folder's file.</summary>
    public static void MapOperations(this IEndpointRouteBuilder routes, Registry.Registry registry, EmbeddedStore store, RunningServer server)
    {
        routes.MapGet(PingPath, (HttpContext context) => IsAllowed(context, server) ? Results.Text("ready\n") : Results.Unauthorized());
        routes.MapPost(BackupPath, async (HttpContext context, BackupRequest request, CancellationToken cancellation) =>
            IsAllowed(context, server) ? Results.Json(await BackupAsync(store, request, cancellation)) : Results.Unauthorized());
        routes.MapPost(ImportRoute, async (HttpContext context, string kind, bool? check, CancellationToken cancellation) =>
        {
            if (!IsAllowed(context, server)) return Results.Unauthorized();
            if (ImportKinds.Find(kind) is not { } known) return Results.NotFound();
            await ImportAsync(context, registry, known, check ?? false, cancellation);
            return Results.Empty;
        });
    }

    private static bool IsAllowed(HttpContext context, RunningServer server) => server.Accepts(context.Request.Headers[TokenHeader].ToString());

    private static async Task<BackupAnswer> BackupAsync(EmbeddedStore store, BackupRequest request, CancellationToken cancellation)
    {
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
            var sources = await ReceiveAsync(context.Request, folder.FullName, cancellation);
            context.Response.ContentType = "application/x-ndjson; charset=utf-8";
            // Rows are told of from inside the import, which is synchronous between its batches.
            if (context.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
            await RunAsync(registry, kind, check, sources, new ImportLineWriter(context.Response.Body), cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(
        Registry.Registry registry, ImportKind kind, bool check, ImmutableArray<ImportSource> sources, ImportLineWriter lines, CancellationToken cancellation)
    {
        try
        {
            var report = await new Import(registry, Actor.System).RunAsync(kind, sources, check, lines, cancellation);
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
    private static async Task<ImmutableArray<ImportSource>> ReceiveAsync(HttpRequest request, string folder, CancellationToken cancellation)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(request.ContentType).Boundary).Value!;
        var reader = new MultipartReader(boundary, request.Body) { BodyLengthLimit = null };
        var sources = ImmutableArray.CreateBuilder<ImportSource>();
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            var name = Uri.UnescapeDataString(section.AsFileSection()?.FileName ?? "file");
            var path = Path.Combine(folder, sources.Count.ToString());
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, CopyBuffer, useAsync: true))
                await section.Body.CopyToAsync(file, cancellation);
            sources.Add(ImportSource.File(path) with { Name = name });
        }
        return sources.DrainToImmutable();
    }
}
