using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>How records stand in the database, and how they are read back.</summary>
/// <remarks>
/// A node has the label <c>Record</c> besides its kind's. Values stand under their own names; what begins with an underscore is the store's. Dates and
/// moments are ISO texts, whose order is that of time. Where a text differs from its folded form, that stands beside it, so that the database compares
/// without regard to case by our rule and not by its own; members of enumerations need none. Stamps are a sequence and milliseconds since 1970. Who was not changed
/// since it was created has no stamp of a change. Until decision record 0066 moments of stamps were texts, and every record had both: either is read.
/// </remarks>
internal static class RecordProperties
{
    public const string Label = "Record";
    public const string Id = "id";
    public const string Kind = "_kind";
    public const string Created = "_created";
    public const string CreatedAt = "_createdAt";
    public const string Changed = "_changed";
    public const string ChangedAt = "_changedAt";

    /// <summary>Number of the projection that last set a value of the node.</summary>
    public const string Projection = "_projection";

    public static string Folded(string property) => "_folded_" + property;

    /// <summary>Everything that stands in a record, in a statement's answer.</summary>
    /// <remarks>
    /// Not <c>properties(…)</c>: where the plan keeps whether a value is there, to answer a second IS NOT NULL, that function of Neo4j 5.26 gives true in place of the value.
    /// </remarks>
    public static string Whole(string variable) => variable + " {.*}";

    public static object? ToStored(GraphValue value) => value.Kind switch
    {
        GraphValueKind.Absent => null,
        GraphValueKind.Text => value.Text,
        GraphValueKind.Integer => value.Number,
        GraphValueKind.Boolean => value.Number == 1,
        GraphValueKind.TextList => value.List.ToArray(),
        _ => value.ToString(),
    };

    public static string ToStored(DateTimeOffset time) => GraphValue.Of(time).ToString();

    /// <summary>Everything that a new node is given.</summary>
    public static Dictionary<string, object?> OfNew(GraphNode node)
    {
        var values = new Dictionary<string, object?> { [Id] = node.Id, [Kind] = node.Kind.Name };
        AddValues(values, node.Kind, node.Values, []);
        AddStamps(values, node.Created, node.Changed);
        return values;
    }

    /// <summary>Everything that a new edge is given.</summary>
    public static Dictionary<string, object?> OfNew(GraphEdge edge)
    {
        var values = new Dictionary<string, object?> { [Id] = edge.Id };
        AddValues(values, edge.Kind, edge.Values, []);
        AddStamps(values, edge.Created, edge.Changed);
        return values;
    }

    /// <summary>What differs; null where a value goes. Projected values are left to projections.</summary>
    public static Dictionary<string, object?> OfChange(GraphNode before, GraphNode after)
    {
        var values = new Dictionary<string, object?>();
        AddValues(values, after.Kind, after.Values, before.Values);
        AddStamps(values, null, after.Changed);
        return values;
    }

    /// <summary>What differs; null where a value goes.</summary>
    public static Dictionary<string, object?> OfChange(GraphEdge before, GraphEdge after)
    {
        var values = new Dictionary<string, object?>();
        AddValues(values, after.Kind, after.Values, before.Values);
        AddStamps(values, null, after.Changed);
        return values;
    }

    /// <summary>One value with its folded form.</summary>
    /// <param name="mayReplace">A value of before may have a folded form, which would have to go.</param>
    public static void Add(Dictionary<string, object?> values, PropertyDefinition property, GraphValue value, bool mayReplace = true)
    {
        values[property.Name] = ToStored(value);
        if (property.Type != GraphValueKind.Text || property.IsEnumeration) return;
        var folded = value.Text is { } text ? CaseFolding.Fold(text) : null;
        if (folded != value.Text) values[Folded(property.Name)] = folded;
        else if (mayReplace) values[Folded(property.Name)] = null;
    }

