using System.Runtime.InteropServices;

namespace Architecture.GraphQL.Bindings;

/// <summary>Why one field has no value, when an exception would say too much: it fails this position only.</summary>
/// <param name="Message">For a developer to read.</param>
/// <param name="Code">The stable <c>extensions.code</c>.</param>
public sealed record FieldError(string Message, string Code)
{
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }
}

/// <summary>A value, or the error to report in its place: for one item of a batch to fail without the others.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FieldResult<T>
{
    public FieldResult(T value) => Value = value;

    public FieldResult(FieldError error) => (Value, Error) = (default, error);

    public T? Value { get; }

    public FieldError? Error { get; }

    public static implicit operator FieldResult<T>(T value) => new(value);

    public static implicit operator FieldResult<T>(FieldError error) => new(error);
}

/// <summary>A value whose subtree is read in another scope: batching and de-duplication keep it apart (specification: none; ours).</summary>
/// <param name="Value">The value; null is a null without a scope.</param>
/// <param name="Scope">What <see cref="Execution.FieldContext.Scope"/> is below this field; compared by <see cref="object.Equals(object)"/>.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Scoped<T>(T Value, object? Scope);

/// <summary>Opens scopes.</summary>
public static class Scoped
{
    /// <summary>The value, to be read in a scope.</summary>
    public static Scoped<T> Of<T>(T value, object? scope) => new(value, scope);
}

/// <summary>The object that root fields hang on: bind <c>Query</c>, <c>Mutation</c> and <c>Subscription</c> as <c>Object&lt;Root&gt;</c>.</summary>
/// <remarks>A field of type <c>Query</c> below the root (a mutation's payload) returns <see cref="Value"/>, usually scoped.</remarks>
public sealed class Root
{
    private Root()
    {
    }

    public static Root Value { get; } = new();
}
