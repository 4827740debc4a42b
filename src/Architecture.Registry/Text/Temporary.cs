using System.Collections.Immutable;
namespace Architecture.Registry.Text;
public static class SwedishSortKey { public static string Of(string t) => t.ToLowerInvariant(); }
public static class SearchTerms { public static ImmutableArray<string> Of(IEnumerable<string> t) => [.. t.SelectMany(x => x.ToLowerInvariant().Split(' ')).Distinct()]; }
