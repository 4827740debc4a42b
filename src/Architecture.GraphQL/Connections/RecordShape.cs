using System.Text;

namespace Architecture.GraphQL.Connections;

/// <summary>What can be filtered and ordered by in a kind of record; gives the schema text of its connection, filter and order types.</summary>
/// <param name="name">The object type's name.</param>
public sealed class RecordShape(string name)
{
    private string Name { get; } = name;

    private readonly List<(string Name, string Type)> fields = [];
    private readonly List<(string Name, string Type)> relations = [];
    private readonly List<(string Name, RecordShape Shape)> groups = [];

    /// <summary>A field to filter and order by; its type is a scalar or an enum.</summary>
    public RecordShape Field(string field, string type)
    {
        fields.Add((field, type));
        return this;
    }

    /// <summary>Related records to filter by: some, none or all of them.</summary>
    public RecordShape Relation(string field, string type)
    {
        relations.Add((field, type));
        return this;
    }

    /// <summary>Fields that stand together under one name, such as <c>effectiveEnd: {date state}</c>.</summary>
    public RecordShape Group(string field, Func<RecordShape, RecordShape> members)
    {
        groups.Add((field, members(new($"{Name}{char.ToUpperInvariant(field[0])}{field[1..]}"))));
        return this;
    }

    /// <summary>The arguments of a connection field of these records.</summary>
    public string Arguments => $"(first: Int, after: String, last: Int, before: String, where: {Name}Filter, order: [{Name}Order!])";

    /// <summary>Schema text of all these shapes with the filters they need, each filter once.</summary>
    public static string Sdl(params IReadOnlyList<RecordShape> shapes)
    {
        var text = new StringBuilder(ConnectionBindings.Sdl).Append('\n');
        foreach (var shape in shapes) shape.AppendRecord(text);
        foreach (var related in shapes.SelectMany(shape => shape.relations).Select(relation => relation.Type).Distinct(StringComparer.Ordinal))
            text.Append($"\ninput {related}RelationFilter {{\n  some: {related}Filter\n  none: {related}Filter\n  all: {related}Filter\n}}\n");
        foreach (var type in shapes.SelectMany(shape => shape.FieldTypes()).Distinct(StringComparer.Ordinal)) AppendFieldFilter(text, type);
        return text.ToString();
    }

    private IEnumerable<string> FieldTypes() => fields.Select(field => field.Type).Concat(groups.SelectMany(group => group.Shape.FieldTypes()));

    private void AppendRecord(StringBuilder text)
    {
        text.Append($$"""

            type {{Name}}Connection {
              edges: [{{Name}}Edge!]!
              nodes: [{{Name}}!]!
              pageInfo: PageInfo!
              totalCount: Int!
              facets(fields: [{{Name}}FacetField!]!): [Facet!]!
            }

            type {{Name}}Edge {
              cursor: String!
              node: {{Name}}!
            }

            enum {{Name}}FacetField {
              {{string.Join("\n  ", fields.Select(field => Types.EnumNames.ToSchema(char.ToUpperInvariant(field.Name[0]) + field.Name[1..])))}}
            }

            """);
        AppendInputs(text);
    }

    private void AppendInputs(StringBuilder text)
    {
        text.Append($"\ninput {Name}Filter {{\n  and: [{Name}Filter!]\n  or: [{Name}Filter!]\n  not: {Name}Filter\n");
        foreach (var (field, type) in fields) text.Append($"  {field}: {type}FieldFilter\n");
        foreach (var (field, type) in relations) text.Append($"  {field}: {type}RelationFilter\n");
        foreach (var (field, shape) in groups) text.Append($"  {field}: {shape.Name}Filter\n");
        text.Append($"}}\n\ninput {Name}Order @oneOf {{\n");
        foreach (var (field, _) in fields) text.Append($"  {field}: OrderDirection\n");
        foreach (var (field, shape) in groups) text.Append($"  {field}: {shape.Name}Order\n");
        text.Append("}\n");
        foreach (var (_, shape) in groups) shape.AppendInputs(text);
    }

    private static void AppendFieldFilter(StringBuilder text, string type)
    {
        string[] compared = ["gt", "gte", "lt", "lte"];
        string[] searched = ["contains", "startsWith", "endsWith"];
        string[] more = type switch
        {
            "String" => [.. searched, .. compared],
            "Int" or "Float" or "Long" or "Date" or "DateTime" => compared,
            _ => [],
        };
        text.Append($"\ninput {type}FieldFilter {{\n  eq: {type}\n  neq: {type}\n");
        if (type != "Boolean") text.Append($"  in: [{type}!]\n  nin: [{type}!]\n");
        foreach (var comparison in more) text.Append($"  {comparison}: {type}\n");
        text.Append("  exists: Boolean\n}\n");
    }
}
