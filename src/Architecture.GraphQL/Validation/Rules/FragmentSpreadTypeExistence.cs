using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every type a document names exists: in type conditions (specification 5.5.1.2, Fragment Spread Type Existence),
/// in variable definitions (5.8.2) and in the definitions of a schema document (3).</summary>
internal sealed class FragmentSpreadTypeExistence : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var defined = document.Document.Definitions.OfType<TypeDefinition>().Where(type => !type.Extends)
            .Select(type => type.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var use in document.TypeNames)
        {
            var name = use.Node.Name.Value;
            if (document.Schema?.Type(name) is not null || defined.Contains(name)) continue;
            if (use.InTypeSystem && Introspection.BuiltInTypes.ContainsKey(name)) continue;
            errors.Add(use.Enter, $"Unknown type \"{name}\".", use.Node);
        }
    }
}
