using System.Collections.Immutable;
using Architecture.Graph;
using Xunit;

namespace Architecture.Storage.Contract;

/// <summary>The table at <see cref="Comparison"/> as test cases, on a handful of things with null, å ä ö and wildcards among them.</summary>
public static class FilterTable
{
    internal static readonly DateOnly Day = new(2026, 1, 31);
    internal static readonly DateTimeOffset Moment = new(2026, 1, 31, 23, 59, 59, 999, TimeSpan.Zero);

    /// <summary>Why, the filter (on the model it is asked of) and the things that satisfy it.</summary>
    internal static readonly (string Why, Func<TestModel, Filter> Filter, int[] Expected)[] Rows =
    [
        ("Equal: case matters", m => Filter.Is(m.Name, GraphValue.Of("Ärende")), [1]),
        ("Equal: å ä ö are letters of their own", m => Filter.Is(m.Name, GraphValue.Of("Arende")), []),
        ("Equal: by code points, composed and decomposed differ", m => Filter.Is(m.Name, GraphValue.Of("Åtkomst")), [6]),
        ("Equal: the empty text is a value", m => Filter.Is(m.Name, GraphValue.Of("")), [7]),
        ("Equal absent: has no value", m => Filter.Is(m.Name, default), [4]),
        ("Equal: integers", m => Filter.Is(m.Size, GraphValue.Of(2L)), [2]),
        ("Equal: not indexed", m => Filter.Is(m.Weight, GraphValue.Of(-5L)), [3]),
        ("Equal: booleans", m => Filter.Is(m.Active, GraphValue.Of(false)), [2]),
        ("Equal: members of an enumeration", m => Filter.Is(m.Grade, GraphValue.Of("TopMost")), [2]),
        ("Equal: members of an enumeration, case matters", m => Filter.Is(m.Grade, GraphValue.Of("topmost")), []),
        ("Contains: members of an enumeration, without regard to case", m => Where(m.Grade, Comparison.Contains, GraphValue.Of("pM")), [2]),
        ("StartsWith: members of an enumeration", m => Where(m.Grade, Comparison.StartsWith, GraphValue.Of("PLA")), [1, 3]),
        ("EndsWith: members of an enumeration", m => Where(m.Grade, Comparison.EndsWith, GraphValue.Of("most")), [2]),
        ("Equal: dates", m => Filter.Is(m.Since, GraphValue.Of(Day)), [2]),
        ("Equal: instants, to the millisecond", m => Filter.Is(m.Seen, GraphValue.Of(Moment)), [2]),
        ("Equal: lists, whole and in order", m => Filter.Is(m.Tags, GraphValue.Of(["a", "b"])), [1]),
        ("NotEqual is exactly not Equal: no value is not equal", m => Where(m.Size, Comparison.NotEqual, GraphValue.Of(2L)), [1, 3, 4, 5, 6, 7, 8, 9]),
        ("NotEqual absent: has a value", m => Where(m.Size, Comparison.NotEqual, default(GraphValue)), [1, 2, 5, 6, 7, 8]),
        ("In", m => Where(m.Size, Comparison.In, GraphValue.Of(1L), GraphValue.Of(2L), GraphValue.Of(99L)), [1, 2]),
        ("In with absent", m => Where(m.Name, Comparison.In, default, GraphValue.Of("Arkiv")), [3, 4]),
        ("In nothing: none", m => Where(m.Size, Comparison.In), []),
        ("NotIn is exactly not In", m => Where(m.Size, Comparison.NotIn, GraphValue.Of(1L), GraphValue.Of(2L)), [3, 4, 5, 6, 7, 8, 9]),
        ("NotIn nothing: all", m => Where(m.Size, Comparison.NotIn), [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("Contains: without regard to case", m => Where(m.Name, Comparison.Contains, GraphValue.Of("REND")), [1, 2]),
        ("Contains: å ä ö fold to themselves only", m => Where(m.Name, Comparison.Contains, GraphValue.Of("ÄR")), [1, 2]),
        ("Contains: a for ä is not contained", m => Where(m.Name, Comparison.Contains, GraphValue.Of("aren")), []),
        ("Contains: composed finds decomposed", m => Where(m.Name, Comparison.Contains, GraphValue.Of("åtk")), [6, 9]),
        ("Contains: decomposed finds composed", m => Where(m.Name, Comparison.Contains, GraphValue.Of("a\u030atk")), [6, 9]),
        ("Contains: wildcards are letters", m => Where(m.Name, Comparison.Contains, GraphValue.Of("%_")), [8]),
        ("Contains: a regular expression is letters", m => Where(m.Name, Comparison.Contains, GraphValue.Of(".*")), []),
        ("Contains: the empty text is in every present value", m => Where(m.Name, Comparison.Contains, GraphValue.Of("")), [1, 2, 3, 5, 6, 7, 8, 9]),
        ("Contains absent: false", m => Where(m.Name, Comparison.Contains, default(GraphValue)), []),
        ("Contains on a list: has the item, by code points", m => Where(m.Tags, Comparison.Contains, GraphValue.Of("b")), [1, 2]),
        ("Contains on a list: case matters", m => Where(m.Tags, Comparison.Contains, GraphValue.Of("B")), [3]),
        ("StartsWith", m => Where(m.Name, Comparison.StartsWith, GraphValue.Of("ö")), [5]),
        ("StartsWith: not in the middle", m => Where(m.Name, Comparison.StartsWith, GraphValue.Of("rende")), []),
        ("EndsWith", m => Where(m.Name, Comparison.EndsWith, GraphValue.Of("DE")), [1, 2]),
        ("Greater: absent is false", m => Where(m.Size, Comparison.Greater, GraphValue.Of(2L)), [5, 6, 7, 8]),
        ("Greater than absent: false", m => Where(m.Size, Comparison.Greater, default(GraphValue)), []),
        ("GreaterOrEqual", m => Where(m.Size, Comparison.GreaterOrEqual, GraphValue.Of(2L)), [2, 5, 6, 7, 8]),
        ("Less: absent is false", m => Where(m.Size, Comparison.Less, GraphValue.Of(2L)), [1]),
        ("Less: negative, not indexed", m => Where(m.Weight, Comparison.Less, GraphValue.Of(0L)), [3]),
        ("LessOrEqual", m => Where(m.Size, Comparison.LessOrEqual, GraphValue.Of(2L)), [1, 2]),
        ("Less: dates", m => Where(m.Since, Comparison.Less, GraphValue.Of(Day)), [1]),
        ("Greater: instants", m => Where(m.Seen, Comparison.GreaterOrEqual, GraphValue.Of(Moment)), [2]),
        ("Less: text by code point, so Z before a before Å", m => Where(m.Name, Comparison.Less, GraphValue.Of("a")), [3, 7, 8, 9]),
        ("Greater: text by code point, Ö and ä behind every ASCII letter", m => Where(m.Name, Comparison.Greater, GraphValue.Of("Õ")), [2, 5]),
        ("Exists", m => Where(m.Name, Comparison.Exists, GraphValue.Of(true)), [1, 2, 3, 5, 6, 7, 8, 9]),
        ("Exists not", m => Where(m.Name, Comparison.Exists, GraphValue.Of(false)), [4]),
        ("Exists on a list", m => Where(m.Tags, Comparison.Exists, GraphValue.Of(true)), [1, 2, 3]),
        ("Not: two-valued, so absent satisfies it", m => Filter.Not(Where(m.Size, Comparison.Greater, GraphValue.Of(2L))), [1, 2, 3, 4, 9]),
        ("All of nothing holds", _ => Filter.All(), [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("Any of nothing does not", _ => Filter.Any(), []),
        ("All", m => Filter.All(Where(m.Size, Comparison.Greater, GraphValue.Of(1L)), Filter.Is(m.Active, GraphValue.Of(false))), [2]),
        ("Any", m => Filter.Any(Filter.Is(m.Size, GraphValue.Of(1L)), Filter.Is(m.Name, default)), [1, 4]),
        ("Ids, unknown ones passed over", _ => new IdFilter([Id(3), Id(77), Id(1), Id(3)]), [1, 3]),
        ("Some related", m => Related(m, Direction.Outgoing, Quantifier.Some, null), [1, 2]),
        ("None related", m => Related(m, Direction.Outgoing, Quantifier.None, null), [3, 4, 5, 6, 7, 8, 9]),
        ("All related: holds where there are none", m => Related(m, Direction.Outgoing, Quantifier.All, Filter.Is(m.Name, GraphValue.Of("Arkiv"))), [2, 3, 4, 5, 6, 7, 8, 9]),
        ("Some related, incoming", m => Related(m, Direction.Incoming, Quantifier.Some, Filter.Is(m.Size, GraphValue.Of(2L))), [3]),
        ("Some related by edge and node together", m => new RelatedFilter(
            m.DependsOn, Direction.Outgoing, Quantifier.Some, Filter.Is(m.Strength, GraphValue.Of(1L)), Filter.Is(m.Name, GraphValue.Of("Arkiv"))), [2]),
        ("All related by edge and node together", m => new RelatedFilter(
            m.DependsOn, Direction.Outgoing, Quantifier.All, Where(m.Strength, Comparison.GreaterOrEqual, GraphValue.Of(1L)), null), [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("Not some related", m => Filter.Not(Related(m, Direction.Outgoing, Quantifier.Some, null)), [3, 4, 5, 6, 7, 8, 9]),
    ];

    public static TheoryData<int, string> Cases
    {
        get
        {
            var cases = new TheoryData<int, string>();
            for (var row = 0; row < Rows.Length; row++) cases.Add(row, Rows[row].Why);
            return cases;
        }
    }

    private static Filter Where(PropertyDefinition property, Comparison comparison, params ImmutableArray<GraphValue> values) =>
        Filter.Where(property, comparison, values);

    private static RelatedFilter Related(TestModel model, Direction direction, Quantifier quantifier, Filter? node) =>
        new(model.DependsOn, direction, quantifier, null, node);

    private static NodeId Id(int number) => new((UInt128)(uint)number);
}
