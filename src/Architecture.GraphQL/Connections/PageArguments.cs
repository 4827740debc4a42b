using Architecture.GraphQL.Execution;

namespace Architecture.GraphQL.Connections;

/// <summary>What a connection field is asked for: <c>first after last before where order</c>.</summary>
public sealed class PageArguments
{
    /// <summary>Records of a page whose size is not given.</summary>
    public const int DefaultSize = 10;
    /// <summary>The largest page that can be asked for.</summary>
    public const int MaxSize = 100;

    private readonly string list;
    private readonly InputObject arguments;
    private string? fingerprint;

    private PageArguments(FieldContext context, string list)
    {
        this.list = list;
        arguments = context.Arguments;
        var first = arguments.IntOrNull("first");
        var last = arguments.IntOrNull("last");
        if (first is not null && last is not null) throw Invalid("Give either \"first\" or \"last\", not both.");
        Size = first ?? last ?? DefaultSize;
        if (Size is < 0 or > MaxSize) throw Invalid($"A page has 0 to {MaxSize} items; {Size} were asked for.");
        FromEnd = last is not null;
        After = arguments.TextOrNull("after");
        Before = arguments.TextOrNull("before");
        Where = arguments.ObjectOrNull("where") is { } where ? Connections.Where.Read(where) : null;
        Order = OrderTerm.Read(arguments.ObjectsOrNull("order"));
        WantsTotalCount = context.Selection.Asks("totalCount");
        WantsRecords = context.Selection.Names.Any(name => name is "edges" or "nodes" or "pageInfo");
    }

    /// <summary>Records a page holds; 10 unless asked otherwise, at most 100.</summary>
    public int Size { get; }

    /// <summary>True for <c>last</c>: the page is the end of the list.</summary>
    public bool FromEnd { get; }

    /// <summary>The cursor that the page begins after.</summary>
    public string? After { get; }

    /// <summary>The cursor that the page ends before.</summary>
    public string? Before { get; }

    /// <summary>Whether records are known to come before a page read forward, or after one read backward: those at the cursor do.</summary>
    public bool HasMoreBehind => FromEnd ? Before is not null : After is not null;

    /// <summary>The filter; null for none.</summary>
    public Where? Where { get; }

    /// <summary>As asked; the program adds its own tie-break.</summary>
    public IReadOnlyList<OrderTerm> Order { get; }

    /// <summary>Whether the count is asked for.</summary>
    public bool WantsTotalCount { get; }

    /// <summary>False when only counts or facets are asked for, so that no record has to be read.</summary>
    public bool WantsRecords { get; }

    /// <summary>A mark of filter and order, for <see cref="Cursor"/>: a cursor is only good for the list it came from.</summary>
    public string Fingerprint => fingerprint ??= FingerprintOf(list, arguments);

    /// <summary>Reads the arguments of a connection field.</summary>
    /// <param name="context">The field's context.</param>
    /// <param name="list">What tells the list from others that take equal arguments, for its cursors; the field's type unless given.</param>
    /// <exception cref="GraphQLException">PAGE_SIZE: the page size is out of bounds, or asked for from both ends.</exception>
    public static PageArguments Of(FieldContext context, string? list = null) => new(context, list ?? context.Field.Type.Named.Name);

    /// <summary>The keyset values inside <see cref="After"/>; null without one.</summary>
    /// <exception cref="GraphQLException">CURSOR_MISMATCH: the cursor belongs to another filter or order, or is none.</exception>
    public IReadOnlyList<string?>? AfterValues() => After is null ? null : Cursor.Read(After, Fingerprint);

    /// <summary>The keyset values inside <see cref="Before"/>; null without one.</summary>
    /// <exception cref="GraphQLException">CURSOR_MISMATCH: the cursor belongs to another filter or order, or is none.</exception>
    public IReadOnlyList<string?>? BeforeValues() => Before is null ? null : Cursor.Read(Before, Fingerprint);

    /// <summary>A cursor of this list for a record's keyset values.</summary>
    public string CursorFor(params IReadOnlyList<string?> values) => Cursor.Write(Fingerprint, values);

    private static GraphQLException Invalid(string message) => new(message, ErrorCodes.PageSize);

    private static string FingerprintOf(string list, InputObject arguments)
    {
        // Null and an empty list say what leaving the argument out says.
        var given = arguments.Names
            .Where(name => name is not ("first" or "last" or "after" or "before") && arguments[name] is not (null or object?[] { Length: 0 }))
            .Order(StringComparer.Ordinal);
        return FingerprintHash.Of(string.Join('|', given.Select(name => $"{name}={InputObject.Canonical(arguments[name])}").Prepend(list)));
    }
}
