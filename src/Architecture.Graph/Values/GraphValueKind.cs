namespace Architecture.Graph;

/// <summary>The closed set of value types that every store can hold, compare and index.</summary>
public enum GraphValueKind
{
    /// <summary>No value. A property without a value is absent; stores keep no other null.</summary>
    Absent = 0,
    Text = 1,
    Integer = 2,
    Boolean = 3,
    /// <summary>A calendar date without a time.</summary>
    Date = 4,
    /// <summary>A moment in UTC, to the millisecond.</summary>
    Instant = 5,
    TextList = 6,
}
