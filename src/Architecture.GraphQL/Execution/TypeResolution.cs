using System.Collections.Concurrent;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>ResolveAbstractType (specification 6.4.3): which object type a value is of.</summary>
internal sealed class TypeResolution(
    Schema schema,
    ILookup<Type, ObjectType> byClrType,
    IReadOnlyDictionary<string, Func<object, string?>> resolvers,
    Func<object, string?>? fallback)
{
    private readonly ConcurrentDictionary<(Type Clr, NamedType Abstract), ObjectType?> resolved = new();

    /// <summary>The object type, or null with a reason.</summary>
    public ObjectType? Resolve(object value, NamedType type, out string? fault)
    {
        fault = null;
        ObjectType? found;
        if (resolvers.TryGetValue(type.Name, out var resolver) || (resolver = fallback) is not null)
        {
            var name = resolver(value);
            found = name is null ? null : schema.Type(name) as ObjectType;
        }
        else
        {
            found = resolved.GetOrAdd((value.GetType(), type), static (key, types) => types.ByClrType(key.Clr, key.Abstract), this);
        }
        if (found is null) fault = $"Abstract type \"{type}\": no object type is bound to {value.GetType().Name}.";
        else if (!schema.IsPossibleType(type, found)) (found, fault) = (null, $"Object type \"{found}\" is not a possible type of \"{type}\".");
        return found;
    }

    /// <summary>Whether values of a CLR type can be of a schema type, as far as the registrations tell.</summary>
    public bool CanBe(Type clr, NamedType type)
    {
        if (type is not ObjectType || clr == typeof(object) || clr.IsInterface) return true;
        var bound = byClrType.Where(group => group.Contains(type)).Select(group => group.Key).ToList();
        return bound.Count == 0 || bound.Exists(candidate => candidate.IsAssignableFrom(clr) || clr.IsAssignableFrom(candidate));
    }

    /// <summary>Abstract types whose values would be ambiguous: two possible types share a CLR type and nobody says which is which.</summary>
    public IEnumerable<string> Ambiguities() =>
        from type in schema.Types
        where type.IsAbstract && !type.IsIntrospection && !resolvers.ContainsKey(type.Name) && fallback is null
        from shared in byClrType
        let candidates = shared.Where(candidate => schema.IsPossibleType(type, candidate)).ToList()
        where candidates.Count > 1
        select $"Abstract type \"{type}\" needs a resolver: {string.Join(" and ", candidates)} share {shared.Key.Name}.";

    private ObjectType? ByClrType(Type clr, NamedType type)
    {
        for (var candidate = clr; candidate is not null; candidate = candidate.BaseType)
            if (byClrType[candidate].FirstOrDefault(possible => schema.IsPossibleType(type, possible)) is { } found)
                return found;
        return clr.GetInterfaces().SelectMany(candidate => byClrType[candidate]).FirstOrDefault(possible => schema.IsPossibleType(type, possible));
    }
}
