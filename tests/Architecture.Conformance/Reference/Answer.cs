using System.Text.Json;

namespace Architecture.Conformance.Reference;

/// <summary>What one side makes of a case, in a form that can be compared.</summary>
public sealed record Answer
{
    public string? Id { get; init; }

    /// <summary>Where it ended: schema-parse, schema-document, schema, parse, validate, request, execute, ready; fault when it broke.</summary>
    public string Stage { get; init; } = "fault";

    public JsonElement? Data { get; init; }

    public IReadOnlyList<AnswerError> Errors { get; init; } = [];

    /// <summary>The printed document or schema.</summary>
    public string? Printed { get; init; }

    /// <summary>The reference gave up because of a limit of its own, so it has no opinion.</summary>
    public bool Aborted { get; init; }

    public string? Fault { get; init; }

    public static Answer Read(string line) => JsonSerializer.Deserialize<Answer>(line, CaseJson.Options)!;
}

/// <summary>An error's place; messages are shown to people and never compared.</summary>
public sealed record AnswerError
{
    public JsonElement? Path { get; init; }

    public IReadOnlyList<Place> Locations { get; init; } = [];

    public string Message { get; init; } = "";

    /// <summary>Path and locations as one text.</summary>
    public string Key =>
        $"{(Path is { ValueKind: JsonValueKind.Array } path ? JsonText.Canonical(path) : "-")} @ {string.Join(' ', Locations.Select(place => $"{place.Line}:{place.Column}"))}";

    public sealed record Place(int Line, int Column);
}
