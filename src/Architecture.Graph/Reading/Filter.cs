using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>A condition on a node or an edge. Its meaning is the table at <see cref="Comparison"/>; every store obeys it.</summary>
public abstract record Filter
{
    private protected Filter() { }

    public static Filter Where(PropertyDefinition property, Comparison comparison, params ImmutableArray<GraphValue> values) =>
        new PropertyFilter(property, comparison, values);

    public static Filter Is(PropertyDefinition property, GraphValue value) => new PropertyFilter(property, Comparison.Equal, [value]);

    public static Filter All(params ImmutableArray<Filter> filters) => new AndFilter(filters);

    public static Filter Any(params ImmutableArray<Filter> filters) => new OrFilter(filters);

    public static Filter Not(Filter filter) => new NotFilter(filter);

    /// <summary>Whether this condition, or one inside it, is such a one.</summary>
    public bool Has(Func<Filter, bool> isSuch) => isSuch(this) || Inner.Any(inner => inner.Has(isSuch));

    /// <summary>The conditions that it is made of.</summary>
    private protected virtual IEnumerable<Filter> Inner => [];
}

/// <summary>Compares one property with values.</summary>
public sealed record PropertyFilter(PropertyDefinition Property, Comparison Comparison, ImmutableArray<GraphValue> Values) : Filter;

/// <summary>The node's own id is one of these.</summary>
public sealed record IdFilter(ImmutableArray<NodeId> Ids) : Filter;

/// <summary>All hold; an empty list holds.</summary>
public sealed record AndFilter(ImmutableArray<Filter> Filters) : Filter
{
    private protected override IEnumerable<Filter> Inner => Filters;
}

/// <summary>At least one holds; an empty list does not hold.</summary>
public sealed record OrFilter(ImmutableArray<Filter> Filters) : Filter
{
    private protected override IEnumerable<Filter> Inner => Filters;
}

/// <summary>Does not hold. Two-valued: what is not true is false, so a filter and its negation together give everything.</summary>
public sealed record NotFilter(Filter Filter) : Filter
{
    private protected override IEnumerable<Filter> Inner => [Filter];
}

/// <summary>Holds by the edges of a kind: some, none or all of them (all holds where there are none) satisfy both conditions.</summary>
public sealed record RelatedFilter(EdgeKind Edge, Direction Direction, Quantifier Quantifier, Filter? OnEdge, Filter? OnNode) : Filter
{
    private protected override IEnumerable<Filter> Inner => new[] { OnEdge, OnNode }.OfType<Filter>();
}

/// <summary>How many of the related must satisfy.</summary>
public enum Quantifier
{
    Some,
    None,
    All,
}

/// <summary>
/// The operators. Two-valued logic; an absent value (null) is never compared with anything but by Equal, NotEqual, In, NotIn and Exists.
/// <list type="table">
/// <item><term>Equal v</term><description>the same value, text by code points (case matters, å ä ö are letters of their own); Equal absent = has no value</description></item>
/// <item><term>NotEqual v</term><description>exactly not Equal: what has no value is NotEqual to any value</description></item>
/// <item><term>In vs, NotIn vs</term><description>Equal to one of them; exactly not In. An empty list holds for none, respectively for all</description></item>
/// <item><term>Contains, StartsWith, EndsWith t</term><description>text only, without regard to case (simple case folding after NFC); absent: false; the empty text is
/// contained in every present value. On a list: Contains = has this item, by code points</description></item>
/// <item><term>Greater, GreaterOrEqual, Less, LessOrEqual v</term><description>order of <see cref="GraphValue.Compare"/>; absent on either side: false</description></item>
/// <item><term>Exists b</term><description>has a value (true) or has none (false)</description></item>
/// </list>
/// </summary>
public enum Comparison
{
    Equal,
    NotEqual,
    In,
    NotIn,
    Contains,
    StartsWith,
    EndsWith,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Exists,
}
