namespace Architecture.GraphQL.Language;

/// <summary>What a document may cost to read.</summary>
/// <param name="MaxTokens">How many tokens the document may hold.</param>
/// <param name="MaxDepth">How deep selection sets, list and object values and list types may nest together.</param>
public sealed record ParseLimits(int MaxTokens = 10_000, int MaxDepth = 200)
{
    public static ParseLimits Default { get; } = new();

    /// <summary>For schemas, which are our own text and long.</summary>
    public static ParseLimits ForSchema { get; } = new(MaxTokens: int.MaxValue);
}
