using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>No two fragments have one name (specification 5.5.1.1, Fragment Name Uniqueness).</summary>
internal sealed class FragmentNameUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var known = new Dictionary<string, Name>(StringComparer.Ordinal);
        foreach (var fragment in document.Fragments)
        {
            var name = fragment.Definition.Name;
            if (known.TryAdd(name.Value, name)) continue;
            errors.Add(fragment.Enter, $"There can be only one fragment named \"{name.Value}\".", known[name.Value], name);
        }
    }
}
