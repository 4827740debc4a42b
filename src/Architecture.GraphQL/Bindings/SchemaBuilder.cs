using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Bindings;

/// <summary>Puts schema texts and bindings together to an <see cref="ExecutableSchema"/>.</summary>
public sealed class SchemaBuilder
{
    private readonly List<string> texts = [];
    private readonly List<ScalarCoding> scalars = [];
    private readonly List<ObjectBinding> objects = [];
    private readonly List<string> faults = [];
    private readonly Dictionary<string, Func<object, string?>> resolvers = new(StringComparer.Ordinal);
    private Func<object, string?>? typeName;
    private Func<FieldBinding>? unbound;
    private Action<Exception, string>? report;
    private Func<Exception, GraphQLException?>? explain;
    private ExecutionSettings settings = ExecutionSettings.Default;

    /// <summary>Adds schema texts; they may extend each other's types.</summary>
    public SchemaBuilder Sdl(params IReadOnlyList<string> sources)
    {
        texts.AddRange(sources);
        return this;
    }

    /// <summary>Says how a custom scalar is read and written; see <see cref="Scalars"/> for ready ones.</summary>
    public SchemaBuilder Scalar(params IReadOnlyList<ScalarCoding> codings)
    {
        scalars.AddRange(codings);
        return this;
    }

    /// <summary>Says that values of an object type are <typeparamref name="T"/>; the fields are bound on the result.</summary>
    /// <remarks>Abstract types find the object type by this, base types and interfaces of the value's type included.</remarks>
    public ObjectBinding<T> Object<T>(string name)
        where T : notnull
    {
        if (objects.Find(binding => binding.Name == name) is { } known)
        {
            if (known is ObjectBinding<T> same) return same;
            faults.Add($"Type \"{name}\" is bound to both {known.Source.Name} and {typeof(T).Name}.");
        }
        var binding = new ObjectBinding<T>(name);
        objects.Add(binding);
        return binding;
    }

    public SchemaBuilder Object<T>(string name, Action<ObjectBinding<T>> bind)
        where T : notnull
    {
        bind(Object<T>(name));
        return this;
    }

    /// <summary>Says which object type a value of an interface or union is of, where the CLR type does not tell.</summary>
    public SchemaBuilder Abstract<T>(string name, Func<T, string?> objectTypeName)
    {
        resolvers[name] = value => objectTypeName((T)value);
        return this;
    }

    /// <summary>Resolves every field that has no binding of its own, for schemas known only at run time.</summary>
    /// <param name="resolve">Gets the parent and the context; gives plain values: texts, numbers, lists, any object, or a <see cref="FieldError"/>.</param>
    /// <param name="objectTypeName">Which object type a value of an abstract type is of.</param>
    public SchemaBuilder Unbound(Func<object, FieldContext, object?> resolve, Func<object, string?> objectTypeName)
    {
        unbound = () => new ContextField<object, object?>(resolve);
        typeName = objectTypeName;
        return this;
    }

    /// <summary>As the other, but every field is loaded for all parents of a level at once.</summary>
    public SchemaBuilder UnboundBatches(
        Func<IReadOnlyList<object>, FieldContext, CancellationToken, ValueTask<IReadOnlyList<object?>>> load,
        Func<object, string?> objectTypeName)
    {
        unbound = () => new BatchField<object, object?>(load);
        typeName = objectTypeName;
        return this;
    }

    /// <summary>Told every exception that clients see only as an internal error, with the field's coordinate.</summary>
    public SchemaBuilder Report(Action<Exception, string> log)
    {
        report = log;
        return this;
    }

    /// <summary>Asked of every other exception what clients are told of it; null: nothing, it is reported and they see an internal error.</summary>
    public SchemaBuilder Explain(Func<Exception, GraphQLException?> told)
    {
        explain = told;
        return this;
    }

    public SchemaBuilder Settings(ExecutionSettings value)
    {
        settings = value;
        return this;
    }

    /// <summary>Checks that every field has a binding and every binding a field of a fitting type.</summary>
    /// <exception cref="SchemaException">Lists every fault of the texts and of the bindings.</exception>
    public ExecutableSchema Build()
    {
        var schema = Schema.Parse(texts, scalars);
        faults.AddRange(objects.SelectMany(binding => binding.Faults));
        var bound = objects.Where(binding => schema.Type(binding.Name) is ObjectType).ToList();
        foreach (var binding in objects.Except(bound)) faults.Add($"Type \"{binding.Name}\" is bound but is no object type of the schema.");
        var byClrType = bound.ToLookup(binding => binding.Source, binding => (ObjectType)schema.Type(binding.Name)!);
        var types = new TypeResolution(schema, byClrType, resolvers, typeName);
        faults.AddRange(types.Ambiguities());
        foreach (var name in resolvers.Keys.Where(name => schema.Type(name) is not { IsAbstract: true }))
            faults.Add($"Type \"{name}\" has a type resolver but is no interface or union.");
        var fields = Attach(schema, bound.ToDictionary(binding => binding.Name, StringComparer.Ordinal), new(types));
        return faults.Count == 0 ? new(schema, fields, settings, report, explain) : throw new SchemaException([.. faults]);
    }

    private Dictionary<(ObjectType Type, string Field), FieldBinding> Attach(
        Schema schema,
        Dictionary<string, ObjectBinding> bound,
        CompletionFactory completions)
    {
        var attached = new Dictionary<(ObjectType Type, string Field), FieldBinding>();
        foreach (var type in schema.Types.OfType<ObjectType>().Where(type => !type.IsIntrospection))
        {
            var own = bound.GetValueOrDefault(type.Name)?.Fields ?? new Dictionary<string, FieldBinding>(StringComparer.Ordinal);
            foreach (var field in type.Fields)
            {
                if (!own.TryGetValue(field.Name, out var binding) && (binding = unbound?.Invoke()) is null)
                    faults.Add($"Field \"{type}.{field}\" has no binding.");
                else
                    Attach(type, field, binding, completions, attached);
            }
            foreach (var name in own.Keys.Where(name => !type.Fields.Contains(name)))
                faults.Add($"Field \"{type}.{name}\" is bound but is not in the schema.");
        }
        return attached;
    }

    private void Attach(
        ObjectType type,
        OutputField field,
        FieldBinding binding,
        CompletionFactory completions,
        Dictionary<(ObjectType Type, string Field), FieldBinding> attached)
    {
        try
        {
            binding.Attach(field, completions);
            attached.Add((type, field.Name), binding);
        }
        catch (SchemaException exception)
        {
            faults.AddRange(exception.Faults.Select(fault => $"Field \"{type}.{field}\": {fault}"));
        }
    }
}
