using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>The schema names one root type for each kind of operation (specification 3.3.1, Root Operation Types).</summary>
internal sealed class OperationTypeUniqueness : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        var known = new Dictionary<OperationType, RootOperationTypeDefinition>();
        foreach (var definition in document.Document.Definitions.OfType<SchemaDefinition>())
            foreach (var root in definition.OperationTypes)
                if (!known.TryAdd(root.Operation, root))
                    errors.Add(document.TypeSystemMoments[definition], $"There can be only one {root.Operation} type in a schema.", known[root.Operation], root);
    }
}
