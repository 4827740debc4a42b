using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A fragment's type condition is a type that has fields (specification 5.5.1.3, Fragments on Object, Interface or Union Types).</summary>
internal sealed class FragmentsOnObjectInterfaceOrUnionTypes : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var fragment in document.InlineFragments)
            if (fragment.Node.TypeCondition is { } condition)
                Check(document, condition, fragment.Enter, errors);
        foreach (var fragment in document.Fragments) Check(document, fragment.Definition.TypeCondition, fragment.Enter, errors);
    }

    private static void Check(DocumentContext document, NamedTypeReference condition, int moment, ErrorSink errors)
    {
        if (document.Schema?.Type(condition.Name.Value) is { IsComposite: false })
            errors.Add(moment, $"A fragment cannot condition on type \"{condition.Name.Value}\", which has no fields.", condition);
    }
}
