using System.Reflection;
using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Execution;

/// <summary>Finds the completion for a schema type and a CLR type when the schema is built, so that a mismatch stops the build.</summary>
internal sealed class CompletionFactory(TypeResolution types)
{
    /// <exception cref="SchemaException">Values of the CLR type can never be of the schema type.</exception>
    public Completion<T> For<T>(SchemaType type) => (Completion<T>)For(typeof(T), type.Nullable, type is NonNullType);

    private Completion For(Type clr, SchemaType type, bool nonNull)
    {
        if (clr.IsGenericType)
        {
            var definition = clr.GetGenericTypeDefinition();
            var wrapper = definition == typeof(Nullable<>) ? typeof(NullableCompletion<>)
                : definition == typeof(FieldResult<>) ? typeof(ResultCompletion<>)
                : definition == typeof(Scoped<>) ? typeof(ScopedCompletion<>)
                : null;
            if (wrapper is not null) return Make(wrapper, clr.GetGenericArguments(), For(clr.GetGenericArguments()[0], type, nonNull));
        }
        return type switch
        {
            ListType list => List(clr, list, nonNull),
            ScalarType scalar => Leaf(nameof(ScalarLeaf), clr, scalar, nonNull),
            EnumType values => Leaf(nameof(EnumLeaf), clr, values, nonNull),
            _ => Object(clr, (NamedType)type, nonNull),
        };
    }

    private Completion List(Type clr, ListType list, bool nonNull)
    {
        if (clr == typeof(object)) return new UntypedListCompletion(For<object>(list.OfType), nonNull);
        var sequence = clr.GetInterfaces().Prepend(clr)
            .FirstOrDefault(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        if (sequence is null || clr == typeof(string)) throw Mismatch(clr, list);
        var item = sequence.GetGenericArguments()[0];
        return Make(typeof(TypedListCompletion<,>), [clr, item], For(item, list.OfType.Nullable, list.OfType is NonNullType), nonNull);
    }

    private Completion Object(Type clr, NamedType type, bool nonNull)
    {
        if (clr.IsPrimitive || clr.IsEnum || clr == typeof(string) || !types.CanBe(clr, type)) throw Mismatch(clr, type);
        return Make(typeof(ObjectCompletion<>), [clr], type, types, nonNull);
    }

    private Completion Leaf(string factory, Type clr, NamedType type, bool nonNull)
    {
        var method = GetType().GetMethod(factory, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(clr);
        return (Completion?)method.Invoke(null, [type, nonNull]) ?? throw Mismatch(clr, type);
    }

    private static LeafCompletion<T>? ScalarLeaf<T>(ScalarType type, bool nonNull)
    {
        var coding = type.Coding;
        if (coding.WriterFor<T>() is { } writer) return new(writer, nonNull);
        var untyped = typeof(T) == typeof(object) || coding is AnyScalar || !BuiltInScalars.Specified.Contains(coding) || WidensTo(typeof(T), coding.Name);
        return untyped ? new((value, json) => coding.TryWrite(value!, json), nonNull) : null;
    }

    /// <summary>CLR types the built-in scalars write through a box.</summary>
    private static bool WidensTo(Type clr, string scalar) => scalar switch
    {
        "Int" => clr == typeof(short) || clr == typeof(byte),
        "Float" => clr == typeof(float) || clr == typeof(int) || clr == typeof(long) || clr == typeof(decimal),
        "ID" => clr == typeof(int) || clr == typeof(long) || clr == typeof(Guid),
        _ => false,
    };

    private static LeafCompletion<T>? EnumLeaf<T>(EnumType type, bool nonNull)
    {
        if (typeof(T) == typeof(string)) return (LeafCompletion<T>)(object)new LeafCompletion<string>((value, json) => WriteName(type, value, json), nonNull);
        if (typeof(T) == typeof(object))
            return (LeafCompletion<T>)(object)new LeafCompletion<object>((value, json) => WriteName(type, value as string ?? (value is Enum clr ? EnumNames.Name(clr) : ""), json), nonNull);
        if (!typeof(T).IsEnum) return null;
        // A dictionary of T itself spares the boxing; T is an enum, so never null.
        return (LeafCompletion<T>)typeof(CompletionFactory).GetMethod(nameof(ClrEnumLeaf), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(typeof(T)).Invoke(null, [type, nonNull])!;
    }

    private static LeafCompletion<T> ClrEnumLeaf<T>(EnumType type, bool nonNull)
        where T : struct, Enum
    {
        var names = new Dictionary<T, byte[]>();
        foreach (var (name, value) in EnumNames.Of(typeof(T)))
            if (type.Values.Contains(name))
                names.TryAdd((T)value, System.Text.Encoding.UTF8.GetBytes($"\"{name}\""));
        return new((value, json) =>
        {
            if (!names.TryGetValue(value, out var name)) return false;
            json.WriteRaw(name);
            return true;
        }, nonNull);
    }

    private static bool WriteName(EnumType type, string value, ResultWriter json)
    {
        if (!type.Values.Contains(value)) return false;
        json.WriteString(value);
        return true;
    }

    private static Completion Make(Type definition, Type[] arguments, params object[] parameters) =>
        (Completion)Activator.CreateInstance(definition.MakeGenericType(arguments), parameters)!;

    private static SchemaException Mismatch(Type clr, SchemaType type) => new([$"a {Describe(clr)} cannot be a {type}."]);

    private static string Describe(Type clr) => clr.IsGenericType
        ? $"{clr.Name[..clr.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", clr.GetGenericArguments().Select(Describe))}>"
        : clr.Name;
}