    public static GraphNode ReadNode(GraphModel model, JsonElement stored)
    {
        var kind = model.Node(Own(stored, Kind).GetString()!);
        var values = ReadValues(kind, stored, out var id, out var created, out var changed);
        return new GraphNode(kind, id, created, changed, values);
    }

    public static GraphEdge ReadEdge(EdgeKind kind, NodeId from, NodeId to, JsonElement stored)
    {
        var values = ReadValues(kind, stored, out var id, out var created, out var changed);
        return new GraphEdge(kind, id, from, to, created, changed, values);
    }

    /// <exception cref="GoneWhileReadException">The record was removed between two looks at it.</exception>
    public static NodeId ReadId(JsonElement stored) => NodeId.Parse(stored.GetString() ?? throw new GoneWhileReadException());

    public static GraphValue ReadValue(PropertyDefinition property, JsonElement stored)
    {
        if (stored.ValueKind == JsonValueKind.Null) return default;
        return property.Type switch
        {
            GraphValueKind.Text => GraphValue.Of(stored.GetString()),
            GraphValueKind.Integer => GraphValue.Of(stored.GetInt64()),
            GraphValueKind.Boolean => GraphValue.Of(stored.GetBoolean()),
            GraphValueKind.Date => GraphValue.Of(DateOnly.ParseExact(stored.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture)),
            GraphValueKind.Instant => GraphValue.Of(stored.GetDateTimeOffset()),
            GraphValueKind.TextList => GraphValue.Of([.. stored.EnumerateArray().Select(item => item.GetString()!)]),
            _ => throw new InvalidOperationException($"{property} has no type."),
        };
    }

    private static GraphValue[] ReadValues(PropertyOwner kind, JsonElement stored, out NodeId id, out Stamp created, out Stamp changed)
    {
        var values = new GraphValue[kind.Properties.Count];
        var names = StoredNames.Of(kind);
        foreach (var member in stored.EnumerateObject())
            if (names.Find(JsonMarshal.GetRawUtf8PropertyName(member)) is { } property) values[property.Ordinal] = ReadValue(property, member.Value);
        id = ReadId(Own(stored, Id));
        created = new Stamp(Own(stored, Created).GetInt64(), ReadMoment(Own(stored, CreatedAt)));
        changed = stored.TryGetProperty(Changed, out var sequence) ? new Stamp(sequence.GetInt64(), ReadMoment(Own(stored, ChangedAt))) : created;
        return values;
    }

    private static DateTimeOffset ReadMoment(JsonElement stored) =>
        stored.ValueKind == JsonValueKind.String ? stored.GetDateTimeOffset() : DateTimeOffset.FromUnixTimeMilliseconds(stored.GetInt64());

    private static JsonElement Own(JsonElement stored, string name) => stored.TryGetProperty(name, out var value) ? value : throw new GoneWhileReadException();

    private static void AddValues(Dictionary<string, object?> stored, PropertyOwner kind, ReadOnlySpan<GraphValue> after, ReadOnlySpan<GraphValue> before)
    {
        foreach (var property in kind.Properties)
        {
            if (property.IsProjected) continue;
            var now = property.Ordinal < after.Length ? after[property.Ordinal] : default;
            var then = property.Ordinal < before.Length ? before[property.Ordinal] : default;
            if (!now.Equals(then)) Add(stored, property, now, mayReplace: !then.IsAbsent);
        }
    }

    private static void AddStamps(Dictionary<string, object?> values, Stamp? created, Stamp changed)
    {
        if (created is { } stamp) (values[Created], values[CreatedAt]) = (stamp.Sequence, stamp.Time.ToUnixTimeMilliseconds());
        if (changed != created) (values[Changed], values[ChangedAt]) = (changed.Sequence, changed.Time.ToUnixTimeMilliseconds());
    }
}

/// <summary>A record was found and then removed before its values were read: without snapshots, that is a reason to look again.</summary>
internal sealed class GoneWhileReadException() : Exception("A record was removed while it was read.");
