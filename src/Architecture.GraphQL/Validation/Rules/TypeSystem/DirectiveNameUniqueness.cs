using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>No two directives have one name (specification 3.3, Schema).</summary>
internal sealed class DirectiveNameUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var known = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var definition in document.Document.Definitions.OfType<DirectiveDefinition>())
            if (!known.TryAdd(definition.Name.Value, definition.Name))
                errors.Add(document.TypeSystemMoments[definition], $"There can be only one directive named \"@{definition.Name.Value}\".", known[definition.Name.Value], definition.Name);
    }
}
