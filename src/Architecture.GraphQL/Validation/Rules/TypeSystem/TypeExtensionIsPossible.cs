using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>What is extended is defined, and as the same kind of type (specification 3.4.3, Type Extensions).</summary>
internal sealed class TypeExtensionIsPossible : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var types = document.Document.Definitions.OfType<TypeDefinition>().ToList();
        var defined = new Dictionary<string, TypeDefinition>(StringComparer.Ordinal);
        foreach (var type in types.Where(type => !type.Extends)) defined[type.Name.Value] = type;
        foreach (var extension in types.Where(type => type.Extends))
        {
            var moment = document.TypeSystemMoments[extension];
            if (!defined.TryGetValue(extension.Name.Value, out var definition))
                errors.Add(moment, $"Cannot extend type \"{extension.Name.Value}\" because it is not defined.", extension.Name);
            else if (definition.GetType() != extension.GetType())
                errors.Add(moment, $"Cannot extend type \"{extension.Name.Value}\" as another kind of type than it is defined.", definition, extension);
        }
    }
}
