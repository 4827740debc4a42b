using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Architecture.Browser;

/// <summary>A page in a browser context of its own, and what it did: what it asked for, and what it complained of.</summary>
internal sealed class Page : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DevTools _tools;
    private readonly string _context;
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly ConcurrentQueue<string> _complaints = new();
    private readonly TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly string _session;

    private Page(DevTools tools, string context, string session) => (_tools, _context, _session) = (tools, context, session);

    /// <summary>Everything that the page asked a server for.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Errors and warnings in its console, what it broke of its own policy, and exceptions that nobody caught.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<Page> CreateAsync(DevTools tools, string language, int width, CancellationToken cancellation)
    {
        var context = (await tools.SendAsync("Target.createBrowserContext", new { }, null, cancellation))["browserContextId"]!.GetValue<string>();
        var target = await tools.SendAsync("Target.createTarget", new { url = "about:blank", browserContextId = context }, null, cancellation);
        var attached = await tools.SendAsync("Target.attachToTarget", new { targetId = target["targetId"]!.GetValue<string>(), flatten = true }, null, cancellation);
        var page = new Page(tools, context, attached["sessionId"]!.GetValue<string>());
        tools.Listen(page._session, page.Note);
        foreach (var domain in (string[])["Page.enable", "Runtime.enable", "Log.enable", "Network.enable"]) await page.SendAsync(domain, new { }, cancellation);
        await page.SendAsync("Network.setExtraHTTPHeaders", new { headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["Accept-Language"] = language } }, cancellation);
        await page.SendAsync("Emulation.setDeviceMetricsOverride", new { width, height = 900, deviceScaleFactor = 1, mobile = width < 600 }, cancellation);
        return page;
    }

    public async Task GoAsync(Uri address, CancellationToken cancellation)
    {
        await SendAsync("Page.navigate", new { url = address.ToString() }, cancellation);
        await _loaded.Task.WaitAsync(Patience, cancellation);
    }

    /// <summary>What an expression of the page's own language comes to; a promise is awaited.</summary>
    public async Task<T> EvaluateAsync<T>(string expression, CancellationToken cancellation)
    {
        var answer = await SendAsync("Runtime.evaluate", new { expression, awaitPromise = true, returnByValue = true }, cancellation);
        Assert.True(answer["exceptionDetails"] is null, answer["exceptionDetails"]?.ToJsonString());
        return answer["result"]!["value"].Deserialize<T>()!;
    }

    /// <summary>Waits, as the page changes, until an expression is true; fails if it never is.</summary>
    public async Task UntilAsync(string expression, CancellationToken cancellation)
    {
        var isSo = await EvaluateAsync<bool>(
            $$"""
            new Promise(done => {
              const look = () => ({{expression}}) ? (observer.disconnect(), clearTimeout(late), done(true)) : false;
              const observer = new MutationObserver(look);
              const late = setTimeout(() => done(false), {{Patience.TotalMilliseconds}});
              observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
              look();
            })
            """,
            cancellation);
        Assert.True(isSo, $"Never so: {expression}. Complaints: {string.Join("; ", Complaints)}");
    }

    /// <summary>As <see cref="UntilAsync"/>, over a change of page, which takes what was asked of the old one along.</summary>
    public async Task UntilLoadedAsync(string expression, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            try
            {
                await UntilAsync(expression, patience.Token);
                return;
            }
            catch (InvalidOperationException)
            {
                // Navigated away while it was asked.
            }
        }
    }

    /// <summary>Presses a key as a person does.</summary>
    public async Task PressAsync(string key, CancellationToken cancellation)
    {
        var (code, text) = key switch { "Enter" => (13, "\r"), " " => (32, " "), "Tab" => (9, ""), var other => throw new ArgumentOutOfRangeException(nameof(key), other, null) };
        await SendAsync("Input.dispatchKeyEvent", new { type = text.Length > 0 ? "keyDown" : "rawKeyDown", key, code = key == " " ? "Space" : key, windowsVirtualKeyCode = code, text }, cancellation);
        await SendAsync("Input.dispatchKeyEvent", new { type = "keyUp", key, code = key == " " ? "Space" : key, windowsVirtualKeyCode = code }, cancellation);
    }

    /// <summary>Clicks, or taps, in the middle of an element, wherever it is on the page, once it stands still there.</summary>
    public async Task ClickAsync(string element, CancellationToken cancellation)
    {
        var place = await EvaluateAsync<double[]>(
            $$"""
            (async () => {
              const it = {{element}};
              for (let before = null; ; ) {
                it.scrollIntoView({ block: "center" });
                const { x, y, width, height } = it.getBoundingClientRect();
                if (before && before.x === x && before.y === y) return [x + width / 2, y + height / 2];
                before = { x, y };
                await new Promise(requestAnimationFrame);
                await new Promise(requestAnimationFrame);
              }
            })()
            """,
            cancellation);
        foreach (var type in (string[])["mousePressed", "mouseReleased"])
            await SendAsync("Input.dispatchMouseEvent", new { type, x = place[0], y = place[1], button = "left", clickCount = 1 }, cancellation);
    }

    /// <summary>The whole page as a picture, where somebody asks for pictures (REGISTRY_SCREENSHOTS names a folder).</summary>
    public async Task PictureAsync(string name, CancellationToken cancellation)
    {
        if (Environment.GetEnvironmentVariable("REGISTRY_SCREENSHOTS") is not { Length: > 0 } folder) return;
        var picture = await SendAsync("Page.captureScreenshot", new { format = "png", captureBeyondViewport = true }, cancellation);
        Directory.CreateDirectory(folder);
        await File.WriteAllBytesAsync(Path.Combine(folder, name + ".png"), Convert.FromBase64String(picture["data"]!.GetValue<string>()), cancellation);
    }

    private Task<JsonNode> SendAsync(string method, object parameters, CancellationToken cancellation) => _tools.SendAsync(method, parameters, _session, cancellation);

    private void Note(string method, JsonNode told)
    {
        switch (method)
        {
            case "Page.loadEventFired": _loaded.TrySetResult(); break;
            case "Network.requestWillBeSent": _requests.Enqueue(told["request"]!["url"]!.GetValue<string>()); break;
            case "Network.loadingFailed": _complaints.Enqueue(told.ToJsonString()); break;
            case "Runtime.exceptionThrown": _complaints.Enqueue(told["exceptionDetails"]!.ToJsonString()); break;
            case "Runtime.consoleAPICalled" when told["type"]!.GetValue<string>() is "error" or "warning": _complaints.Enqueue(told["args"]!.ToJsonString()); break;
            case "Log.entryAdded" when told["entry"]!["level"]!.GetValue<string>() is "error" or "warning": _complaints.Enqueue(told["entry"]!.ToJsonString()); break;
        }
    }

    public async ValueTask DisposeAsync() =>
        await _tools.SendAsync("Target.disposeBrowserContext", new { browserContextId = _context }, null, CancellationToken.None);
}
