using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation;

// What the walk writes down: one record for each place in the document that some rule asks about. Enter and Leave are moments of the walk.

/// <summary>A field selection with what the schema knows of it; <see cref="Definition"/> and <see cref="ParentType"/> are null where it knows nothing.</summary>
internal sealed record FieldUse(Field Node, NamedType? ParentType, OutputField? Definition, int Enter)
{
    public int Leave { get; set; }
}

/// <summary>A selection set; those of inline fragments are part of the set around them for rule 5.3.2.</summary>
internal readonly record struct SelectionSetUse(SelectionSet Node, NamedType? ParentType, bool OfInlineFragment, int Enter);

internal readonly record struct InlineFragmentUse(InlineFragment Node, NamedType? Type, NamedType? ParentType, int Enter);

internal readonly record struct FragmentSpreadUse(FragmentSpread Node, NamedType? ParentType, int Enter);

/// <summary>An argument given to a field, or to a directive that stands in or on that field.</summary>
internal readonly record struct ArgumentUse(Argument Node, OutputField? Field, bool IsKnown, bool OfDirective, int Enter);

/// <summary>A directive, where it stands (3.13, Directives), and the field around it.</summary>
internal sealed record DirectiveUse(Directive Node, string Location, OutputField? Field, NamedType? ParentType, int Enter)
{
    public int Leave { get; set; }
}

/// <summary>A node that carries directives.</summary>
internal readonly record struct DirectiveOwner(Node Node, IReadOnlyList<Directive> Directives, int Enter);

/// <summary>A literal in an argument or default value and the type expected there; nested literals are not listed.</summary>
internal readonly record struct LiteralUse(Value Node, SchemaType? Type, int Enter);

internal readonly record struct ObjectValueUse(ObjectValue Node, IReadOnlyList<int> FieldMoments);

internal readonly record struct TypeNameUse(NamedTypeReference Node, bool InTypeSystem, int Enter);

internal readonly record struct VariableDefinitionUse(VariableDefinition Node, SchemaType? Type, int Enter);

/// <summary>A variable in a value; <see cref="Type"/> is the type expected there (specification 5.8.5, locationType).</summary>
internal readonly record struct VariableUse(Variable Node, SchemaType? Type, SchemaType? ParentType, bool HasLocationDefault);
