using System.Text.Json;
using Architecture.GraphQL;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;
using Architecture.GraphQL.Utilities;
using Architecture.GraphQL.Validation;

namespace Architecture.Conformance.Reference;

/// <summary>What our engine makes of a case.</summary>
public sealed class EngineSide
{
    /// <summary>Wide enough for any generated document; the limits have tests of their own.</summary>
    private static readonly ParseLimits Limits = new() { MaxTokens = 200_000 };

    private static readonly ExecutionSettings Settings = new()
    {
        Parsing = Limits,
        Limits = new() { MaxFields = 500_000, MaxAliases = 100_000, MaxDirectives = 1_000, MaxFragmentVisits = 500_000, MaxCost = double.PositiveInfinity },
    };

    private readonly Dictionary<string, (ExecutableSchema? Schema, Answer Refusal)> schemas = new(StringComparer.Ordinal);

    public Answer Run(ConformanceCase one)
    {
        try
        {
            return one.Action switch
            {
                "schema" => InspectSchema(one),
                _ => Execute(one),
            } with
            { Id = one.Id };
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

        var errors = DocumentValidator.Validate(schema.Schema, document);
        return errors.Count > 0 ? Failed("validate", errors) : Execute(schema, one);
    }

    private static Answer Execute(ExecutableSchema schema, ConformanceCase one)
    {
        using var writer = new ResultWriter();
        var request = new OperationRequest(one.Query) { OperationName = one.OperationName, Variables = one.Variables ?? default, State = one.Seed };
        schema.ExecuteAsync(request, writer, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        var response = JsonDocument.Parse(writer.WrittenMemory.ToArray(), new() { MaxDepth = 2000 }).RootElement;
        var errors = response.TryGetProperty("errors", out var found) ? found.Deserialize<AnswerError[]>(CaseJson.Options)! : [];
        return response.TryGetProperty("data", out var data) ? new() { Stage = "execute", Data = data, Errors = errors } : new() { Stage = "request", Errors = errors };
    }

    private Answer InspectSchema(ConformanceCase one)
    {
        var (schema, refusal) = SchemaOf(one.Schema);
        return schema is null ? refusal : new() { Stage = "ready", Printed = SchemaPrinter.Print(schema.Schema) };
    }

    private (ExecutableSchema? Schema, Answer Refusal) SchemaOf(string text)
    {
        if (schemas.TryGetValue(text, out var known)) return known;
        return schemas[text] = ReadSchema(text);
    }

    private static (ExecutableSchema? Schema, Answer Refusal) ReadSchema(string text)
    {
        try
        {
            var errors = DocumentValidator.ValidateTypeSystem(Parser.Parse(text, ParseLimits.ForSchema));
            return errors.Count > 0 ? (null, Failed("schema-document", errors)) : (Mocked(text), new());
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

    private static ExecutableSchema Mocked(string text)
    {
        MockWorld? world = null;
        var schema = new SchemaBuilder().Sdl(text).Settings(Settings)
            .Unbound((parent, context) => (world ??= new(context.Schema)).Resolve(parent, context), MockWorld.TypeOf).Build();
        return schema;
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
