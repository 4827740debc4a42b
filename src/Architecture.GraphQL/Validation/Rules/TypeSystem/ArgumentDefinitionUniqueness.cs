using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>A field or directive has each argument once (specification 3.6, Objects; 3.13, Directives).</summary>
internal sealed class ArgumentDefinitionUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var (definition, moment) in document.TypeSystemMoments)
        {
            if (definition is DirectiveDefinition directive) Check($"@{directive.Name.Value}", directive.Arguments, moment, errors);
            if (definition is not FieldsDefinition type) continue;
            foreach (var field in type.Fields) Check($"{type.Name.Value}.{field.Name.Value}", field.Arguments, moment, errors);
        }
    }

    private static void Check(string owner, IReadOnlyList<InputValueDefinition> arguments, int moment, ErrorSink errors)
    {
        foreach (var same in arguments.GroupBy(argument => argument.Name.Value, StringComparer.Ordinal))
            if (same.Skip(1).Any())
                errors.Add(moment, $"Argument \"{owner}({same.Key}:)\" can only be defined once.", [.. same.Select(argument => argument.Name)]);
    }
}
