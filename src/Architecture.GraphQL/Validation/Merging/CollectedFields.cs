using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation.Merging;

/// <summary>A field with what decides whether it can be merged with another.</summary>
/// <param name="Node">The selection.</param>
/// <param name="ParentType">The type it is selected on; null when unknown.</param>
/// <param name="Definition">What the schema says of it; null when unknown.</param>
/// <param name="Shape">Equal for selections that are written alike (see <see cref="SelectionShapes"/>).</param>
internal sealed record MergeField(Field Node, NamedType? ParentType, OutputField? Definition, int Shape)
{
    public (int Shape, NamedType? ParentType) Kind => (Shape, ParentType);

    public Directive? Stream { get; } = Node.Directives.FirstOrDefault(directive => directive.Name.Value == "stream");

    /// <summary>Two leaves of one kind can always be merged.</summary>
    public bool IsSameLeaf(MergeField other) => Kind == other.Kind && Node.SelectionSet is null && Stream is null;
}

/// <summary>The fields of one selection set by response name, inline fragments opened, and the fragments it spreads.</summary>
internal sealed class CollectedFields(int number)
{
    private readonly Dictionary<string, List<MergeField>> byName = new(StringComparer.Ordinal);

    /// <summary>Tells it from the other sets of the document.</summary>
    public int Number { get; } = number;

    /// <summary>Response names in the order in which they first occur.</summary>
    public List<string> Names { get; } = [];

    /// <summary>Each fragment once; those that are not defined are left out.</summary>
    public List<FragmentContext> Fragments { get; } = [];

    public IReadOnlyList<MergeField>? Fields(string responseName) => byName.GetValueOrDefault(responseName);

    public void Add(MergeField field)
    {
        var name = field.Node.ResponseName;
        if (!byName.TryGetValue(name, out var fields))
        {
            byName[name] = fields = [];
            Names.Add(name);
        }

        fields.Add(field);
    }
}

/// <summary>Collects each selection set once for each type it is selected on.</summary>
internal sealed class FieldCollector(DocumentContext document)
{
    private readonly Dictionary<(SelectionSet, NamedType?), CollectedFields> collected = [];

    public SelectionShapes Shapes { get; } = new();

    public CollectedFields Collect(SelectionSet set, NamedType? parentType)
    {
        if (collected.TryGetValue((set, parentType), out var known)) return known;
        var fields = new CollectedFields(collected.Count);
        Collect(set, parentType, fields);
        return collected[(set, parentType)] = fields;
    }

    public CollectedFields Collect(FragmentContext fragment) => Collect(fragment.SelectionSet, fragment.Type);

    private void Collect(SelectionSet set, NamedType? parentType, CollectedFields into)
    {
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case Field field:
                    into.Add(new(field, parentType, (parentType as FieldsType)?.Fields[field.Name.Value], Shapes.Of(field)));
                    break;
                case FragmentSpread spread:
                    if (document.Fragment(spread.Name.Value) is { } fragment && !into.Fragments.Contains(fragment)) into.Fragments.Add(fragment);
                    break;
                case InlineFragment inline:
                    var condition = inline.TypeCondition;
                    Collect(inline.SelectionSet, condition is null ? parentType : document.Schema?.Type(condition.Name.Value), into);
                    break;
            }
        }
    }
}
