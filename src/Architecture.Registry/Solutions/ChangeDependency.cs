using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Reviews;

namespace Architecture.Registry.Solutions;

/// <param name="Solution">The solution that depends, or did.</param>
/// <param name="Dependency">The dependency; null where it was removed.</param>
public sealed record ChangedDependency(SolutionId Solution, NodeId? Dependency);

/// <summary>There is no such dependency.</summary>
public sealed record DependencyUnknownRefused : Refusal
{
    public override string Code => "DEPENDENCY_UNKNOWN";
    public override Message Message => new("Beroendet finns inte i registret.", "The dependency is not in the registry.");
}

/// <summary>What the end or change of a dependency is decided on.</summary>
/// <param name="Dependency">As it is on record.</param>
/// <param name="Scope">The solution that depends.</param>
/// <param name="Platform">What it depends on.</param>
/// <param name="Others">Its other dependencies.</param>
public sealed record DependencyFacts(Dependency? Dependency, ScopeFacts Scope, Solution? Platform, ImmutableArray<Dependency> Others);

/// <summary>A board records that a dependency has ended.</summary>
/// <remarks>
/// Domain §3.3: what runs on a shared platform is answered mildly for its sake, so ending that runs the gate again. Refused, in order:
/// DEPENDENCY_UNKNOWN, NOT_RESPONSIBLE_BOARD, PARALLEL_SOLUTION, REVIEW_PENDING.
/// </remarks>
public sealed record RemoveDependency(NodeId Dependency) : ICommand<DependencyFacts, ChangedDependency>
{
    public ValueTask<DependencyFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) => DependencyChange.LoadAsync(read, Dependency, cancellation);

    public Outcome<ChangedDependency> Decide(DependencyFacts facts, DecisionContext context)
    {
        if (DependencyChange.Fault(facts, context) is { } fault) return fault;
        var answer = DependencyChange.Leaving(facts, context);
        if (answer.Refusal is { } refusal) return refusal;
        var change = GraphChange.Disconnect(facts.Dependency!.Edge).And(answer.Opening).Writing(facts.Scope.Keys);
        return Outcome.Commit(new ChangedDependency(facts.Dependency.From, null), change);
    }
}

/// <summary>A board corrects what kind of dependency it is, or how strong.</summary>
/// <remarks>
/// Domain §3.3, as for an end: what no longer runs on a shared platform is judged again. Refused, in order: DEPENDENCY_UNKNOWN,
/// NOT_RESPONSIBLE_BOARD, STALE_VERSION, DEPENDENCY_EXISTS, PARALLEL_SOLUTION, REVIEW_PENDING.
/// </remarks>
public sealed record ChangeDependency(NodeId Dependency, long Version, DependencyKind? Kind, DependencyStrength? Strength)
    : ICommand<DependencyFacts, ChangedDependency>
{
    public ValueTask<DependencyFacts> LoadAsync(RegistryReader read, CancellationToken cancellation) => DependencyChange.LoadAsync(read, Dependency, cancellation);

    public Outcome<ChangedDependency> Decide(DependencyFacts facts, DecisionContext context)
    {
        if (DependencyChange.Fault(facts, context) is { } fault) return fault;
        var dependency = facts.Dependency!;
        if (Version != dependency.Version) return new StaleVersionRefused(Version, dependency.Version) { Path = ["version"] };
        var (kind, strength) = (Kind ?? dependency.Kind, Strength ?? dependency.Strength);
        if (facts.Others.Any(other => other.To == dependency.To && other.Kind == kind))
            return new DependencyExistsRefused(facts.Scope.Solution!.Code, facts.Platform!.Code) { Path = ["kind"] };

        var leaves = dependency.IsRunningOn && (kind != DependencyKind.RunsOn || strength != DependencyStrength.Hard);
        var answer = leaves ? DependencyChange.Leaving(facts, context) : new ScopeAnswer(null, ParallelVerdict.Clear, GraphChange.None);
        if (answer.Refusal is { } refusal) return refusal;
        var edge = dependency.Edge;
        var values = ImmutableArray.Create(
            SolutionGraph.DependencyKind.Is(kind), SolutionGraph.DependencyStrength.Is(strength), SolutionGraph.DependencyVersion.Is(dependency.Version + 1));
        if (leaves) values = values.AddRange(SolutionGraph.ConfirmedCells.Is([]), SolutionGraph.ConfirmedOn.Is(null));
        var change = GraphChange.Of(new ChangeEdge(edge.Kind, edge.Id, edge.From, edge.To, values)).And(answer.Opening).Writing(facts.Scope.Keys);
        return Outcome.Commit(new ChangedDependency(dependency.From, Dependency), change);
    }
}

/// <summary>What the end and the change of a dependency have in common.</summary>
internal static class DependencyChange
{
    public static async ValueTask<DependencyFacts> LoadAsync(RegistryReader read, NodeId id, CancellationToken cancellation)
    {
        if ((await read.DependenciesByIdAsync([id], cancellation))[0] is not { } dependency) return new DependencyFacts(null, ScopeFacts.Unknown, null, []);
        var scope = await read.ScopeFactsAsync(dependency.From, [], cancellation);
        var platform = await read.SolutionAsync(dependency.To, cancellation);
        var all = (await read.DependenciesAsync([dependency.From], Direction.Outgoing, cancellation))[0];
        return new DependencyFacts(dependency, scope, platform, [.. all.Select(one => one.Dependency).Where(one => one.Id != id)]);
    }

    public static Refusal? Fault(DependencyFacts facts, DecisionContext context)
    {
        if (facts.Dependency is null) return new DependencyUnknownRefused { Path = ["dependency"] };
        return context.Actor.MayWriteFor(facts.Scope.Board!) ? null : new NotResponsibleBoardRefused(facts.Scope.Board!.Name, context.Actor.Id);
    }

    /// <summary>The gate's word on leaving a shared platform; of anything else it is not asked.</summary>
    public static ScopeAnswer Leaving(DependencyFacts facts, DecisionContext context)
    {
        var (scope, solution) = (facts.Scope, facts.Scope.Solution!);
        if (!facts.Dependency!.IsRunningOn || solution is { Reach: Reach.Shared } or { IsGone: true }
            || facts.Platform is not { Reach: Reach.Shared, SharedClass: SharedClass.InfrastructureOrPlatform })
            return new ScopeAnswer(null, ParallelVerdict.Clear, GraphChange.None);

        var platform = facts.Platform.Id;
        var after = scope.Now! with { RunsOn = scope.Now!.RunsOn.Remove(platform) };
        var onRecord = scope.OnRecord with { Confirmations = scope.OnRecord.Confirmations.RemoveAll(one => one.Platform == platform) };
        var verdict = ParallelRule.Judge(scope.Gate!.Space, after, GateOccasion.Leaving(platform), scope.Gate.Offers, onRecord);
        if (verdict.Is(Verdict.Block)) return new ScopeAnswer(new ParallelSolutionRefused(verdict), verdict, GraphChange.None);
        if (!verdict.Is(Verdict.Review)) return new ScopeAnswer(null, verdict, GraphChange.None);
        var opening = OpenReview.Missing(solution.Id, verdict, scope.Open, scope.Gate.Space, context);
        return solution.Phase == LifecyclePhase.Planned
            ? new ScopeAnswer(null, verdict, opening)
            : new ScopeAnswer(new ReviewPendingRefused(verdict, opening), verdict, GraphChange.None);
    }
}
