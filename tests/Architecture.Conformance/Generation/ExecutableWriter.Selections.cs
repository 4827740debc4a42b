using System.Globalization;
using Architecture.GraphQL.Types;

namespace Architecture.Conformance.Generation;

internal sealed partial class ExecutableWriter
{
    private static readonly string[] Aliases = ["a", "b", "c", "on", "query", "__proto__", "toString", "x1", "_", "id", "name"];

    /// <summary>Fields already written, by response name, so that one may be repeated.</summary>
    private readonly List<(NamedType Parent, string Text)> written = [];

    private void SubscriptionSet(NamedType root)
    {
        text.Add("{");
        if (root is ObjectType type)
        {
            if (chance.Percent(15)) Inline(root, 1, () => Field(type, 1));
            else Field(type, 1);
        }

        if (Mistake()) text.Add(chance.OneOf("__typename", "__typename @skip(if: false)", "... on Missing { a }"));
        text.Add("}");
    }

    private void SelectionSet(NamedType type, int depth)
    {
        text.Add("{");
        var count = 0;
        for (var wanted = 1 + chance.Below(depth > 5 ? 1 : 4); wanted > 0; wanted--)
        {
            if (budget <= 0 && count > 0) break;
            Selection(type, depth);
            count++;
        }

        text.Add("}");
    }

    private void Selection(NamedType type, int depth)
    {
        budget--;
        var choice = chance.Below(100);
        if (choice < 10 && depth < 8)
        {
            var target = Target(type);
            Inline(target, depth, () => SelectionSet(target ?? type, depth + 1), type);
        }
        else if (choice < 20 && depth < 8) Spread(type);
        else if (choice < 25 || type is UnionType) text.Add("__typename");
        else if (choice < 28 && written.Count > 0) Repeat(type);
        else if (choice < 31 && ReferenceEquals(type, schema.QueryType)) Introspect();
        else if (type is FieldsType fields) Field(fields, depth);
        else text.Add("__typename");
    }

    /// <summary>A type that a fragment may condition on inside a type; null for none.</summary>
    private NamedType? Target(NamedType type)
    {
        if (chance.Percent(20)) return null;
        if (Mistake()) return chance.Pick(schema.Types);
        var candidates = schema.Types.Where(candidate => candidate.IsComposite && !candidate.IsIntrospection && schema.Overlap(candidate, type)).ToList();
        return candidates.Count == 0 ? type : chance.Pick(candidates);
    }

    private void Inline(NamedType? target, int depth, Action body, NamedType? around = null)
    {
        text.Add("...");
        if (target is not null && (around is not null || chance.Percent(50))) text.Add("on", target.Name);
        Directives("INLINE_FRAGMENT", constant: false, allowConditions: around is not null && depth >= 0);
        if (target is { IsComposite: false }) text.Add("{", "__typename", "}");
        else body();
    }

    private void Spread(NamedType type)
    {
        var known = fragments.Where(fragment => Mistake() || schema.Overlap(fragment.On, type)).ToList();
        string name;
        if (Mistake()) name = "Missing";
        else if (known.Count > 0 && (chance.Percent(40) || fragments.Count > 5)) name = known[0].Name;
        else
        {
            var target = Target(type);
            if (target is not { IsComposite: true }) target = type;
            name = $"F{parts.Count.ToString(CultureInfo.InvariantCulture)}x{fragments.Count.ToString(CultureInfo.InvariantCulture)}";
            if (fragments.Count > 6) name = fragments[^1].Name;
            else fragments.Add((name, target));
        }

        text.Add("...", name);
        Directives("FRAGMENT_SPREAD", constant: false, allowConditions: true);
    }

    private void Repeat(NamedType type)
    {
        var fitting = written.Where(field => ReferenceEquals(field.Parent, type) || Mistake()).ToList();
        text.Add(fitting.Count > 0 ? chance.Pick(fitting).Text : "__typename");
    }

    private void Field(FieldsType type, int depth)
    {
        if (Mistake())
        {
            text.Add(chance.OneOf("missing", "__schema", "__missing"));
            return;
        }

        var leaf = depth > 6 || budget <= 0;
        var usable = type.Fields.Where(field => !leaf || field.Type.Named.IsLeaf).ToList();
        if (usable.Count == 0)
        {
            text.Add("__typename");
            return;
        }

        var field = chance.Pick(usable);
        var outer = text;
        var mine = new TokenText(chance);
        text = mine;
        var alias = chance.Percent(type.Fields[field.Name]!.Arguments.Count > 0 ? 45 : 12);
        if (alias) text.Add(chance.Percent(50) ? $"r{chance.Below(50).ToString(CultureInfo.InvariantCulture)}" : chance.Pick(Aliases), ":");
        text.Add(field.Name);
        if (field.Arguments.Count > 0 || Mistake()) Arguments(field.Arguments, constant: false);
        Directives("FIELD", constant: false, allowConditions: true);
        var composite = !field.Type.Named.IsLeaf;
        if (composite != Mistake()) SelectionSet(composite ? field.Type.Named : type, depth + 1);
        text = outer;
        text.Add(mine.ToString());
        if (!composite && written.Count < 40) written.Add((type, mine.ToString()));
    }

    private void Introspect() => text.Add(chance.OneOf(
        "__schema { queryType { name kind } mutationType { name } subscriptionType { name } }",
        "__type ( name : \"Query\" ) { kind name ofType { name } isOneOf fields { name args { name defaultValue type { kind name ofType { name kind } } } } }",
        "__schema { types { name kind interfaces { name } possibleTypes { name } enumValues ( includeDeprecated : true ) { name isDeprecated deprecationReason } inputFields { name defaultValue type { kind ofType { name } } } specifiedByURL isOneOf } }",
        "__schema { directives { name isRepeatable locations args { name defaultValue type { kind name } } } }",
        "__type ( name : \"Missing\" ) { name }",
        "__schema { types { fields { type { fields { type { fields { name } } } } } } }",
        "__schema { types { name fields ( includeDeprecated : true ) { name isDeprecated deprecationReason type { kind name ofType { kind name ofType { kind name ofType { name } } } } } } }"));
}
