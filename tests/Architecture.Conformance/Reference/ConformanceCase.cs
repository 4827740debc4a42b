using System.Text.Json;
using System.Text.Json.Serialization;

namespace Architecture.Conformance.Reference;

/// <summary>One request to both sides; a line of a case file. See README.md for the format.</summary>
public sealed record ConformanceCase
{
    public string? Id { get; init; }

    /// <summary>What to do: "execute" (default) or "schema" (read and print the schema).</summary>
    public string? Action { get; init; }

    /// <summary>The schema's text.</summary>
    public string Schema { get; init; } = "";

    /// <summary>Where the schema's text stands instead, beside the case file; it is filled in when the file is read.</summary>
    public string? SchemaFile { get; init; }

    public string Query { get; init; } = "";

    public JsonElement? Variables { get; init; }

    public string? OperationName { get; init; }

    /// <summary>Changes what the mock answers.</summary>
    public int Seed { get; init; }

    /// <summary>Why the case is kept.</summary>
    public string? Note { get; init; }

    /// <summary>Set when the reference is known to depart from the specification here: the section, and why. Then a difference is expected.</summary>
    public string? Departure { get; init; }

    public static ConformanceCase Read(string line) => JsonSerializer.Deserialize<ConformanceCase>(line, CaseJson.Options)!;

    public string Write() => JsonSerializer.Serialize(this, CaseJson.Options);
}

internal static class CaseJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        MaxDepth = 512,
    };
}
