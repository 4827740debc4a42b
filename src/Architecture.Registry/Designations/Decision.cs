using System.Collections.Immutable;
using System.Globalization;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Designations;

/// <summary>A decision of a body (domain §1): who, when, and where it is on file.</summary>
/// <param name="Body">The board that decided; null: the executive board.</param>
/// <param name="Date">Not in the future.</param>
/// <param name="CaseNumber">Diarienummer, kept as written.</param>
/// <param name="Paragraph">§ of the minutes.</param>
/// <param name="Documents">Links.</param>
public sealed record Decision(BoardId? Body, DateOnly Date, string CaseNumber, string? Paragraph, ImmutableArray<string> Documents)
{
    /// <summary>What is wrong with it on a day; null when nothing is.</summary>
    public Refusal? Fault(DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(CaseNumber))
            return new InputInvalidRefused(new Message("Beslutet saknar diarienummer.", "The decision has no case number.")) { Path = ["decision", "caseNumber"] };
        return Date > today ? new DecisionInFutureRefused(Date, today) { Path = ["decision", "date"] } : null;
    }

    /// <summary>What is wrong with it on a day, the body that it names looked up (null: not on record) first: BOARD_UNKNOWN, INPUT_INVALID, DECISION_IN_FUTURE.</summary>
    public Refusal? Fault(Board? bodyOnRecord, DateOnly today) =>
        Body is { } body && bodyOnRecord is null ? new BoardUnknownRefused(body) { Path = ["decision", "body"] } : Fault(today);

    /// <summary>One line of text, for a list property: body, date, case number, paragraph, parted by bars.</summary>
    internal string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Body?.Node}|{Date:yyyy-MM-dd}|{CaseNumber.Trim()}|{Paragraph}");
}
