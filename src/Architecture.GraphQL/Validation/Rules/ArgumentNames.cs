namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every argument given is one that the field or directive has (specification 5.4.1, Argument Names).</summary>
internal sealed class ArgumentNames : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var argument in document.Arguments)
            if (argument is { IsKnown: false, OfDirective: false, Field: { } field })
                errors.Add(argument.Enter, $"Unknown argument \"{argument.Node.Name.Value}\" on field \"{field.Name}\".", argument.Node);
        CheckDirectives(document, errors);
    }

    /// <summary>The part that also holds for schema documents.</summary>
    internal static void CheckDirectives(DocumentContext document, ErrorSink errors)
    {
        foreach (var use in document.DirectiveUses)
        {
            if (document.Directives.Find(use.Node.Name.Value) is not { } directive) continue;
            foreach (var argument in use.Node.Arguments)
                if (!directive.Arguments.ContainsKey(argument.Name.Value))
                    errors.Add(use.Enter, $"Unknown argument \"{argument.Name.Value}\" on directive \"@{use.Node.Name.Value}\".", argument);
        }
    }
}
