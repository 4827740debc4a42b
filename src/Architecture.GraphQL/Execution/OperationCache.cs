using System.Collections.Concurrent;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Validation;

namespace Architecture.GraphQL.Execution;

/// <summary>Documents read, validated and planned, by their text.</summary>
/// <remarks>Two generations: when the young one is full it becomes the old one, and what is used moves back; no lock on the way.</remarks>
internal sealed class OperationCache(ExecutableSchema schema)
{
    private ConcurrentDictionary<string, PreparedDocument> young = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, PreparedDocument> old = new(StringComparer.Ordinal);

    public PreparedRequest Prepare(string query, string? operationName)
    {
        if (!young.TryGetValue(query, out var document))
        {
            if (!old.TryGetValue(query, out document))
            {
                var (read, errors) = Read(query);
                if (read is null) return new(null, errors);
                document = read;
            }
            Keep(query, document);
        }
        return document.Operation(operationName);
    }

    private void Keep(string query, PreparedDocument document)
    {
        if (young.Count >= Math.Max(1, schema.Settings.CachedDocuments / 2))
        {
            old = young;
            young = new(StringComparer.Ordinal);
        }
        young[query] = document;
    }

    private (PreparedDocument? Document, IReadOnlyList<GraphQLError> Errors) Read(string query)
    {
        Document document;
        using (Telemetry.Start("GraphQL Document Parsing"))
        {
            try
            {
                document = Parser.Parse(query, schema.Settings.Parsing);
            }
            catch (GraphQLSyntaxException exception)
            {
                return (null, [exception.Error]);
            }
        }
        using (Telemetry.Start("GraphQL Document Validation"))
        {
            var errors = DocumentValidator.Validate(schema.Schema, document, schema.Settings.Validation);
            if (errors.Count > 0) return (null, [.. errors.Select(error => error.Code is null ? error with { Code = ErrorCodes.Validation } : error)]);
        }
        var exceeded = OperationMeasure.Check(document, schema.Settings);
        return exceeded.Count > 0 ? (null, exceeded) : (new(schema, document), []);
    }

    /// <summary>GetOperation (specification 6.1) over a validated document.</summary>
    private sealed class PreparedDocument(ExecutableSchema schema, Document document)
    {
        private readonly PreparedRequest[] operations =
            [.. document.Operations.Select(operation => new PreparedRequest(new PreparedOperation(schema, document, operation), []))];

        public PreparedRequest Operation(string? name)
        {
            if (name is null && operations.Length == 1) return operations[0];
            if (name is null)
                return Fault(operations.Length == 0 ? "The document has no operation." : "The document has several operations: say which with operationName.");
            return Array.Find(operations, operation => operation.Operation!.Name == name) ?? Fault($"The document has no operation named \"{name}\".");
        }

        private static PreparedRequest Fault(string message) => new(null, [new(message) { Code = ErrorCodes.OperationResolution }]);
    }
}
