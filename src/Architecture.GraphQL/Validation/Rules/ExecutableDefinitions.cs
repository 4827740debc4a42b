using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A document to execute holds operations and fragments only (specification 5.1.1, Executable Definitions).</summary>
internal sealed class ExecutableDefinitions : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var definition in document.Document.Definitions.OfType<TypeSystemDefinition>())
            errors.Add(0, $"The {NameOf(definition)} definition is not executable.", definition);
    }

    private static string NameOf(TypeSystemDefinition definition) => definition switch
    {
        TypeDefinition type => $"\"{type.Name.Value}\"",
        DirectiveDefinition directive => $"\"@{directive.Name.Value}\"",
        _ => "schema",
    };
}
