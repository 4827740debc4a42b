namespace Architecture.GraphQL.Validation.Rules;

/// <summary>The schema has a root type for each operation's type (specification 5.2.1.1, Operation Type Existence).</summary>
internal sealed class OperationTypeExistence : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var operation in document.Operations)
            if (operation.RootType is null)
                errors.Add(operation.Enter, $"The schema has no {operation.TypeName} operations.", operation.Definition);
    }
}
