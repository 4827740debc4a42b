using Architecture.GraphQL.Bindings;
using Architecture.GraphQL.Execution;
using Architecture.GraphQL.Utilities;

namespace Architecture.GraphQL.Types;

/// <summary>Where introspection gets its answers (specification 4): bindings like any other, over the schema's own objects.</summary>
internal static class IntrospectionFields
{
    private static readonly Dictionary<OutputField, FieldBinding> Bindings = Bind();

    /// <summary>The binding of a field of an introspection type or of a meta-field.</summary>
    public static FieldBinding Binding(OutputField field) => Bindings[field];

    private static Dictionary<OutputField, FieldBinding> Bind()
    {
        var bindings = new Dictionary<OutputField, FieldBinding>();
        // The introspection types stand in no schema of their own; nothing below them is abstract.
        var nothing = Array.Empty<(Type Clr, ObjectType Type)>().ToLookup(pair => pair.Clr, pair => pair.Type);
        var completions = new CompletionFactory(new(null!, nothing, new Dictionary<string, Func<object, string?>>(StringComparer.Ordinal), null));
        void Take(OutputField field, FieldBinding binding)
        {
            binding.Attach(field, completions);
            bindings.Add(field, binding);
        }
        Take(Introspection.TypenameField, new TypenameField());
        Take(Introspection.SchemaField, new ContextField<object, Schema>((_, context) => context.Schema));
        Take(Introspection.TypeField, new ContextField<object, SchemaType?>((_, context) => context.Schema.Type(context.Arguments.Text("name"))));
        ObjectBinding[] all = [OfSchema(), OfType(), OfField(), OfInputValue(), OfEnumValue(), OfDirective()];
        foreach (var binding in all)
            foreach (var (name, field) in binding.Fields)
                Take(((ObjectType)Introspection.BuiltInTypes[binding.Name]).Fields[name]!, field);
        return bindings;
    }

    private static ObjectBinding<Schema> OfSchema() => new ObjectBinding<Schema>("__Schema")
        .Field("description", schema => schema.Description)
        .Field("types", schema => schema.Types)
        .Field("queryType", schema => schema.QueryType)
        .Field("mutationType", schema => schema.MutationType)
        .Field("subscriptionType", schema => schema.SubscriptionType)
        .Field("directives", schema => schema.Directives);

    private static ObjectBinding<SchemaType> OfType() => new ObjectBinding<SchemaType>("__Type")
        .Field("kind", Kind)
        .Field("name", type => (type as NamedType)?.Name)
        .Field("description", type => (type as NamedType)?.Description)
        .Field("specifiedByURL", type => (type as ScalarType)?.SpecifiedBy)
        .Field("fields", (type, context) => Visible((type as FieldsType)?.Fields, context))
        .Field("interfaces", type => (type as FieldsType)?.Interfaces)
        .Field("possibleTypes", (type, context) => type.IsAbstract ? context.Schema.PossibleTypes((NamedType)type) : null)
        .Field("enumValues", (type, context) => Visible((type as EnumType)?.Values, context))
        .Field("inputFields", (type, context) => Visible((type as InputObjectType)?.Fields, context))
        .Field("ofType", type => type switch
        {
            ListType list => list.OfType,
            NonNullType nonNull => nonNull.OfType,
            _ => null,
        })
        .Field("isOneOf", type => type is InputObjectType input ? input.IsOneOf : (bool?)null);

    private static ObjectBinding<OutputField> OfField() => Deprecation(new ObjectBinding<OutputField>("__Field"))
        .Field("args", (field, context) => Visible(field.Arguments, context))
        .Field("type", field => field.Type);

    private static ObjectBinding<InputValue> OfInputValue() => Deprecation(new ObjectBinding<InputValue>("__InputValue"))
        .Field("type", value => value.Type)
        .Field("defaultValue", value => value.DefaultValue is { } written ? Printer.Print(written) : null);

    private static ObjectBinding<EnumMember> OfEnumValue() => Deprecation(new ObjectBinding<EnumMember>("__EnumValue"));

    private static ObjectBinding<DirectiveType> OfDirective() => new ObjectBinding<DirectiveType>("__Directive")
        .Field("name", directive => directive.Name)
        .Field("description", directive => directive.Description)
        .Field("isRepeatable", directive => directive.IsRepeatable)
        .Field("locations", directive => directive.Locations)
        .Field("args", (directive, context) => Visible(directive.Arguments, context));

    private static ObjectBinding<T> Deprecation<T>(ObjectBinding<T> binding)
        where T : SchemaElement => binding
        .Field("name", element => element.Name)
        .Field("description", element => element.Description)
        .Field("isDeprecated", element => element.DeprecationReason is not null)
        .Field("deprecationReason", element => element.DeprecationReason);

    private static IReadOnlyList<T>? Visible<T>(NamedElements<T>? elements, FieldContext context)
        where T : SchemaElement => elements is null || context.Arguments.Boolean("includeDeprecated")
        ? elements
        : elements.Where(element => element.DeprecationReason is null).ToList();

    private static string Kind(SchemaType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
