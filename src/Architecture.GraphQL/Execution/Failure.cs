using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Execution;

/// <summary>A field error whose path is known when the response is written.</summary>
internal sealed record Failure(string Message, string Code)
{
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>A place more exact than the field's own.</summary>
    public Location? Location { get; init; }

    public static Failure Of(FieldError error) => new(error.Message, error.Code) { Extensions = error.Extensions };

    public static Failure NullFor(PlannedField field) =>
        new($"Cannot return null for non-null field \"{field.ParentType}.{field.Definition}\".", ErrorCodes.NullViolation);

    public static Failure NotOfType(object value, PlannedField field) =>
        new(
            $"A value of field \"{field.ParentType}.{field.Definition}\" is not a {field.Definition.Type.Named}: "
            + $"it is a {value.GetType().Name} out of range or of another kind.",
            ErrorCodes.Internal);

    /// <summary>A fault of the program: told to the log in full, to the client not at all.</summary>
    public static Failure Internal(string fault, PlannedField field, OperationExecution execution) =>
        execution.Failure(new InvalidOperationException(fault), field);
}

/// <summary>An argument cannot be coerced (specification 6.4.1).</summary>
internal sealed class ArgumentFault(string message, Location location) : Exception(message)
{
    public Location Location { get; } = location;
}
