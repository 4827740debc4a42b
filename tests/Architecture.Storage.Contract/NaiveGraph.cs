using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Storage.Contract;

/// <summary>A thing as the naive model keeps it.</summary>
internal sealed record NaiveThing(string? Name, long? Size, bool? Active, DateOnly? Since)
{
    public GraphValue Value(PropertyDefinition property) => property.Name switch
    {
        "name" => GraphValue.Of(Name),
        "size" => GraphValue.Of(Size),
        "active" => GraphValue.Of(Active),
        "since" => GraphValue.Of(Since),
        _ => throw new ArgumentException(property.Name, nameof(property)),
    };
}

/// <summary>The graph as anybody would write it: dictionaries and LINQ, every question answered by looking at everything.</summary>
internal sealed record NaiveGraph(ImmutableSortedDictionary<int, NaiveThing> Things, ImmutableSortedDictionary<int, (int From, int To, long? Strength)> Edges)
{
    public static readonly NaiveGraph Empty = new(ImmutableSortedDictionary<int, NaiveThing>.Empty, ImmutableSortedDictionary<int, (int, int, long?)>.Empty);

    public bool Holds(Filter filter, int id) => filter switch
    {
        IdFilter ids => ids.Ids.Contains(new NodeId((UInt128)(uint)id)),
        AndFilter and => and.Filters.All(part => Holds(part, id)),
        OrFilter or => or.Filters.Any(part => Holds(part, id)),
        NotFilter not => !Holds(not.Filter, id),
        RelatedFilter related => HoldsRelated(related, id),
        PropertyFilter property => Compare(property, Things[id].Value(property.Property)),
        _ => throw new ArgumentException(filter.GetType().Name, nameof(filter)),
    };

    public List<int> Find(Filter? filter, PropertyDefinition order, bool descending)
    {
        var found = Things.Keys.Where(id => filter is null || Holds(filter, id)).ToList();
        found.Sort((a, b) =>
        {
            var (left, right) = (Things[a].Value(order), Things[b].Value(order));
            var compared = left.IsAbsent || right.IsAbsent ? left.IsAbsent.CompareTo(right.IsAbsent) : CompareValues(left, right);
            return compared == 0 ? a.CompareTo(b) : descending ? -compared : compared;
        });
        return found;
    }

    /// <summary>Every thing reached over outgoing edges, with its depth.</summary>
    public Dictionary<int, int> Reach(int from, int depth)
    {
        var reached = new Dictionary<int, int>();
        var front = new HashSet<int> { from };
        for (var step = 1; step <= depth; step++)
        {
            front = [.. Edges.Values.Where(edge => front.Contains(edge.From)).Select(edge => edge.To).Where(to => to != from && !reached.ContainsKey(to))];
            foreach (var id in front) reached[id] = step;
        }
        return reached;
    }

    private bool HoldsRelated(RelatedFilter filter, int id)
    {
        var isOut = filter.Direction == Direction.Outgoing;
        var related = Edges.Values.Where(edge => (isOut ? edge.From : edge.To) == id);
        bool Fits((int From, int To, long? Strength) edge) => filter.OnNode is null || Holds(filter.OnNode, isOut ? edge.To : edge.From);
        return filter.Quantifier switch
        {
            Quantifier.Some => related.Any(Fits),
            Quantifier.None => !related.Any(Fits),
            _ => related.All(Fits),
        };
    }

    private static bool Compare(PropertyFilter filter, GraphValue value)
    {
        bool IsIn() => filter.Values.Any(other => other.ToString() == value.ToString() && other.Kind == value.Kind);
        bool Ordered(Func<int, bool> holds) => !value.IsAbsent && !filter.Values[0].IsAbsent && holds(CompareValues(value, filter.Values[0]));
        bool Texts(Func<string, string, bool> holds) => value.Text is { } text && filter.Values[0].Text is { } part && holds(text.ToLowerInvariant(), part.ToLowerInvariant());
        return filter.Comparison switch
        {
            Comparison.Equal or Comparison.In => IsIn(),
            Comparison.NotEqual or Comparison.NotIn => !IsIn(),
            Comparison.Contains => Texts((text, part) => text.Contains(part, StringComparison.Ordinal)),
            Comparison.StartsWith => Texts((text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            Comparison.EndsWith => Texts((text, part) => text.EndsWith(part, StringComparison.Ordinal)),
            Comparison.Greater => Ordered(order => order > 0),
            Comparison.GreaterOrEqual => Ordered(order => order >= 0),
            Comparison.Less => Ordered(order => order < 0),
            Comparison.LessOrEqual => Ordered(order => order <= 0),
            _ => value.IsAbsent != filter.Values[0].Boolean,
        };
    }

    // The texts here stay within one plane, where ordinal order is that of code points.
    private static int CompareValues(GraphValue left, GraphValue right) =>
        left.Text is { } text ? string.CompareOrdinal(text, right.Text) : left.Number.CompareTo(right.Number);
}
