using System.Collections.Immutable;

namespace Architecture.Graph;

/// <summary>Turns a filter into a test of one record. What the operators mean stands at <see cref="Comparison"/>.</summary>
/// <typeparam name="TRecord">How a record is at hand.</typeparam>
/// <param name="read">Reads a property; absent where the record is of another kind than the property.</param>
/// <param name="identify">The record's own id.</param>
/// <param name="related">Compiles a condition on a record's edges.</param>
internal sealed class FilterCompiler<TRecord>(
    Func<TRecord, PropertyDefinition, GraphValue> read,
    Func<TRecord, NodeId> identify,
    Func<RelatedFilter, Predicate<TRecord>> related)
{
    /// <summary>The test, or null where there is no condition.</summary>
    /// <exception cref="ArgumentException">A property is compared with what is not of its type, or in a way that its type does not know.</exception>
    public Predicate<TRecord>? CompileOptional(Filter? filter) => filter is null ? null : Compile(filter);

    public Predicate<TRecord> Compile(Filter filter)
    {
        switch (filter)
        {
            case PropertyFilter property:
                var holds = Comparisons.Compile(property);
                var definition = property.Property;
                return record => holds(read(record, definition));
            case IdFilter ids:
                var set = ids.Ids.ToHashSet();
                return record => set.Contains(identify(record));
            case AndFilter and:
                var all = CompileEach(and.Filters);
                return record => Array.TrueForAll(all, test => test(record));
            case OrFilter or:
                var any = CompileEach(or.Filters);
                return record => Array.Exists(any, test => test(record));
            case NotFilter not:
                var inner = Compile(not.Filter);
                return record => !inner(record);
            case RelatedFilter edges:
                return related(edges);
            default:
                throw new ArgumentException($"Unknown filter {filter.GetType().Name}.", nameof(filter));
        }
    }

    private Predicate<TRecord>[] CompileEach(ImmutableArray<Filter> filters) => [.. filters.Select(Compile)];
}
