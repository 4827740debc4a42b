using System.Collections.Concurrent;
using System.Text;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>What CollectFields (specification 6.3.2) gives for one object type at one place of a document, with what is needed to run it.</summary>
internal sealed class SelectionPlan
{
    public SelectionPlan(ObjectType type, IReadOnlyList<PlannedField> fields)
    {
        Type = type;
        Fields = [.. fields];
        Held = [.. fields.Where(field => field.Slot >= 0)];
    }

    public ObjectType Type { get; }

    public PlannedField[] Fields { get; }

    /// <summary>Fields whose values are held: loaded ones, and those above something loaded.</summary>
    public PlannedField[] Held { get; }

    public int Slots => Held.Length;
}

/// <summary>One response name of a selection, its field nodes merged.</summary>
internal sealed class PlannedField
{
    private readonly byte[] key;
    private readonly ConcurrentDictionary<ObjectType, SelectionPlan> plans = new();
    private readonly Func<ObjectType, SelectionPlan>? compile;
    private readonly PlannedField? parent;
    private IReadOnlyList<string>? path;

    public PlannedField(ObjectType parentType, OutputField definition, FieldBinding binding, IReadOnlyList<Field> nodes, PlannedField? parent)
        : this(parentType, definition, binding, nodes, parent, null)
    {
    }

    public PlannedField(
        ObjectType parentType,
        OutputField definition,
        FieldBinding binding,
        IReadOnlyList<Field> nodes,
        PlannedField? parent,
        Func<PlannedField, ObjectType, SelectionPlan>? compile)
    {
        ParentType = parentType;
        Definition = definition;
        Binding = binding;
        Nodes = nodes;
        Authorizations = Authorization.Of(parentType, definition);
        this.parent = parent;
        ResponseName = nodes[0].ResponseName;
        key = Encoding.UTF8.GetBytes($",\"{ResponseName}\":");
        TypeNameJson = Encoding.UTF8.GetBytes($"\"{parentType.Name}\"");
        if (compile is null) return;
        this.compile = type => compile(this, type);
        if (definition.Type.Named is ObjectType concrete) Plan = PlanFor(concrete);
        Descends = Plan is null || Plan.Slots > 0;
    }

    public ObjectType ParentType { get; }

    public OutputField Definition { get; }

    public FieldBinding Binding { get; }

    /// <summary>The field nodes that were merged; sub-selections of all count.</summary>
    public IReadOnlyList<Field> Nodes { get; }

    public string ResponseName { get; }

    /// <summary>What <c>@authorize</c> demands; null for nothing.</summary>
    public Authorization[]? Authorizations { get; }

    /// <summary>Where the value is held in its object; -1 when it is read while the response is written.</summary>
    public int Slot { get; set; } = -1;

    /// <summary>The plan below a field of object type; null for leaves and abstract types.</summary>
    public SelectionPlan? Plan { get; }

    /// <summary>Something below is held.</summary>
    public bool Descends { get; }

    /// <summary>Arguments coerced when the plan was made; null when they depend on the request's variables.</summary>
    public InputObject? ConstantArguments { get; set; }

    /// <summary>Arguments have to be coerced with each request.</summary>
    public bool TakesVariables => ConstantArguments is null;

    public FieldSelection Selection { get; set; } = FieldSelection.None;

    /// <summary>With the comma that stands before it.</summary>
    public ReadOnlySpan<byte> NextKey => key;

    public ReadOnlySpan<byte> FirstKey => key.AsSpan(1);

    /// <summary>The parent type's name as JSON, for <c>__typename</c>.</summary>
    public byte[] TypeNameJson { get; }

    public IReadOnlyList<string> Path => path ??= parent is null ? [ResponseName] : [.. parent.Path, ResponseName];

    /// <summary>The plan for an object of that type; made when the first such object comes by.</summary>
    public SelectionPlan PlanFor(ObjectType type) => plans.GetOrAdd(type, compile!);

    public IReadOnlyList<Location> Locations => field ??= [.. Nodes.Select(node => node.Location)];
}
