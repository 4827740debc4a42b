using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>An enum, its extensions included, has each value once (specification 3.9, Enums).</summary>
internal sealed class EnumValueUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var known = new Dictionary<(string Type, string Value), Name>();
        foreach (var definition in document.Document.Definitions.OfType<EnumTypeDefinition>())
        {
            foreach (var value in definition.Values)
            {
                var key = (definition.Name.Value, value.Name.Value);
                if (known.TryAdd(key, value.Name)) continue;
                errors.Add(document.TypeSystemMoments[definition], $"Enum value \"{key.Item1}.{key.Item2}\" can only be defined once.", known[key], value.Name);
            }
        }
    }
}
