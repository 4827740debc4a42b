using Architecture.GraphQL.Language;

namespace Architecture.GraphQL.Types;

/// <summary>The introspection types and meta-fields of every schema (specification 4).</summary>
internal static class Introspection
{
    /// <summary>Specification 4.2, with descriptions of our own; every schema has these very types, so they are built once.</summary>
    private const string Text = """"
        """What the service can answer: its types, the roots of its operations and its directives."""
        type __Schema {
          description: String
          types: [__Type!]!
          queryType: __Type!
          mutationType: __Type
          subscriptionType: __Type
          directives: [__Directive!]!
        }

        """A type, or a list or non-null wrapping of one (see kind)."""
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        """What kind of type a type is."""
        enum __TypeKind {
          SCALAR
          OBJECT
          INTERFACE
          UNION
          ENUM
          INPUT_OBJECT
          LIST
          NON_NULL
        }

        """A field of an object or interface type."""
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """An argument, or a field of an input object type."""
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "As a literal; null when there is none."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """A value of an enum type."""
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        """A directive that documents or schemas can use."""
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        """Where a directive may stand."""
        enum __DirectiveLocation {
          QUERY
          MUTATION
          SUBSCRIPTION
          FIELD
          FRAGMENT_DEFINITION
          FRAGMENT_SPREAD
          INLINE_FRAGMENT
          VARIABLE_DEFINITION
          SCHEMA
          SCALAR
          OBJECT
          FIELD_DEFINITION
          ARGUMENT_DEFINITION
          INTERFACE
          UNION
          ENUM
          ENUM_VALUE
          INPUT_OBJECT
          INPUT_FIELD_DEFINITION
        }

        type __Meta {
          "The name of the object type at hand."
          __typename: String!
          "The type system of this service."
          __schema: __Schema!
          "One type of this service."
          __type(name: String!): __Type
        }

        """Takes the field or fragment in only when the condition holds."""
        directive @include(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        """Leaves the field or fragment out when the condition holds."""
        directive @skip(if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        """Still works, but should not be used any more."""
        directive @deprecated(
          "Why, and what to use instead."
          reason: String! = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        """Where the format of a custom scalar is specified."""
        directive @specifiedBy(url: String!) on SCALAR

        """Exactly one field of the input object must be given, and not null."""
        directive @oneOf on INPUT_OBJECT
        """";

    private static readonly TypeTable Table = TypeTable.Read([Parser.Parse(Text, ParseLimits.ForSchema)], [], []);

    private static readonly ObjectType Meta = (ObjectType)Table.Types["__Meta"];

    public static OutputField TypenameField { get; } = Meta.Fields["__typename"]!;

    public static OutputField SchemaField { get; } = Meta.Fields["__schema"]!;

    public static OutputField TypeField { get; } = Meta.Fields["__type"]!;

    /// <summary>The root of the introspection types: the others are reached from it.</summary>
    public static ObjectType SchemaObject { get; } = (ObjectType)Table.Types["__Schema"];

    public static IReadOnlyList<DirectiveType> Directives => Table.Directives;

    /// <summary>The built-in scalars, one instance for all schemas.</summary>
    public static IReadOnlyDictionary<string, NamedType> BuiltInTypes { get; } =
        Table.Types.Where(pair => pair.Value is ScalarType || pair.Value.IsIntrospection && pair.Key != "__Meta").ToDictionary(StringComparer.Ordinal);
}
