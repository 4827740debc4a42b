using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation;

/// <summary>The one walk through a document that every rule lives on: it meets each node once, knows the types there, and writes both down.</summary>
/// <remarks>Moments number the beginnings and ends of nodes, in the order of the text. The parser's depth limit bounds the recursion.</remarks>
internal sealed partial class DocumentWalk
{
    private readonly DocumentContext document;
    private readonly Schema? schema;
    private int moment;
    private ExecutableContext? executable;

    private DocumentWalk(DocumentContext document)
    {
        this.document = document;
        schema = document.Schema;
    }

    public static DocumentContext Through(Schema? schema, Document document, ValidationLimits limits)
    {
        var context = new DocumentContext(schema, document, limits);
        var walk = new DocumentWalk(context);
        foreach (var definition in document.Definitions) walk.Definition(definition);
        context.End = walk.Next();
        return context;
    }

    private int Next() => ++moment;

    private void Definition(Definition definition)
    {
        switch (definition)
        {
            case OperationDefinition operation: Operation(operation); break;
            case FragmentDefinition fragment: Fragment(fragment); break;
            case TypeSystemDefinition typeSystem: TypeSystem(typeSystem); break;
        }
    }

    private void Operation(OperationDefinition operation)
    {
        var rootType = schema?.RootType(operation.Operation);
        var context = new OperationContext(document, operation, rootType, Next());
        executable = context;
        document.Operations.Add(context);
        Own(operation, operation.Directives, context.Enter);
        foreach (var variable in operation.Variables) VariableDefinition(variable);
        Directives(operation.Directives, LocationOf(operation.Operation), new(null, null));
        SelectionSet(operation.SelectionSet, rootType, null, ofInlineFragment: false);
        context.Leave = Next();
    }

    private void Fragment(FragmentDefinition fragment)
    {
        var type = schema?.Type(fragment.TypeCondition.Name.Value);
        var context = new FragmentContext(fragment, type, Next());
        executable = context;
        document.Add(context);
        Own(fragment, fragment.Directives, context.Enter);
        TypeName(fragment.TypeCondition, inTypeSystem: false);
        Directives(fragment.Directives, DirectiveLocations.FragmentDefinition, new(null, null));
        SelectionSet(fragment.SelectionSet, Output(type), null, ofInlineFragment: false);
        context.Leave = Next();
    }

    private void VariableDefinition(VariableDefinition definition)
    {
        var enter = Next();
        var type = schema?.Type(definition.Type);
        document.VariableDefinitions.Add(new(definition, type, enter));
        Own(definition, definition.Directives, enter);
        TypeReference(definition.Type, inTypeSystem: false);
        if (definition.DefaultValue is { } value) Literal(value, type is { IsInput: true } ? type : null);
        Directives(definition.Directives, DirectiveLocations.VariableDefinition, new(null, null));
        Next();
    }

    /// <param name="set">The selection set.</param>
    /// <param name="type">The type selected from: the set's parent type if it has fields.</param>
    /// <param name="around">The field the set belongs to, directly or through inline fragments.</param>
    /// <param name="ofInlineFragment">Whether the set is an inline fragment's.</param>
    private void SelectionSet(SelectionSet set, NamedType? type, OutputField? around, bool ofInlineFragment)
    {
        var parent = type is { IsComposite: true } ? type : null;
        document.SelectionSets.Add(new(set, parent, ofInlineFragment, Next()));
        foreach (var selection in set.Selections)
        {
            switch (selection)
            {
                case Field field: Field(field, parent); break;
                case FragmentSpread spread: Spread(spread, new(around, parent)); break;
                case InlineFragment inline: Inline(inline, new(around, parent)); break;
            }
        }
    }

    private void Field(Field field, NamedType? parent)
    {
        var definition = parent is null ? null : schema?.Field(parent, field.Name.Value);
        var use = new FieldUse(field, parent, definition, Next());
        document.Fields.Add(use);
        Own(field, field.Directives, use.Enter);
        foreach (var argument in field.Arguments) Argument(argument, null, definition, ofDirective: false);
        Directives(field.Directives, DirectiveLocations.Field, new(definition, parent));
        if (field.SelectionSet is { } set) SelectionSet(set, definition?.Type.Named, definition, ofInlineFragment: false);
        use.Leave = Next();
    }

    private void Spread(FragmentSpread spread, Surroundings around)
    {
        var enter = Next();
        document.FragmentSpreads.Add(new(spread, around.ParentType, enter));
        Own(spread, spread.Directives, enter);
        Directives(spread.Directives, DirectiveLocations.FragmentSpread, around);
    }

    private void Inline(InlineFragment inline, Surroundings around)
    {
        var enter = Next();
        var type = inline.TypeCondition is { } condition ? schema?.Type(condition.Name.Value) : around.ParentType;
        document.InlineFragments.Add(new(inline, type, around.ParentType, enter));
        Own(inline, inline.Directives, enter);
        if (inline.TypeCondition is { } named) TypeName(named, inTypeSystem: false);
        Directives(inline.Directives, DirectiveLocations.InlineFragment, around);
        SelectionSet(inline.SelectionSet, Output(type), around.Field, ofInlineFragment: true);
    }

    private void Own(Node node, IReadOnlyList<Directive> directives, int enter)
    {
        if (directives.Count > 0) document.DirectiveOwners.Add(new(node, directives, enter));
    }

    private void Directives(IReadOnlyList<Directive> directives, string location, Surroundings around)
    {
        foreach (var directive in directives)
        {
            var use = new DirectiveUse(directive, location, around.Field, around.ParentType, Next());
            document.DirectiveUses.Add(use);
            var definition = schema?.Directives[directive.Name.Value];
            foreach (var argument in directive.Arguments) Argument(argument, definition, around.Field, ofDirective: true);
            use.Leave = Next();
        }
    }

    private void TypeReference(TypeReference type, bool inTypeSystem) => TypeName(type.Named, inTypeSystem);

    private void TypeName(NamedTypeReference type, bool inTypeSystem) => document.TypeNames.Add(new(type, inTypeSystem, Next()));

    private static NamedType? Output(NamedType? type) => type is { IsOutput: true } ? type : null;

    private static string LocationOf(OperationType operation) => operation switch
    {
        OperationType.Query => DirectiveLocations.Query,
        OperationType.Mutation => DirectiveLocations.Mutation,
        _ => DirectiveLocations.Subscription,
    };

    /// <summary>What stands around a node: the field it belongs to and the type selected from.</summary>
    private readonly record struct Surroundings(OutputField? Field, NamedType? ParentType);
}
