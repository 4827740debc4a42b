using System.Text.Json;
using System.Text.Json.Serialization;
using Architecture.Registry;
using Architecture.Registry.Interchange;

namespace Architecture.Server.CommandLine;

/// <summary>What a running server tells of an import, one JSON line at a time; one of the members is there.</summary>
internal sealed record ImportLine
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public StartedImport? Started { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public SettledRow? Settled { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public ImportReport? Report { get; init; }
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public BrokenFile? Broken { get; init; }

    /// <summary>The import stopped for a reason of the server's own.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] public string? Failed { get; init; }

    internal static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}

internal sealed record StartedImport(long Rows, string Heading);

internal sealed record BrokenFile(string File, long? Line, Message Reason);

/// <summary>Writes an import's course as lines.</summary>
internal sealed class ImportLineWriter(Stream stream) : IImportObserver
{
    private static readonly byte[] EndOfLine = "\n"u8.ToArray();

    public void Started(long rows, string heading) => Write(new ImportLine { Started = new StartedImport(rows, heading) });

    public void Settled(SettledRow row) => Write(new ImportLine { Settled = row });

    public void Write(ImportLine line)
    {
        JsonSerializer.Serialize(stream, line, ImportLine.Format);
        stream.Write(EndOfLine);
    }
}
