using Architecture.GraphQL.Language;
using Architecture.GraphQL.Types;

namespace Architecture.GraphQL.Validation;

/// <summary>A document as one walk has read it: every place that a rule asks about, in walking order, with its types.</summary>
internal sealed class DocumentContext
{
    private readonly Dictionary<string, FragmentContext> fragmentsByName = new(StringComparer.Ordinal);
    private int fragmentVisits;

    /// <remarks>There is no schema when the document is to become one.</remarks>
    public DocumentContext(Schema? schema, Document document, ValidationLimits limits)
    {
        Schema = schema;
        Document = document;
        Limits = limits;
        Directives = new(schema, document);
    }

    public Schema? Schema { get; }

    public Document Document { get; }

    public ValidationLimits Limits { get; }

    /// <summary>The directives of the schema and those that the document itself defines.</summary>
    public DirectiveCatalogue Directives { get; }

    public List<OperationContext> Operations { get; } = [];

    public List<FragmentContext> Fragments { get; } = [];

    public List<FieldUse> Fields { get; } = [];

    public List<SelectionSetUse> SelectionSets { get; } = [];

    public List<InlineFragmentUse> InlineFragments { get; } = [];

    public List<FragmentSpreadUse> FragmentSpreads { get; } = [];

    public List<ArgumentUse> Arguments { get; } = [];

    public List<DirectiveUse> DirectiveUses { get; } = [];

    public List<DirectiveOwner> DirectiveOwners { get; } = [];

    public List<LiteralUse> Literals { get; } = [];

    public List<ObjectValueUse> ObjectValues { get; } = [];

    public List<TypeNameUse> TypeNames { get; } = [];

    public Dictionary<TypeSystemDefinition, int> TypeSystemMoments { get; } = [];

    public List<VariableDefinitionUse> VariableDefinitions { get; } = [];

    /// <summary>The walk's last moment.</summary>
    public int End { get; set; }

    public void Add(FragmentContext fragment)
    {
        Fragments.Add(fragment);
        fragmentsByName[fragment.Definition.Name.Value] = fragment;   // of two with one name the last counts, as in the reference
    }

    public FragmentContext? Fragment(string name) => fragmentsByName.GetValueOrDefault(name);

    /// <summary>Every fragment that the operations reach, each once, cycles or not.</summary>
    public IReadOnlyList<FragmentContext> ReachableFrom(IEnumerable<OperationContext> operations)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var queue = new Queue<string>();
        foreach (var spread in operations.SelectMany(operation => operation.Spreads)) Enqueue(spread);
        var reached = new List<FragmentContext>();
        while (queue.TryDequeue(out var name))
        {
            if (Fragment(name) is not { } fragment) continue;
            reached.Add(fragment);
            fragmentVisits += 1 + fragment.Spreads.Count;
            if (FragmentVisitsExhausted) break;
            foreach (var spread in fragment.Spreads) Enqueue(spread);
        }

        return reached;

        void Enqueue(FragmentSpread spread)
        {
            if (names.Add(spread.Name.Value)) queue.Enqueue(spread.Name.Value);
        }
    }

    public bool FragmentVisitsExhausted => fragmentVisits > Limits.MaxFragmentVisits;

    /// <summary>Counts work done through fragments against <see cref="ValidationLimits.MaxFragmentVisits"/>.</summary>
    public void Visit(int count) => fragmentVisits += count;
}
