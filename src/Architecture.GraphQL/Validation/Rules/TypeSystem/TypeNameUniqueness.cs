using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>No two types have one name (specification 3.3, Schema).</summary>
internal sealed class TypeNameUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var known = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var definition in document.Document.Definitions.OfType<TypeDefinition>())
        {
            var name = definition.Name;
            if (definition.Extends || known.TryAdd(name.Value, name)) continue;
            errors.Add(document.TypeSystemMoments[definition], $"There can be only one type named \"{name.Value}\".", known[name.Value], name);
        }
    }
}
