using System.Globalization;
using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.Conformance.Generation;

/// <summary>Writes one executable document: operations, then the fragments they asked for.</summary>
internal sealed partial class ExecutableWriter
{
    private readonly Schema schema;
    private readonly Chance chance;
    private readonly int mistakes;
    private readonly ValueGenerator values;
    private readonly ValueGenerator constants;
    private readonly List<string> parts = [];
    private readonly List<(string Name, NamedType On)> fragments = [];
    private readonly Dictionary<string, (SchemaType Type, bool HasDefault)> variables = new(StringComparer.Ordinal);
    private TokenText text;
    private int budget;

    public ExecutableWriter(Schema schema, Chance chance, int mistakes)
    {
        this.schema = schema;
        this.chance = chance;
        this.mistakes = mistakes;
        values = new(chance, mistakes);
        constants = new(chance, mistakes / 2);
        text = new(chance);
    }

    public string Text => string.Concat(parts);

    public List<string> OperationNames { get; } = [];

    public List<(string Name, SchemaType Type, bool HasDefault)> Variables { get; } = [];

    public void Write()
    {
        var operations = chance.Percent(80) ? 1 : 1 + chance.Below(3);
        for (var index = 0; index < operations; index++) Operation(index, lone: operations == 1);
        if (Mistake()) parts.Add(chance.OneOf("fragment Unused on Query { __typename } ", "type Extra { a: Int } ", "query Q0 { __typename } ", "{ __typename } ", "extend type Query @missing { b: Missing } "));
        if (chance.Percent(25)) parts.Reverse();
    }

    private bool Mistake() => mistakes > 0 && chance.Below(1000) < mistakes * 12;

    private void Operation(int index, bool lone)
    {
        var kind = chance.OneOf(OperationType.Query, OperationType.Query, OperationType.Query, OperationType.Mutation, OperationType.Subscription);
        if (schema.RootType(kind) is null && !Mistake()) kind = OperationType.Query;
        var root = schema.RootType(kind) ?? schema.QueryType!;
        budget = 4 + chance.Below(30);
        variables.Clear();
        fragments.Clear();
        text = new(chance);
        if (kind == OperationType.Subscription) SubscriptionSet(root);
        else SelectionSet(root, 0);
        var body = text.ToString();
        var fragmentTexts = Fragments();
        text = new(chance);
        Head(kind, index, lone);                 // last, because the body decides which variables there are
        parts.Add(text + body);
        parts.AddRange(fragmentTexts);
    }

    private void Head(OperationType kind, int index, bool lone)
    {
        var anonymous = lone && chance.Percent(50) || Mistake();
        var shorthand = anonymous && kind == OperationType.Query && variables.Count == 0 && chance.Percent(70);
        var name = Mistake() ? "Q0" : $"Q{index.ToString(CultureInfo.InvariantCulture)}";
        if (!anonymous) OperationNames.Add(name);
        if (shorthand) return;
        if (chance.Percent(5)) text.Add("\"described\"");
        text.Add(kind.ToString().ToLowerInvariant());
        if (!anonymous) text.Add(name);
        if (variables.Count > 0 || Mistake()) VariableDefinitions();
        Directives(kind.ToString().ToUpperInvariant(), constant: false, allowConditions: false);
    }

    private void VariableDefinitions()
    {
        text.Add("(");
        foreach (var (name, (type, hasDefault)) in variables)
        {
            if (Mistake()) continue;
            if (chance.Percent(3)) text.Add("\"\"\"why\"\"\"");
            text.Add("$", name, ":");
            text.Add(Mistake() ? chance.OneOf("Int", "[String]", "Missing", "Query", "ID!") : type.ToString()!);
            if (hasDefault)
            {
                text.Add("=");
                constants.Literal(type, text, null);
            }

            Directives("VARIABLE_DEFINITION", constant: true, allowConditions: false);
            Variables.Add((name, type, hasDefault));
            if (Mistake()) text.Add("$", name, ":", type.ToString()!);
        }

        if (Mistake() || variables.Count == 0) text.Add("$", "unused", ":", "Int");
        text.Add(")");
    }

    /// <summary>A variable for a place of a type: a new one, or one made earlier that fits.</summary>
    private string? Variable(SchemaType type, bool placeHasDefault)
    {
        if (!chance.Percent(18)) return null;
        if (Mistake()) return "undefined";
        if (variables.Count > 0 && chance.Percent(30))
        {
            foreach (var (known, (knownType, _)) in variables)
                if (knownType.IsSameAs(type) || Mistake())
                    return known;
        }

        var name = $"v{variables.Count.ToString(CultureInfo.InvariantCulture)}";
        var made = type;
        var hasDefault = chance.Percent(25);
        if (type is not NonNullType && chance.Percent(25)) made = new NonNullType(type);
        else if (type is NonNullType nonNull && (hasDefault || placeHasDefault || Mistake()) && chance.Percent(70)) made = nonNull.OfType;
        variables[name] = (made, hasDefault);
        return name;
    }

    /// <summary>Never a nullable variable: what a condition of null means, reference and specification disagree on (README.md).</summary>
    private string Condition(SchemaType type)
    {
        var name = $"c{chance.Below(3).ToString(CultureInfo.InvariantCulture)}";
        variables[name] = (type, chance.Percent(20));
        return name;
    }

    private List<string> Fragments()
    {
        var made = new List<string>();
        for (var index = 0; index < fragments.Count; index++)
        {
            var (name, on) = fragments[index];
            var outer = text;
            text = new(chance);
            budget = Math.Min(budget, 0) + 3 + chance.Below(8);
            if (chance.Percent(5)) text.Add("\"a fragment\"");
            text.Add("fragment", name, "on", Mistake() ? chance.OneOf("Int", "Missing", "Query") : on.Name);
            Directives("FRAGMENT_DEFINITION", constant: false, allowConditions: false);
            SelectionSet(on, 2);
            made.Add(text.ToString());
            text = outer;
        }

        return made;
    }

    private void Directives(string location, bool constant, bool allowConditions)
    {
        if (allowConditions && chance.Percent(10))
        {
            text.Add("@", chance.OneOf("skip", "include"), "(", "if", ":");
            constants.Literal(new NonNullType(schema.Type("Boolean")!), text, constant ? null : (type, _) => chance.Percent(40) ? Condition(type) : null);
            text.Add(")");
        }

        if (Mistake()) text.Add("@", chance.OneOf("missing", "skip", "deprecated", "oneOf"));
        if (!chance.Percent(6)) return;
        foreach (var directive in schema.Directives)
        {
            if (!directive.Locations.Contains(location) || directive.Name is "skip" or "include" || !chance.Percent(60)) continue;
            for (var times = directive.IsRepeatable || Mistake() ? 1 + chance.Below(2) : 1; times > 0; times--)
            {
                text.Add("@", directive.Name);
                Arguments(directive.Arguments, constant);
            }
        }
    }

    private void Arguments(NamedElements<InputValue> definitions, bool constant)
    {
        var given = definitions.Where(definition => definition.IsRequired ? !Mistake() : chance.Percent(35)).ToList();
        if (given.Count == 0 && !Mistake()) return;
        text.Add("(");
        if (given.Count == 0 || Mistake()) text.Add("missing", ":", "1");
        foreach (var definition in given)
        {
            for (var times = Mistake() ? 2 : 1; times > 0; times--)
            {
                text.Add(definition.Name, ":");
                values.Literal(definition.Type, text, constant ? null : Variable, 0, definition.DefaultValue is not null);
            }
        }

        text.Add(")");
    }
}
