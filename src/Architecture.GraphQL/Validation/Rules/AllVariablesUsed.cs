namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every variable an operation defines is used by it (specification 5.8.4, All Variables Used).</summary>
internal sealed class AllVariablesUsed : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var operation in document.Operations)
        {
            if (operation.Definition.Variables.Count == 0) continue;
            var used = operation.VariableUses.Select(use => use.Node.Name.Value).ToHashSet(StringComparer.Ordinal);
            foreach (var definition in operation.Definition.Variables)
                if (!used.Contains(definition.Variable.Name.Value))
                    errors.Add(operation.Enter, $"Variable \"${definition.Variable.Name.Value}\" is never used in {operation.Subject}.", definition);
        }
    }
}
