using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Some object can be of both the type around a fragment and the fragment's own (specification 5.5.2.3, Fragment Spread Is Possible).</summary>
internal sealed class FragmentSpreadIsPossible : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        if (document.Schema is not { } schema) return;
        foreach (var fragment in document.InlineFragments)
            if (Excludes(schema, fragment.Type, fragment.ParentType))
                errors.Add(fragment.Enter, $"Objects of type \"{fragment.ParentType}\" can never be of type \"{fragment.Type}\".", fragment.Node);
        foreach (var spread in document.FragmentSpreads)
            if (document.Fragment(spread.Node.Name.Value) is { } fragment && Excludes(schema, fragment.Type, spread.ParentType))
                errors.Add(spread.Enter, $"Fragment \"{spread.Node.Name.Value}\" cannot be spread here: objects of type \"{spread.ParentType}\" can never be of type \"{fragment.Type}\".", spread.Node);
    }

    private static bool Excludes(Schema schema, NamedType? fragment, NamedType? parent) =>
        fragment is { IsComposite: true } && parent is { IsComposite: true } && !schema.Overlap(fragment, parent);
}
