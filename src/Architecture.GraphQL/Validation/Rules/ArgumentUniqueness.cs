using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>An argument is given once (specification 5.4.2, Argument Uniqueness).</summary>
internal sealed class ArgumentUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var field in document.Fields) Check(field.Node.Arguments, field.Enter, errors);
        foreach (var directive in document.DirectiveUses) Check(directive.Node.Arguments, directive.Enter, errors);
    }

    private static void Check(IReadOnlyList<Argument> arguments, int moment, ErrorSink errors)
    {
        if (arguments.Count < 2) return;
        foreach (var same in arguments.GroupBy(argument => argument.Name.Value, StringComparer.Ordinal))
            if (same.Skip(1).Any())
                errors.Add(moment, $"There can be only one argument named \"{same.Key}\".", [.. same.Select(argument => argument.Name)]);
    }
}
