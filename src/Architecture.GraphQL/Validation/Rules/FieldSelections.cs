namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every field selected is one that the type has (specification 5.3.1, Field Selections).</summary>
internal sealed class FieldSelections : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var field in document.Fields)
            if (field is { ParentType: { } parent, Definition: null })
                errors.Add(field.Enter, $"Cannot query field \"{field.Node.Name.Value}\" on type \"{parent.Name}\".", field.Node);
    }
}
