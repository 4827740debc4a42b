using System.Text.Json;
using Architecture.GraphQL;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;
using Architecture.GraphQL.Validation;

namespace Architecture.Conformance.Reference;

/// <summary>What our engine makes of a case.</summary>
public sealed class EngineSide
{
    /// <summary>Wide enough for any generated document; the limits have tests of their own.</summary>
    private static readonly ParseLimits Limits = new() { MaxTokens = 200_000 };

    private readonly Dictionary<string, (Schema? Schema, Answer Refusal)> schemas = new(StringComparer.Ordinal);

    public Answer Run(ConformanceCase one)
    {
        try
        {
            return one.Action switch
            {
                "schema" => InspectSchema(one),
                _ => Execute(one),
            } with { Id = one.Id };
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new() { Id = one.Id, Stage = "fault", Fault = fault.ToString() };
        }
    }

    private Answer Execute(ConformanceCase one)
    {
        var (schema, refusal) = SchemaOf(one.Schema);
        if (schema is null) return refusal;
        Document document;
        try
        {
            document = Parser.Parse(one.Query, Limits);
        }
        catch (GraphQLSyntaxException fault)
        {
            return Failed("parse", [fault.Error]);
        }

        var errors = DocumentValidator.Validate(schema, document);
        if (errors.Count > 0) return Failed("validate", errors);
        return new() { Stage = "execute" };
    }

    private Answer InspectSchema(ConformanceCase one)
    {
        var (schema, refusal) = SchemaOf(one.Schema);
        return schema is null ? refusal : new() { Stage = "ready" };
    }

    private (Schema? Schema, Answer Refusal) SchemaOf(string text)
    {
        if (schemas.TryGetValue(text, out var known)) return known;
        return schemas[text] = ReadSchema(text);
    }

    private static (Schema? Schema, Answer Refusal) ReadSchema(string text)
    {
        try
        {
            var errors = DocumentValidator.ValidateTypeSystem(Parser.Parse(text, ParseLimits.ForSchema));
            return errors.Count > 0 ? (null, Failed("schema-document", errors)) : (Schema.Parse(text), new());
        }
        catch (GraphQLSyntaxException fault)
        {
            return (null, Failed("schema-parse", [fault.Error]));
        }
        catch (SchemaException fault)
        {
            return (null, Failed("schema", fault.Faults.Select(message => new GraphQLError(message))));
        }
    }

    private static Answer Failed(string stage, IEnumerable<GraphQLError> errors) =>
        new() { Stage = stage, Errors = [.. errors.Select(Read)] };

    private static AnswerError Read(GraphQLError error) => new()
    {
        Message = error.Message,
        Path = error.Path is null ? null : JsonSerializer.SerializeToElement(error.Path),
        Locations = [.. error.Locations.Select(location => new AnswerError.Place(location.Line, location.Column))],
    };
}
