using System.Diagnostics.Metrics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Architecture.Server.Tests.Telemetry;

/// <summary>Every measure that the dashboard draws is one that the program makes.</summary>
public sealed partial class DashboardTests
{
    [Fact]
    public async Task Every_measure_in_the_dashboard_exists_under_the_name_that_Prometheus_gives_it()
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (!Server.Telemetry.Telemetry.Meters.Contains(instrument.Meter.Name)) return;
                lock (known) known.UnionWith(NamesOf(instrument));
            },
        };
        listener.Start();
        await using var server = await ServerUnderTest.StartAsync();
        await server.DataAsync("{ boards { totalCount } }");

        var drawn = Expressions().SelectMany(expression => Metric().Matches(expression).Select(match => match.Value)).Distinct().ToList();
        Assert.True(drawn.Count >= 10, string.Join(", ", drawn));
        lock (known) Assert.All(drawn, name => Assert.Contains(name, known));
    }

    [Theory]
    [InlineData("Is it healthy?")]
    [InlineData("Is it fast?")]
    [InlineData("What is refused?")]
    public void The_dashboard_answers_the_operators_questions(string question)
    {
        var titles = Panels().Select(panel => (Type: panel.GetProperty("type").GetString(), Title: panel.GetProperty("title").GetString())).ToList();
        var at = titles.FindIndex(panel => panel.Title == question && panel.Type == "row");
        Assert.True(at >= 0 && titles[at + 1].Type != "row", question);
    }

    /// <summary>The rules of OpenTelemetry's Prometheus exporter: dots become underscores, then the unit, then what kind it is.</summary>
    private static IEnumerable<string> NamesOf(Instrument instrument)
    {
        var unit = instrument.Unit switch
        {
            "s" => "_seconds",
            "By" => "_bytes",
            _ => "",
        };
        var name = instrument.Name.Replace('.', '_') + unit;
        var type = instrument.GetType().Name;
        if (type.StartsWith("Histogram", StringComparison.Ordinal)) return [name + "_bucket", name + "_sum", name + "_count"];
        return type.StartsWith("Counter", StringComparison.Ordinal) || type.StartsWith("ObservableCounter", StringComparison.Ordinal) ? [name + "_total"] : [name];
    }

    private static List<JsonElement> Panels()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(TidinessTests.Root(), "infra", "grafana", "registry.json")));
        return [.. file.RootElement.Clone().GetProperty("panels").EnumerateArray()];
    }

    private static IEnumerable<string> Expressions() => Panels().Where(panel => panel.TryGetProperty("targets", out _))
        .SelectMany(panel => panel.GetProperty("targets").EnumerateArray().Select(target => target.GetProperty("expr").GetString()!));

    [GeneratedRegex(@"\b(registry|graphql|http|aspnetcore|kestrel|dotnet)_[a-z_]+(?=\{)", RegexOptions.ExplicitCapture)]
    private static partial Regex Metric();
}
