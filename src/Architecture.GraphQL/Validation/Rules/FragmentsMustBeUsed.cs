namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every fragment is reached from some operation (specification 5.5.1.4, Fragments Must Be Used).</summary>
internal sealed class FragmentsMustBeUsed : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var used = document.ReachableFrom(document.Operations).Select(fragment => fragment.Definition.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var fragment in document.Fragments)
            if (!used.Contains(fragment.Definition.Name.Value))
                errors.Add(document.End, $"Fragment \"{fragment.Definition.Name.Value}\" is never used.", fragment.Definition);
    }
}
