namespace Architecture.GraphQL.Validation.Rules;

/// <summary>Every fragment that is spread is defined (specification 5.5.2.1, Fragment Spread Target Defined).</summary>
internal sealed class FragmentSpreadTargetDefined : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var spread in document.FragmentSpreads)
            if (document.Fragment(spread.Node.Name.Value) is null)
                errors.Add(spread.Enter, $"Unknown fragment \"{spread.Node.Name.Value}\".", spread.Node.Name);
    }
}
