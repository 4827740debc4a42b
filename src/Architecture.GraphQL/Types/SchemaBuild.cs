using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>From documents to a validated schema.</summary>
internal static class SchemaBuild
{
    public static Schema Build(IReadOnlyList<Document> documents, IReadOnlyList<ScalarCoding> scalars)
    {
        var faults = new List<string>();
        var table = TypeTable.Read(documents, scalars, faults);
        var definitions = documents.SelectMany(document => document.Definitions.OfType<SchemaDefinition>()).ToList();
        var roots = Roots(definitions, table, faults);
        if (definitions.Count(definition => !definition.Extends) > 1) faults.Add("There is more than one schema definition.");
        var directives = new NamedElements<DirectiveType>(table.Directives.Concat(Introspection.Directives));
        var schema = new Schema(
            definitions.FirstOrDefault(definition => !definition.Extends)?.Description?.Value,
            [.. definitions.SelectMany(definition => definition.Directives)],
            Reachable(table, directives, roots),
            directives,
            roots);
        foreach (var unused in scalars.Where(coding => schema.Type(coding.Name) is not ScalarType))
            faults.Add($"Scalar \"{unused.Name}\" has a coding but is not defined.");
        SchemaValidation.Check(schema, faults);
        return faults.Count == 0 ? schema : throw new SchemaException(faults);
    }

    private static (ObjectType? Query, ObjectType? Mutation, ObjectType? Subscription) Roots(List<SchemaDefinition> definitions, TypeTable table, List<string> faults)
    {
        var named = definitions.SelectMany(definition => definition.OperationTypes).ToList();
        foreach (var twice in named.GroupBy(root => root.Operation).Where(group => group.Skip(1).Any()))
            faults.Add($"There is more than one {twice.Key} type in the schema definition.");
        ObjectType? Root(OperationType operation)
        {
            var name = named.Find(root => root.Operation == operation)?.Type.Name.Value;
            if (name is null && definitions.Exists(definition => !definition.Extends)) return null;
            if (!table.Types.TryGetValue(name ?? operation.ToString(), out var type))
            {
                if (name is not null) faults.Add($"The {operation} root type \"{name}\" is not defined.");
                return null;
            }
            if (type is ObjectType root) return root;
            faults.Add($"The {operation} root type \"{type}\" is not an object type.");
            return null;
        }
        var roots = (Root(OperationType.Query), Root(OperationType.Mutation), Root(OperationType.Subscription));
        ObjectType?[] given = [roots.Item1, roots.Item2, roots.Item3];
        foreach (var shared in given.Where(type => type is not null).GroupBy(type => type).Where(group => group.Skip(1).Any()))
            faults.Add($"Type \"{shared.Key}\" is the root of more than one operation.");
        return roots;
    }

    /// <summary>Types in the order introspection lists them: defined ones with what they refer to, then the introspection types.</summary>
    private static List<NamedType> Reachable(
        TypeTable table,
        NamedElements<DirectiveType> directives,
        (ObjectType? Query, ObjectType? Mutation, ObjectType? Subscription) roots)
    {
        var order = new List<NamedType>();
        var seen = new HashSet<NamedType>(table.Defined);
        void Collect(NamedType? start)
        {
            // A stack of its own, so that a long chain of types cannot exhaust the thread's.
            var pending = new Stack<NamedType>();
            if (start is not null) pending.Push(start);
            while (pending.TryPop(out var type))
            {
                if (!seen.Add(type)) continue;
                order.Add(type);
                foreach (var reference in References(type).Reverse()) pending.Push(reference);
            }
        }
        // A defined type keeps its place in the text; one that is only referred to (a built-in scalar) follows the first that refers to it.
        foreach (var type in table.Defined)
        {
            order.Add(type);
            foreach (var reference in References(type)) Collect(reference);
        }
        Collect(roots.Query);
        Collect(roots.Mutation);
        Collect(roots.Subscription);
        foreach (var argument in directives.SelectMany(directive => directive.Arguments)) Collect(argument.Type.Named);
        Collect(Introspection.SchemaObject);
        return order;
    }

    private static IEnumerable<NamedType> References(NamedType type) => type switch
    {
        UnionType union => union.Types,
        FieldsType fields => fields.Interfaces.Concat(
            fields.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Type.Named).Prepend(field.Type.Named))),
        InputObjectType input => input.Fields.Select(field => field.Type.Named),
        _ => [],
    };
}
