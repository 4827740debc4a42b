namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every variable used by an operation is defined by it (specification 5.8.3, All Variable Uses Defined).</summary>
internal sealed class AllVariableUsesDefined : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var operation in document.Operations)
        {
            foreach (var use in operation.VariableUses)               // through fragments, each fragment once
            {
                if (errors.IsFull) return;
                if (operation.Variable(use.Node.Name.Value) is null)
                    errors.Add(operation.Enter, $"Variable \"${use.Node.Name.Value}\" is not defined by {operation.Subject}.", use.Node, operation.Definition);
            }
        }
    }
}
