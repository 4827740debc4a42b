using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Validation.Rules.TypeSystem;

/// <summary>A document defines the schema once (specification 3.3, Schema).</summary>
internal sealed class LoneSchemaDefinition : IValidationRule
{
    public void Check(DocumentContext document, ErrorSink errors)
    {
        foreach (var definition in document.Document.Definitions.OfType<SchemaDefinition>().Where(definition => !definition.Extends).Skip(1))
            errors.Add(document.TypeSystemMoments[definition], "There can be only one schema definition.", definition);
    }
}
