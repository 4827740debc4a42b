using System.Text.Json;
using System.Text.Json.Nodes;
using Architecture.Conformance.Reference;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.Conformance.Generation;

/// <summary>Writes documents for a schema: from one seed always the same ones. Some are right, some have mistakes, some are broken tokens.</summary>
internal sealed class DocumentGenerator(string schemaText, Schema schema, int seed)
{
    private readonly Chance chance = new(seed);
    private int number;

    public ConformanceCase Next()
    {
        number++;
        var mistakes = chance.Percent(55) ? 0 : chance.OneOf(1, 2, 6);
        var writer = new ExecutableWriter(schema, chance, mistakes);
        writer.Write();
        var query = writer.Text;
        if (chance.Percent(12)) query = new TokenMutator(chance).Mutate(query);
        return new()
        {
            Id = $"{seed}/{number}",
            Schema = schemaText,
            Query = query,
            Variables = Variables(writer, mistakes),
            OperationName = OperationName(writer, mistakes),
            Seed = chance.Below(1000),
        };
    }

    private JsonElement? Variables(ExecutableWriter writer, int mistakes)
    {
        if (writer.Variables.Count == 0 && !chance.Percent(3)) return null;
        var values = new ValueGenerator(chance, mistakes == 0 ? (chance.Percent(15) ? 3 : 0) : mistakes);
        var made = new JsonObject();
        foreach (var (name, type, hasDefault) in writer.Variables)
        {
            var optional = type is not NonNullType || hasDefault;
            if (chance.Percent(optional ? 25 : mistakes)) continue;
            made[name] = values.Json(type);
        }

        if (chance.Percent(3)) made["notAsked"] = values.Number();
        return JsonSerializer.SerializeToElement(made);
    }

    private string? OperationName(ExecutableWriter writer, int mistakes)
    {
        if (writer.OperationNames.Count == 0) return chance.Percent(1 + mistakes) ? "Missing" : null;
        if (writer.OperationNames.Count == 1 && chance.Percent(50)) return null;
        return chance.Percent(1 + mistakes) ? chance.OneOf("Missing", "", null) : chance.Pick(writer.OperationNames);
    }
}
