namespace Architecture.GraphQL.Validation;

/// <summary>One rule of specification chapter 5 (executable documents) or 3 (type system documents).</summary>
/// <remarks>Rules read what the walk has collected in the <see cref="DocumentContext"/>; they do not walk the document themselves.</remarks>
internal interface IValidationRule
{
    void Check(DocumentContext document, ErrorSink errors);
}
