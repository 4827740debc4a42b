using System.Globalization;
using Architecture.Graph;
using Architecture.GraphQL;

namespace Architecture.Api.Building;

/// <summary>The store's places between rows inside the engine's cursors: the row's id, then the values that it is ordered by.</summary>
internal static class KeysetCursor
{
    /// <summary>The page as the store is asked for it.</summary>
    /// <exception cref="GraphQLException">CURSOR_MISMATCH: a cursor belongs to another list, filter or order, or is none.</exception>
    public static PageRequest Request(this PageArguments page) => new(page.Size, Place(page.AfterValues()), Place(page.BeforeValues()), page.FromEnd);

    public static string CursorFor(this PageArguments page, Keyset place) => page.CursorFor([place.Id.ToString(), .. place.Values.Select(Text)]);

    private static Keyset? Place(IReadOnlyList<string?>? values)
    {
        if (values is null) return null;
        try
        {
            if (values is [{ } id, ..] && NodeId.TryParse(id, out var node)) return new Keyset([.. values.Skip(1).Select(Value)], node);
        }
        catch (Exception fault) when (fault is FormatException or OverflowException)
        {
            // Made up by hand: said below.
        }
        throw new GraphQLException("The cursor does not belong to this list.", ErrorCodes.CursorMismatch);
    }

    private static string? Text(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Absent => null,
        GraphValueKind.Text => "t" + value.Text,
        GraphValueKind.TextList => throw new NotSupportedException("Nothing is ordered by a list."),
        var kind => $"{(int)kind}{value.Number.ToString(CultureInfo.InvariantCulture)}",
    };

    private static GraphValue Value(string? text)
    {
        if (text is null) return GraphValue.Absent;
        if (text is ['t', ..]) return GraphValue.Of(text[1..]);
        if (text.Length < 2) throw new FormatException("A cursor's value is cut off.");
        var number = long.Parse(text.AsSpan(1), CultureInfo.InvariantCulture);
        return (GraphValueKind)(text[0] - '0') switch
        {
            GraphValueKind.Integer => GraphValue.Of(number),
            GraphValueKind.Boolean => GraphValue.Of(number == 1),
            GraphValueKind.Date => GraphValue.OfDayNumber(number),
            GraphValueKind.Instant => GraphValue.OfUnixMilliseconds(number),
            _ => throw new FormatException("A cursor's value has no known kind."),
        };
    }
}
