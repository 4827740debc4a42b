using Architecture.Graph;

namespace Architecture.Storage.Neo4j;

/// <summary>A record in a statement: the variable that stands for it, and its kind where the pattern says which.</summary>
/// <param name="Variable">Name in the text.</param>
/// <param name="Kind">Null where a node may be of any kind.</param>
internal readonly record struct CypherPlace(string Variable, PropertyOwner? Kind)
{
    public string Id => $"{Variable}.{RecordProperties.Id}";

    /// <summary>The value of a property; null where the record is of another kind than the property.</summary>
    public string Value(PropertyDefinition property) => Guarded(property, $"{Variable}.{property.Name}");

    /// <summary>The value of a text without regard to case.</summary>
    public string FoldedValue(PropertyDefinition property) => Guarded(property, property.IsEnumeration
        ? $"toLower({Variable}.{property.Name})"
        : $"coalesce({Variable}.{RecordProperties.Folded(property.Name)}, {Variable}.{property.Name})");

    private string Guarded(PropertyDefinition property, string value)
    {
        if (Kind is null) return $"CASE WHEN {Variable}.{RecordProperties.Kind} = '{property.Owner}' THEN {value} END";
        return Kind.Name == property.Owner ? value : "null";
    }
}

/// <summary>One step along an edge in a pattern.</summary>
internal static class CypherPattern
{
    public static string Step(EdgeKind edge, Direction direction, string edgeVariable, string farVariable) => direction == Direction.Outgoing
        ? $"-[{edgeVariable}:{edge.Name}]->({farVariable})"
        : $"<-[{edgeVariable}:{edge.Name}]-({farVariable})";
}
