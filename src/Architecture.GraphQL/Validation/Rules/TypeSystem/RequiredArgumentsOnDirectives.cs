namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>Every argument of a directive that is non-null and has no default is given (specification 5.4.3, Required Arguments).</summary>
internal sealed class RequiredArgumentsOnDirectives : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors) => RequiredArguments.CheckDirectives(document, errors);
}
