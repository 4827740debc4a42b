using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Only lists are streamed (incremental delivery draft, Stream Directives Are Used On List Fields).</summary>
internal sealed class StreamDirectivesAreUsedOnListFields : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var use in document.DirectiveUses)
            if (use is { Node.Name.Value: "stream", Field: { } field, ParentType: { } parent } && field.Type.Nullable is not ListType)
                errors.Add(use.Enter, $"@stream cannot be used on \"{parent.Name}.{field.Name}\", which is not a list.", use.Node);
    }
}
