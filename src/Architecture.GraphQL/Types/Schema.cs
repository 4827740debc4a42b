using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>A type system (specification 3): what can be asked, not where the answers come from.</summary>
public sealed class Schema
{
    private readonly Dictionary<string, NamedType> types;
    private readonly Dictionary<NamedType, IReadOnlyList<ObjectType>> possibleTypes = [];
    private readonly Dictionary<InterfaceType, List<InterfaceType>> subInterfaces = [];

    internal Schema(
        string? description,
        IReadOnlyList<Directive> appliedDirectives,
        IReadOnlyList<NamedType> types,
        NamedElements<DirectiveType> directives,
        (ObjectType? Query, ObjectType? Mutation, ObjectType? Subscription) roots)
    {
        Description = description;
        AppliedDirectives = appliedDirectives;
        Types = types;
        Directives = directives;
        (QueryType, MutationType, SubscriptionType) = roots;
        this.types = types.ToDictionary(type => type.Name, StringComparer.Ordinal);
        FindPossibleTypes();
    }

    public string? Description { get; }

    /// <summary>Directives on the <c>schema</c> definition itself.</summary>
    public IReadOnlyList<Directive> AppliedDirectives { get; }

    /// <summary>Every type, introspection included, in the order introspection lists them.</summary>
    public IReadOnlyList<NamedType> Types { get; }

    /// <summary>Directives the schema defines, then the built-in ones.</summary>
    public NamedElements<DirectiveType> Directives { get; }

    /// <summary>Null only in a schema read without validation.</summary>
    public ObjectType? QueryType { get; }

    public ObjectType? MutationType { get; }

    public ObjectType? SubscriptionType { get; }

    /// <summary>Builds a schema from schema texts, which may extend each other's types.</summary>
    /// <exception cref="SchemaException">Lists every fault of the texts (specification 3.3 to 3.13, type validation).</exception>
    /// <exception cref="GraphQLSyntaxException">A text cannot be read.</exception>
    public static Schema Parse(params IReadOnlyList<string> texts) => Parse(texts, []);

    /// <summary>Builds a schema whose custom scalars are read and written by the codings given.</summary>
    /// <exception cref="SchemaException">Lists every fault of the texts.</exception>
    /// <exception cref="GraphQLSyntaxException">A text cannot be read.</exception>
    public static Schema Parse(IReadOnlyList<string> texts, IReadOnlyList<ScalarCoding> scalars) =>
        SchemaBuild.Build([.. texts.Select(text => Parser.Parse(text, ParseLimits.ForSchema))], scalars);

    /// <summary>The type of that name, or null.</summary>
    public NamedType? Type(string name) => types.GetValueOrDefault(name);

    /// <summary>The type a reference means, or null when its name is unknown.</summary>
    public SchemaType? Type(TypeReference reference) => reference switch
    {
        ListTypeReference list => Type(list.OfType) is { } inner ? new ListType(inner) : null,
        NonNullTypeReference nonNull => Type(nonNull.OfType) is { } inner ? new NonNullType(inner) : null,
        _ => Type(reference.Named.Name.Value),
    };

    public ObjectType? RootType(OperationType operation) => operation switch
    {
        OperationType.Query => QueryType,
        OperationType.Mutation => MutationType,
        _ => SubscriptionType,
    };

    /// <summary>GetPossibleTypes (specification 5.5.2.3): an object type's is itself.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes(NamedType type) => type switch
    {
        ObjectType self => [self],
        UnionType union => union.Types,
        _ => possibleTypes.GetValueOrDefault(type, []),
    };

    /// <summary>Interfaces that implement the interface.</summary>
    public IReadOnlyList<InterfaceType> SubInterfaces(InterfaceType type) => subInterfaces.GetValueOrDefault(type, []);

    /// <summary>Whether a value of <paramref name="type"/> is always one of <paramref name="super"/>: the same, a member or an implementation.</summary>
    public bool IsPossibleType(NamedType super, NamedType type) => ReferenceEquals(super, type) || super switch
    {
        InterfaceType implemented => type is FieldsType fields && fields.Implements(implemented),
        UnionType union => type is ObjectType member && union.Types.Contains(member),
        _ => false,
    };

    /// <summary>Whether some object can be of both types.</summary>
    public bool Overlap(NamedType first, NamedType second) =>
        ReferenceEquals(first, second) || PossibleTypes(first).Intersect(PossibleTypes(second)).Any();

    /// <summary>The field a selection means on a type, the meta-fields <c>__typename</c>, <c>__schema</c> and <c>__type</c> included; or null.</summary>
    public OutputField? Field(NamedType parent, string name) => name switch
    {
        "__typename" when parent.IsComposite => Introspection.TypenameField,
        "__schema" when ReferenceEquals(parent, QueryType) => Introspection.SchemaField,
        "__type" when ReferenceEquals(parent, QueryType) => Introspection.TypeField,
        _ => (parent as FieldsType)?.Fields[name],
    };

    private void FindPossibleTypes()
    {
        var found = new Dictionary<NamedType, List<ObjectType>>();
        foreach (var type in Types.OfType<FieldsType>())
        {
            foreach (var implemented in type.Interfaces)
            {
                if (type is ObjectType possible)
                {
                    if (!found.TryGetValue(implemented, out var list)) found.Add(implemented, list = []);
                    list.Add(possible);
                }
                else
                {
                    if (!subInterfaces.TryGetValue(implemented, out var list)) subInterfaces.Add(implemented, list = []);
                    list.Add((InterfaceType)type);
                }
            }
        }
        foreach (var (type, list) in found) possibleTypes.Add(type, list);
    }
}
