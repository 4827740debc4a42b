namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every directive used is known (specification 5.7.1, Directives Are Defined).</summary>
internal sealed class DirectivesAreDefined : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var use in document.DirectiveUses)
            if (document.Directives.Find(use.Node.Name.Value) is null)
                errors.Add(use.Enter, $"Unknown directive \"@{use.Node.Name.Value}\".", use.Node);
    }
}
