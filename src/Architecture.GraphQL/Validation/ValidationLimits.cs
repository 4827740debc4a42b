namespace Architecture.GraphQL.Validation;

/// <summary>How much work validation may do and how much it may say. Each limit ends validation with an error, never with a fault.</summary>
public sealed record ValidationLimits
{
    public static ValidationLimits Default { get; } = new();

    /// <summary>Errors reported before validation gives up; one more then says so.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>Pairs of fields, arguments and fragments that 5.3.2 (Field Selection Merging) may compare in one document.</summary>
    public int MaxComparisons { get; init; } = 500_000;

    /// <summary>Fragments and variable uses that may be visited through spreads in one document, all operations together.</summary>
    public int MaxFragmentVisits { get; init; } = 50_000;

    /// <summary>Lists of <c>fields</c>, <c>interfaces</c>, <c>possibleTypes</c> and <c>inputFields</c> that may be nested in an introspection field, less one.</summary>
    public int MaxIntrospectionLists { get; init; } = 3;
}
