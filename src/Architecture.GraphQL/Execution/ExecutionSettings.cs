using Architecture.GraphQL.Language;
using Architecture.GraphQL.Validation;

namespace Architecture.GraphQL.Execution;

/// <summary>What a request may cost, and what it may see.</summary>
public sealed record ExecutionSettings
{
    public static ExecutionSettings Default { get; } = new();

    public ParseLimits Parsing { get; init; } = ParseLimits.Default;

    public ValidationLimits Validation { get; init; } = ValidationLimits.Default;

    public OperationLimits Limits { get; init; } = OperationLimits.Default;

    /// <summary>Documents kept planned; the least recently used go when there are more.</summary>
    public int CachedDocuments { get; init; } = 1_000;

    /// <summary>Whether <c>__schema</c> and <c>__type</c> may be asked; <c>__typename</c> always may.</summary>
    public bool Introspection { get; init; } = true;
}
