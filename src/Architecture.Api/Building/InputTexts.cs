using System.Collections.Immutable;
using Architecture.GraphQL.Execution;
using Architecture.Registry;

namespace Architecture.Api.Building;

/// <summary>What no text of an input may be, whatever it is for. What a certain field asks of its text stands with its use case.</summary>
internal static class InputTexts
{
    private const int Longest = 10_000;

    public static InputInvalidRefused? Fault(InputObject input) => Fault(input, []);

    private static InputInvalidRefused? Fault(object? value, ImmutableArray<string> path) => value switch
    {
        InputObject given => given.Select(pair => Fault(pair.Value, path.Add(pair.Key))).FirstOrDefault(fault => fault is not null),
        object?[] many => many.Select(one => Fault(one, path)).FirstOrDefault(fault => fault is not null),
        string { Length: > Longest } => new InputInvalidRefused(new Message(
            "Texten är längre än 10 000 tecken. Korta den, eller länka till ett dokument.",
            "The text is longer than 10,000 characters. Shorten it, or link to a document."))
        { Path = path },
        string text when text.Any(IsControl) => new InputInvalidRefused(new Message(
            "Texten innehåller styrtecken.", "The text contains control characters."))
        { Path = path },
        _ => null,
    };

    private static bool IsControl(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}
