using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Capabilities;
using Architecture.Registry.Solutions;
using Architecture.Registry.Text;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>
/// What a proposal resembles by its words: Swedish stems of name, aliases and description, å, ä and ö intact. It warns and proposes; it
/// decides nothing (domain §3.9).
/// </summary>
public static class Resemblance
{
    /// <summary>More than a person compares.</summary>
    private const int MostShown = 10;

    /// <summary>More records than a city has of one kind.</summary>
    private const int MostRead = 100_000;

    /// <summary>A shorter beginning of a compound says too little: <c>bygglov</c> in <c>bygglovssystem</c> says enough.</summary>
    private const int ShortestPart = 5;

    /// <summary>Words that say nothing of what a thing is for, as stems.</summary>
    private static readonly ImmutableHashSet<string> Empty =
        [.. SearchTerms.Of("och i på av för till med om en ett den det de som är vi kan stöd system systemet lösning lösningen stockholm stockholms stad stadens nämnd nämnden nämndens digital digitala")];

    /// <summary>Solutions on record that the proposal is called or described like, the likest first; of the same product first of all.</summary>
    public static async ValueTask<ImmutableArray<Solution>> LookAlikesAsync(this RegistryReader read, Proposal proposal, CancellationToken cancellation)
    {
        var words = Words(proposal);
        var sameProduct = proposal.Product is { } product
            ? (await read.View.NeighboursAsync(new NeighbourQuery([product], SolutionGraph.InstanceOf, Direction.Incoming), cancellation))[0]
                .Items.Select(item => new Solution(item.Node)).ToImmutableArray()
            : [];
        if (words.IsEmpty && sameProduct.IsEmpty) return [];
        var candidates = await CandidatesAsync(read, words, cancellation);
        var names = new StemmedNames(proposal.Name, proposal.Aliases);
        var frequency = words.ToDictionary(word => word, word => candidates.Count(one => one.Node.Get(SolutionGraph.SearchTerms).Contains(word)));
        var rare = sameProduct.Select(one => one.Id).ToHashSet();
        return
        [
            .. candidates.Concat(sameProduct).DistinctBy(one => one.Id)
                .Where(one => !one.IsGone && one.Id != proposal.Self)
                .Select(one => (Solution: one, Like: names.To(new StemmedNames(one.Name, one.Aliases)), Common: Common(one, words)))
                .Where(one => one.Like != Likeness.None || one.Common.Length >= 2 || rare.Contains(one.Solution.Id))
                .OrderByDescending(one => rare.Contains(one.Solution.Id))
                .ThenByDescending(one => one.Like)
                .ThenByDescending(one => one.Common.Sum(word => 1.0 / frequency[word]))
                .ThenBy(one => one.Solution.Code, StringComparer.Ordinal)
                .Take(MostShown)
                .Select(one => one.Solution),
        ];
    }

    /// <summary>Functions that the proposal's words name and its claims do not, the most wholly named first.</summary>
    public static async ValueTask<ImmutableArray<Capability>> SuggestedCapabilitiesAsync(
        this RegistryReader read, Proposal proposal, CancellationToken cancellation)
    {
        var words = Words(proposal);
        if (words.IsEmpty) return [];
        var all = await read.View.FindAsync(NodeQuery.First(CapabilityGraph.Capability, MostRead), cancellation);
        var claimed = proposal.Scope.Claims.Select(claim => claim.Capability.Node).ToHashSet();
        return
        [
            .. all.Nodes.Where(node => !claimed.Contains(node.Id))
                .Select(node => new Capability(node))
                .Select(one => (Capability: one, Named: Named(one.Name, words)))
                .Where(one => one.Named >= 0.5)
                .OrderByDescending(one => one.Named)
                .ThenBy(one => one.Capability.Name.Length)
                .ThenBy(one => one.Capability.Node.Id)
                .Take(MostShown)
                .Select(one => one.Capability),
        ];
    }

    /// <summary>The share of a name's words that are among the words, as they are or as the beginning of a compound.</summary>
    internal static double Named(string name, ImmutableArray<string> words)
    {
        ImmutableArray<string> own = [.. SearchTerms.Of(name).Where(word => !Empty.Contains(word))];
        if (own.IsEmpty) return 0;
        var found = own.Count(word => words.Contains(word)
            || (word.Length >= ShortestPart && words.Any(longer => longer.StartsWith(word, StringComparison.Ordinal))));
        return (double)found / own.Length;
    }

    private static ImmutableArray<string> Words(Proposal proposal) =>
        [.. SearchTerms.Of([proposal.Name, .. proposal.Aliases, proposal.Description ?? ""]).Where(word => !Empty.Contains(word))];

    private static ImmutableArray<string> Common(Solution solution, ImmutableArray<string> words)
    {
        var terms = solution.Node.Get(SolutionGraph.SearchTerms);
        return [.. words.Where(word => terms.Contains(word))];
    }

    private static async ValueTask<ImmutableArray<Solution>> CandidatesAsync(RegistryReader read, ImmutableArray<string> words, CancellationToken cancellation)
    {
        if (words.IsEmpty) return [];
        var any = Filter.Any([.. words.Select(word => Filter.Where(SolutionGraph.SearchTerms, Comparison.Contains, GraphValue.Of(word)))]);
        var page = await read.View.FindAsync(NodeQuery.First(SolutionGraph.Solution, MostRead, any), cancellation);
        return [.. page.Nodes.Select(node => new Solution(node))];
    }
}
