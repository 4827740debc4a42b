using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>No input object needs itself to be written (specification 3.10, circular references), nor do defaults go round in circles
/// (InputObjectDefaultValueHasCycle).</summary>
internal static class InputCycles
{
    public static void Check(Schema schema, List<string> faults)
    {
        var finished = new HashSet<InputObjectType>();
        foreach (var type in schema.Types.OfType<InputObjectType>()) Required(type, [], finished, faults);
        foreach (var type in schema.Types.OfType<InputObjectType>())
            if (DefaultsRepeat(type, null, []) is { } field)
                faults.Add($"The default of input field \"{field}\" leads back to itself.");
        OneOfHasAnEnd(schema, faults);
    }

    private static void Required(InputObjectType type, List<InputObjectType> path, HashSet<InputObjectType> finished, List<string> faults)
    {
        var start = path.IndexOf(type);
        if (start >= 0)
        {
            faults.Add($"Input type \"{type}\" needs itself through non-null fields: {string.Join(", ", path.Skip(start).Append(type))}.");
            return;
        }
        if (!finished.Add(type)) return;
        path.Add(type);
        foreach (var field in type.Fields)
            if (field.Type is NonNullType { OfType: InputObjectType next })
                Required(next, path, finished, faults);
        path.RemoveAt(path.Count - 1);
    }

    /// <summary>A @oneOf type whose every field leads to a @oneOf type without an end can never be given a value.</summary>
    private static void OneOfHasAnEnd(Schema schema, List<string> faults)
    {
        var open = schema.Types.OfType<InputObjectType>().Where(type => type.IsOneOf).ToHashSet();
        while (open.RemoveWhere(type => type.Fields.Any(field => field.Type.Nullable is not InputObjectType next || !open.Contains(next))) > 0)
        {
        }
        foreach (var type in open) faults.Add($"Input type \"{type}\" is @oneOf and every field leads back to it, so it has no value.");
    }

    /// <summary>The coordinate of the field whose default repeats, or null.</summary>
    private static string? DefaultsRepeat(InputObjectType type, Value? given, HashSet<string> visited)
    {
        switch (given)
        {
            case ListValue list:
                return list.Values.Select(item => DefaultsRepeat(type, item, visited)).FirstOrDefault(found => found is not null);
            case null or ObjectValue:
                foreach (var field in type.Fields)
                {
                    if (field.Type.Named is not InputObjectType next) continue;
                    if ((given as ObjectValue)?.Fields.FirstOrDefault(member => member.Name.Value == field.Name) is { } member)
                    {
                        if (DefaultsRepeat(next, member.Value, visited) is { } found) return found;
                    }
                    else if (field.DefaultValue is not null and not NullValue)
                    {
                        var coordinate = $"{type}.{field}";
                        if (!visited.Add(coordinate)) return coordinate;
                        var repeats = DefaultsRepeat(next, field.DefaultValue, visited);
                        visited.Remove(coordinate);
                        if (repeats is not null) return repeats;
                    }
                }
                return null;
            default:
                return null;
        }
    }
}
