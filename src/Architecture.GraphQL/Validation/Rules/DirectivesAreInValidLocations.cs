namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A directive stands only where its definition allows (specification 5.7.2, Directives Are in Valid Locations).</summary>
internal sealed class DirectivesAreInValidLocations : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var use in document.DirectiveUses)
            if (document.Directives.Find(use.Node.Name.Value) is { } directive && !directive.Locations.Contains(use.Location))
                errors.Add(use.Enter, $"Directive \"@{use.Node.Name.Value}\" may not be used on {use.Location}.", use.Node);
    }
}
