using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>Every input object can be written in finite text (specification 3.10, circular references, with OneOf input objects), and defaults
/// do not go round in circles (InputObjectDefaultValueHasCycle).</summary>
internal sealed class InputCycles
{
    private readonly Schema schema;
    private readonly HashSet<string> underWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> finished = new(StringComparer.Ordinal);

    private InputCycles(Schema schema) => this.schema = schema;

    /// <summary>False when defaults go round in circles, so that none may be coerced.</summary>
    public static bool Check(Schema schema, List<string> faults)
    {
        var cycles = new InputCycles(schema);
        cycles.HaveValues(faults);
        var before = faults.Count;
        foreach (var type in schema.Types.OfType<InputObjectType>())
            if (cycles.DefaultsRepeat(type, null) is { } field)
                faults.Add($"The default of input field \"{field}\" leads back to itself.");
        return faults.Count == before;
    }

    /// <summary>What has a value is found from the leaves up; what remains needs itself.</summary>
    private void HaveValues(List<string> faults)
    {
        var open = schema.Types.OfType<InputObjectType>().ToHashSet();
        while (open.RemoveWhere(type => Needs(type, open) is null) > 0)
        {
        }
        foreach (var type in schema.Types.OfType<InputObjectType>().Where(open.Contains))
        {
            var path = new List<InputObjectType> { type };
            while (Needs(path[^1], open) is { } next && !path.Contains(next)) path.Add(next);
            faults.Add($"Input type \"{type}\" can never be given a value: it leads back to itself through {string.Join(", ", path)}.");
        }
    }

    /// <summary>A type without a value that the type cannot do without; null when there is none.</summary>
    private static InputObjectType? Needs(InputObjectType type, HashSet<InputObjectType> open)
    {
        if (!type.IsOneOf)
            return type.Fields.Select(field => (field.Type as NonNullType)?.OfType as InputObjectType).FirstOrDefault(next => next is not null && open.Contains(next));
        var choices = type.Fields.Select(field => field.Type as InputObjectType).ToList();
        return choices.TrueForAll(choice => choice is not null && open.Contains(choice)) ? choices.FirstOrDefault() : null;
    }

    /// <summary>The coordinate of the field whose default repeats, or null.</summary>
    private string? DefaultsRepeat(InputObjectType type, Value? given)
    {
        if (given is ListValue list) return list.Values.Select(item => DefaultsRepeat(type, item)).FirstOrDefault(found => found is not null);
        if (given is not (null or ObjectValue)) return null;
        foreach (var field in type.Fields)
        {
            if (field.Type.Named is not InputObjectType next) continue;
            var member = (given as ObjectValue)?.Fields.FirstOrDefault(member => member.Name.Value == field.Name);
            var found = member is not null ? DefaultsRepeat(next, member.Value)
                : field.DefaultValue is { } value ? DefaultRepeats($"{type}.{field}", next, value)
                : null;
            if (found is not null) return found;
        }
        return null;
    }

    private string? DefaultRepeats(string coordinate, InputObjectType type, Value value)
    {
        if (finished.Contains(coordinate)) return null;
        if (!underWay.Add(coordinate)) return coordinate;
        var found = DefaultsRepeat(type, value);
        underWay.Remove(coordinate);
        finished.Add(coordinate);
        return found;
    }
}
