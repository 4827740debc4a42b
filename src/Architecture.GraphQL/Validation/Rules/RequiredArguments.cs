using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every argument that is non-null and has no default is given (specification 5.4.3, Required Arguments).</summary>
internal sealed class RequiredArguments : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var field in document.Fields)
        {
            if (field.Definition is not { } definition) continue;
            foreach (var argument in definition.Arguments)
                if (argument.IsRequired && !Gives(field.Node.Arguments, argument.Name))
                    errors.Add(field.Leave, $"Argument \"{argument.Name}\" of type \"{argument.Type}\" is required on field \"{definition.Name}\".", field.Node);
        }

        CheckDirectives(document, errors);
    }

    /// <summary>The part that also holds for schema documents.</summary>
    internal static void CheckDirectives(DocumentContext document, ErrorSink errors)
    {
        foreach (var use in document.DirectiveUses)
        {
            if (document.Directives.Find(use.Node.Name.Value) is not { } directive) continue;
            foreach (var (name, required) in directive.Arguments)
                if (required && !Gives(use.Node.Arguments, name))
                    errors.Add(use.Leave, $"Argument \"{name}\" is required on directive \"@{use.Node.Name.Value}\".", use.Node);
        }
    }

    private static bool Gives(IReadOnlyList<Argument> arguments, string name)
    {
        foreach (var argument in arguments)
            if (argument.Name.Value == name)
                return true;
        return false;
    }
}
