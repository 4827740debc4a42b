namespace Architecture.GraphQL.Validation.Rules;

/// <summary>No two variables of an operation have one name (specification 5.8.1, Variable Uniqueness).</summary>
internal sealed class VariableUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var operation in document.Operations)
            foreach (var same in operation.Definition.Variables.GroupBy(definition => definition.Variable.Name.Value, StringComparer.Ordinal))
                if (same.Skip(1).Any())
                    errors.Add(operation.Enter, $"There can be only one variable named \"${same.Key}\".", [.. same.Select(definition => definition.Variable.Name)]);
    }
}
