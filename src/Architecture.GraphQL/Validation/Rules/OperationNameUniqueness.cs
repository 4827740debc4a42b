using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>No two operations have one name (specification 5.2.2.1, Operation Name Uniqueness).</summary>
internal sealed class OperationNameUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var known = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var operation in document.Operations)
        {
            if (operation.Definition.Name is not { } name || known.TryAdd(name.Value, name)) continue;
            errors.Add(operation.Enter, $"There can be only one operation named \"{name.Value}\".", known[name.Value], name);
        }
    }
}
