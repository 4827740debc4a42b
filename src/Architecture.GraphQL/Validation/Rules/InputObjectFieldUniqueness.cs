using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>An input object gives each field once (specification 5.6.3, Input Object Field Uniqueness).</summary>
internal sealed class InputObjectFieldUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var value in document.ObjectValues)
        {
            var known = new Dictionary<string, Name>(StringComparer.Ordinal);
            for (var index = 0; index < value.Node.Fields.Count; index++)
            {
                var name = value.Node.Fields[index].Name;
                if (known.TryAdd(name.Value, name)) continue;
                errors.Add(value.FieldMoments[index], $"There can be only one input field named \"{name.Value}\".", known[name.Value], name);
            }
        }
    }
}
