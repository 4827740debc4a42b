using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A directive that is not repeatable stands once at a place (specification 5.7.3, Directives Are Unique per Location).</summary>
/// <remarks>A type and its extensions are one place (3.4.3 and the following sections on extensions), and so is the schema.</remarks>
internal sealed class DirectivesAreUniquePerLocation : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var places = new Dictionary<string, Dictionary<string, Directive>>(StringComparer.Ordinal);
        foreach (var owner in document.DirectiveOwners)
        {
            var seen = SharedPlace(owner.Node) is { } place
                ? places.TryGetValue(place, out var earlier) ? earlier : places[place] = new(StringComparer.Ordinal)
                : new(StringComparer.Ordinal);
            foreach (var directive in owner.Directives)
            {
                var name = directive.Name.Value;
                if (document.Directives.Find(name) is not { IsRepeatable: false } || seen.TryAdd(name, directive)) continue;
                errors.Add(owner.Enter, $"The directive \"@{name}\" can only be used once at this location.", seen[name], directive);
            }
        }
    }

    private static string? SharedPlace(Node owner) => owner switch
    {
        SchemaDefinition => "schema",
        TypeDefinition type => $"type {type.Name.Value}",
        _ => null,
    };
}
