using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation;

/// <summary>What the rules need to know of each directive, whether the schema has it or the document defines it.</summary>
internal sealed class DirectiveCatalogue
{
    private readonly Dictionary<string, Entry> entries = new(StringComparer.Ordinal);

    public DirectiveCatalogue(Schema? schema, Document document)
    {
        foreach (var directive in schema?.Directives ?? Introspection.Directives)
            entries[directive.Name] = new(directive.Locations, directive.IsRepeatable, directive.Arguments.ToDictionary(argument => argument.Name, argument => argument.IsRequired, StringComparer.Ordinal));
        foreach (var definition in document.Definitions.OfType<DirectiveDefinition>())
            entries[definition.Name.Value] = new([.. definition.Locations.Select(location => location.Value)], definition.Repeatable, Arguments(definition));
    }

    public Entry? Find(string name) => entries.GetValueOrDefault(name);

    private static Dictionary<string, bool> Arguments(DirectiveDefinition definition)
    {
        var arguments = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var argument in definition.Arguments)
            arguments[argument.Name.Value] = argument.Type is NonNullTypeReference && argument.DefaultValue is null;
        return arguments;
    }

    /// <param name="Locations">Names of the places where it may stand (3.13).</param>
    /// <param name="IsRepeatable">Whether it may stand there more than once.</param>
    /// <param name="Arguments">Its arguments, in order, and whether each must be given.</param>
    public sealed record Entry(IReadOnlyList<string> Locations, bool IsRepeatable, IReadOnlyDictionary<string, bool> Arguments);
}
