namespace Architecture.GraphQL.Validation.Rules;

/// <summary>A field has a selection set exactly when its type has fields (specification 5.3.3, Leaf Field Selections).</summary>
internal sealed class LeafFieldSelections : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var field in document.Fields)
        {
            if (field.Definition is not { Type: var type }) continue;
            var name = field.Node.Name.Value;
            if (type.Named.IsLeaf && field.Node.SelectionSet is { } selections)
                errors.Add(field.Enter, $"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", selections);
            else if (!type.Named.IsLeaf && field.Node.SelectionSet is null)
                errors.Add(field.Enter, $"Field \"{name}\" of type \"{type}\" must have a selection of subfields.", field.Node);
        }
    }
}
