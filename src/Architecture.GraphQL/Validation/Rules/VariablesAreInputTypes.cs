namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A variable's type is an input type (specification 5.8.2, Variables Are Input Types).</summary>
internal sealed class VariablesAreInputTypes : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var variable in document.VariableDefinitions)
            if (document.Schema?.Type(variable.Node.Type.Named.Name.Value) is { IsInput: false })
                errors.Add(variable.Enter, $"Variable \"${variable.Node.Variable.Name.Value}\" cannot be of type \"{variable.Node.Type}\", which is not an input type.", variable.Node.Type);
    }
}
