using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Architecture.Graph;
using Architecture.Registry.Interchange;

namespace Architecture.Server.CommandLine;

/// <summary>Talks to the server that runs on a data folder.</summary>
internal sealed class RunningServerClient : IDisposable
{
    // A server at work may be slow to answer. Who takes it for gone opens its folder, and is told to stop it.
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(15);

    private readonly HttpClient _http;

    private RunningServerClient(RunningServer server)
    {
        _http = new HttpClient { BaseAddress = new Uri(server.Address), Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Add(OperationEndpoints.TokenHeader, server.Token);
    }

    /// <summary>The server that the folder's file names and that answers; null when there is none, and the file is what a crash left.</summary>
    public static async Task<RunningServerClient?> FindAsync(string folder, CancellationToken cancellation)
    {
        if (RunningServer.Find(folder) is not { } server) return null;
        var client = new RunningServerClient(server);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            patience.CancelAfter(AnswersWithin);
            using var answer = await client._http.GetAsync(new Uri(OperationEndpoints.PingPath, UriKind.Relative), patience.Token);
            if (answer.IsSuccessStatusCode) return client;
        }
        catch (HttpRequestException)
        {
            // Nobody listens there any more.
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Something listens, but it is not our server.
        }
        client.Dispose();
        return null;
    }

    /// <summary>Sends files and follows their import.</summary>
    /// <exception cref="BrokenFileException">A file is not what it should be; nothing was imported.</exception>
    /// <exception cref="StoreUnavailableException">The server could not go on.</exception>
    public async Task<ImportReport> ImportAsync(
        ImportKind kind, ImmutableArray<ImportSource> sources, ImportSource? map, bool check, IImportObserver observer, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent();
        if (map is not null) Add(form, OperationEndpoints.MappingPart, map);
        foreach (var source in sources) Add(form, OperationEndpoints.FilePart, source);
        using var request = new HttpRequestMessage(HttpMethod.Post, OperationEndpoints.ImportPath(kind, check)) { Content = form };
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        answer.EnsureSuccessStatusCode();

        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(cancellation));
        while (await lines.ReadLineAsync(cancellation) is { } text)
        {
            var line = JsonSerializer.Deserialize<ImportLine>(text, ImportLine.Format)!;
            if (line.Started is { } started) observer.Started(started.Rows, started.Heading);
            if (line.Settled is { } row) observer.Settled(row);
            if (line.Report is { } report) return report;
            if (line.Broken is { } broken) throw new BrokenFileException(broken.File, broken.Line, broken.Reason);
            if (line.Failed is { } reason) throw new StoreUnavailableException(reason);
        }
        throw new HttpRequestException("The server broke off before its report.");
    }

    private static void Add(MultipartFormDataContent form, string part, ImportSource source)
    {
        var content = new StreamContent(source.Open());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(content, part, Uri.EscapeDataString(source.Name));
    }

    /// <summary>Has the server copy its store.</summary>
    /// <returns>The last journal entry in the copy.</returns>
    /// <exception cref="StoreUnavailableException">The server could not write there.</exception>
    public async Task<long> BackupAsync(string target, CancellationToken cancellation)
    {
        using var answer = await _http.PostAsync(new Uri(OperationEndpoints.BackupPath, UriKind.Relative), JsonContent.Create(new BackupRequest(target)), cancellation);
        answer.EnsureSuccessStatusCode();
        var made = (await answer.Content.ReadFromJsonAsync<BackupAnswer>(cancellation))!;
        return made.Fault is { } fault ? throw new StoreUnavailableException(fault) : made.Sequence;
    }

    /// <summary>Has the server apply every rule to every record.</summary>
    /// <exception cref="StoreUnavailableException">The server could not go on.</exception>
    public async Task<SweptRegistry> SweepAsync(CancellationToken cancellation)
    {
        using var answer = await _http.PostAsync(new Uri(OperationEndpoints.SweepPath, UriKind.Relative), content: null, cancellation);
        answer.EnsureSuccessStatusCode();
        var swept = (await answer.Content.ReadFromJsonAsync<SweptRegistry>(cancellation))!;
        return swept.Fault is { } fault ? throw new StoreUnavailableException(fault) : swept;
    }

    public void Dispose() => _http.Dispose();
}
