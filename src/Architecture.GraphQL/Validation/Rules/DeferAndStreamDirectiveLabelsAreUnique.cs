using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Labels of deferred and streamed parts are literal and distinct (incremental delivery draft, Defer And Stream Directive Labels Are Unique).</summary>
internal sealed class DeferAndStreamDirectiveLabelsAreUnique : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var known = new Dictionary<string, Directive>(StringComparer.Ordinal);
        foreach (var use in document.DirectiveUses)
        {
            if (use.Node.Name.Value is not ("defer" or "stream") || use.Node.Argument("label") is not { } label || label is NullValue) continue;
            if (label is not StringValue text)
                errors.Add(use.Enter, $"The label of @{use.Node.Name.Value} must be a literal string.", use.Node);
            else if (!known.TryAdd(text.Value, use.Node))
                errors.Add(use.Enter, $"The label \"{text.Value}\" is used for more than one @defer or @stream.", known[text.Value], use.Node);
        }
    }
}
