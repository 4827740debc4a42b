namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>Every argument given to a directive is one that it has (specification 5.4.1, Argument Names).</summary>
internal sealed class ArgumentNamesOnDirectives : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors) => ArgumentNames.CheckDirectives(document, errors);
}
