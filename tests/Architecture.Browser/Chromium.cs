using System.Diagnostics;

[assembly: AssemblyFixture(typeof(Architecture.Browser.Chromium))]

namespace Architecture.Browser;

/// <summary>The machine's own Chromium, without a window, with a profile of its own; started by the first test that asks.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Switches =
    [
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--disable-extensions", "--hide-scrollbars", "--force-prefers-reduced-motion", "--remote-debugging-port=0",
    ];

    private readonly SemaphoreSlim _starting = new(1);
    private readonly string _profile = Directory.CreateTempSubdirectory("registry-chromium-").FullName;
    private Process? _process;
    private DevTools? _tools;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A new page of a server, seen by somebody who has never been there.</summary>
    /// <param name="address">What to open.</param>
    /// <param name="language">What the browser asks for, <c>sv</c>.</param>
    /// <param name="width">Width of the screen in CSS pixels.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task<Page> OpenAsync(Uri address, string language, int width, CancellationToken cancellation)
    {
        var page = await Page.CreateAsync(await ToolsAsync(cancellation), language, width, cancellation);
        await page.GoAsync(address, cancellation);
        return page;
    }

    /// <summary>A test that asks where there is no Chromium is skipped, and fails where CI is true.</summary>
    private async Task<DevTools> ToolsAsync(CancellationToken cancellation)
    {
        await _starting.WaitAsync(cancellation);
        try
        {
            if (_tools is not null) return _tools;
            if (Array.Find(Places, File.Exists) is not { } program)
            {
                const string missing = "There is no Chromium on this machine (apt-get install chromium): no page was opened.";
                Assert.False(Environment.GetEnvironmentVariable("CI") == "true", missing);
                Assert.Skip(missing);
                throw new UnreachableException();
            }
            _process = Process.Start(new ProcessStartInfo(program, [.. Switches, $"--user-data-dir={_profile}", "about:blank"]) { RedirectStandardError = true, UseShellExecute = false })!;
            return _tools = await DevTools.ConnectAsync(await AddressAsync(_process, cancellation), cancellation);
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Chromium says on its standard error where it listens, among much else.</summary>
    private static async Task<Uri> AddressAsync(Process process, CancellationToken cancellation)
    {
        const string listening = "DevTools listening on ";
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.ErrorDataReceived += (_, said) =>
        {
            if (said.Data is null) address.TrySetException(new InvalidOperationException("Chromium ended before it listened."));
            else if (said.Data.StartsWith(listening, StringComparison.Ordinal)) address.TrySetResult(new Uri(said.Data[listening.Length..]));
        };
        process.BeginErrorReadLine();
        return await address.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            _process.Dispose();
        }
        if (_tools is not null) await _tools.DisposeAsync();
        _starting.Dispose();
        Directory.Delete(_profile, recursive: true);
    }
}
