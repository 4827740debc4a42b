using System.Globalization;
using System.Text;
using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Connections;

/// <summary>What a connection field is asked for: <c>first after last before where order</c>.</summary>
public sealed class PageArguments
{
    public const int DefaultSize = 10;
    public const int MaxSize = 100;

    private PageArguments(FieldContext context)
    {
        var arguments = context.Arguments;
        var first = arguments.IntOrNull("first");
        var last = arguments.IntOrNull("last");
        if (first is not null && last is not null) throw Invalid("Give either \"first\" or \"last\", not both.");
        Size = first ?? last ?? DefaultSize;
        if (Size is < 0 or > MaxSize) throw Invalid($"\"{(last is null ? "first" : "last")}\" must be between 0 and {MaxSize}.");
        FromEnd = last is not null;
        After = arguments.TextOrNull("after");
        Before = arguments.TextOrNull("before");
        Where = arguments.ObjectOrNull("where") is { } where ? Filter.Read(where) : null;
        Order = OrderBy.Read(arguments.ObjectsOrNull("order"));
        WantsTotalCount = context.Selection.Asks("totalCount");
        WantsRecords = context.Selection.Names.Any(name => name is "edges" or "nodes" or "pageInfo");
        Fingerprint = FingerprintOf(arguments);
    }

    /// <summary>Records a page holds; 10 unless asked otherwise, at most 100.</summary>
    public int Size { get; }

    /// <summary>True for <c>last</c>: the page is the end of the list.</summary>
    public bool FromEnd { get; }

    public string? After { get; }

    public string? Before { get; }

    public Filter? Where { get; }

    /// <summary>As asked; the program adds its own tie-break.</summary>
    public IReadOnlyList<OrderBy> Order { get; }

    public bool WantsTotalCount { get; }

    /// <summary>False when only counts or facets are asked for, so that no record has to be read.</summary>
    public bool WantsRecords { get; }

    /// <summary>A mark of filter and order, for <see cref="Cursor"/>: a cursor is only good for the list it came from.</summary>
    public string Fingerprint { get; }

    /// <exception cref="GraphQLException">The page size is out of bounds, or asked for from both ends.</exception>
    public static PageArguments Of(FieldContext context) => new(context);

    /// <summary>The keyset values inside <see cref="After"/>; null without one.</summary>
    /// <exception cref="GraphQLException">CURSOR_MISMATCH: the cursor belongs to another filter or order, or is none.</exception>
    public IReadOnlyList<string?>? AfterValues() => After is null ? null : Cursor.Read(After, Fingerprint);

    /// <summary>The keyset values inside <see cref="Before"/>; null without one.</summary>
    /// <exception cref="GraphQLException">CURSOR_MISMATCH: the cursor belongs to another filter or order, or is none.</exception>
    public IReadOnlyList<string?>? BeforeValues() => Before is null ? null : Cursor.Read(Before, Fingerprint);

    /// <summary>A cursor of this list for a record's keyset values.</summary>
    public string CursorFor(params IReadOnlyList<string?> values) => Cursor.Write(Fingerprint, values);

    private static GraphQLException Invalid(string message) => new(message, ErrorCodes.BadUserInput);

    private static string FingerprintOf(InputObject arguments)
    {
        var text = new StringBuilder();
        foreach (var name in arguments.Names.Where(name => name is not ("first" or "last" or "after" or "before")).Order(StringComparer.Ordinal))
            Append(text.Append(name), arguments[name]);
        return FingerprintHash.Of(text.ToString());
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case InputObject members:
                text.Append('{');
                foreach (var name in members.Names.Order(StringComparer.Ordinal)) Append(text.Append(name), members[name]);
                text.Append('}');
                break;
            case object?[] items:
                text.Append('[');
                foreach (var item in items) Append(text, item);
                text.Append(']');
                break;
            default:
                var plain = System.Convert.ToString(value, CultureInfo.InvariantCulture);
                text.Append(value is null ? '-' : '=').Append(plain?.Length).Append(':').Append(plain);
                break;
        }
    }
}
