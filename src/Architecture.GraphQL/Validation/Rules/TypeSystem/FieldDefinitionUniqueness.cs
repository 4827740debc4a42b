using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>A type, its extensions included, has each field once (specification 3.6, 3.7 and 3.10, type validation).</summary>
internal sealed class FieldDefinitionUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var known = new Dictionary<(string Type, string Field), Name>();
        foreach (var definition in document.Document.Definitions.OfType<TypeDefinition>())
        {
            foreach (var name in FieldNames(definition))
            {
                var key = (definition.Name.Value, name.Value);
                if (known.TryAdd(key, name)) continue;
                errors.Add(document.TypeSystemMoments[definition], $"Field \"{key.Item1}.{key.Item2}\" can only be defined once.", known[key], name);
            }
        }
    }

    private static IEnumerable<Name> FieldNames(TypeDefinition definition) => definition switch
    {
        FieldsDefinition fields => fields.Fields.Select(field => field.Name),
        InputObjectTypeDefinition input => input.Fields.Select(field => field.Name),
        _ => [],
    };
}
