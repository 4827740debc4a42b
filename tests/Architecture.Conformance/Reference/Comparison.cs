using System.Text.Json;

namespace Architecture.Conformance.Reference;

/// <summary>Where two answers to one case differ.</summary>
public static class Comparison
{
    /// <summary>Says what differs, the reference first; null when the sides agree or the reference has no opinion.</summary>
    public static string? Difference(Answer reference, Answer engine)
    {
        if (reference.Aborted) return null;
        if (reference.Stage != engine.Stage) return $"stage: {Describe(reference)} | {Describe(engine)}";
        if (reference.Stage == "schema") return null;             // our schema faults name the types, not places in a text
        if (Keys(reference) is var expected && Keys(engine) is var found && expected != found) return $"errors: {expected} | {found}\n{Messages(reference)}\n| {Messages(engine)}";
        if (Text(reference.Data) is var expectedData && Text(engine.Data) is var foundData && expectedData != foundData) return $"data: {Cut(expectedData, foundData)}";
        return reference.Printed == engine.Printed ? null : $"printed: {Cut(reference.Printed ?? "", engine.Printed ?? "")}";
    }

    /// <summary>Errors found before execution have an order, that of the document; in execution siblings may be resolved in any order (6.3.3).</summary>
    private static string Keys(Answer answer)
    {
        var keys = answer.Errors.Where(error => !IsOfOnePlaceTwice(error)).Select(error => error.Key);
        return string.Join("; ", answer.Stage is "validate" or "schema-document" ? keys : keys.Order(StringComparer.Ordinal));
    }

    /// <summary>A field that gives an argument twice conflicts with itself each time it is reached anew (5.3.2); how often that is told depends on
    /// the way walked through fragments. The argument given twice is an error of its own.</summary>
    private static bool IsOfOnePlaceTwice(AnswerError error)
    {
        // Where subfields are to blame, each side names them behind the field.
        var side = error.Locations.Count / 2;
        return side > 0 && error.Locations.Take(side).SequenceEqual(error.Locations.Skip(side));
    }

    private static string Text(JsonElement? data) => data is { ValueKind: not JsonValueKind.Undefined } value ? JsonText.Canonical(value) : "null";

    private static string Describe(Answer answer) => $"{answer.Stage} {Keys(answer)} {Messages(answer)} {answer.Fault}";

    private static string Messages(Answer answer) => string.Join(" // ", answer.Errors.Take(5).Select(error => error.Message));

    private static string Cut(string expected, string found)
    {
        var same = 0;
        while (same < expected.Length && same < found.Length && expected[same] == found[same]) same++;
        var start = Math.Max(0, same - 60);
        return $"at {same}: {Piece(expected)} | {Piece(found)}";

        string Piece(string text) => start >= text.Length ? "" : text[start..Math.Min(text.Length, same + 120)];
    }
}
