namespace Architecture.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one (specification 5.2.3.1, Lone Anonymous Operation).</summary>
internal sealed class LoneAnonymousOperation : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        if (document.Operations.Count <= 1) return;
        foreach (var operation in document.Operations)
            if (operation.Definition.Name is null)
                errors.Add(operation.Enter, "An operation without a name must be the only operation of its document.", operation.Definition);
    }
}
