using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Contracts;
using Architecture.Registry.Designations;
using Architecture.Registry.Solutions;
using Architecture.Registry.Technology;

namespace Architecture.Registry;

/// <summary>Something that might happen; what it would change is worked out on the registry as the changes before it leave it.</summary>
public abstract record SupposedChange
{
    private protected SupposedChange() { }

    internal abstract ValueTask<Outcome<GraphChange>> ChangeAsync(RegistryReader read, CancellationToken cancellation);
}

/// <summary>A shared solution is designated; it is refused as the real one would be.</summary>
public sealed record SupposedDesignation(DesignateSharedSolution Command) : SupposedChange
{
    internal override async ValueTask<Outcome<GraphChange>> ChangeAsync(RegistryReader read, CancellationToken cancellation)
    {
        var facts = await Command.LoadAsync(read, cancellation);
        var context = new DecisionContext(SupposedId, Actor.System, read.Today, await read.SettingsAsync(cancellation));
        return Command.Decide(facts, context) switch
        {
            CommitOutcome<DesignatedSolution> yes => Outcome.Commit(yes.Change, yes.Change),
            RefusedOutcome<DesignatedSolution> no => no.Refusal,
            var other => throw new InvalidOperationException($"Unknown outcome {other}."),
        };
    }

    private static readonly NodeId SupposedId = new(UInt128.One);
}

/// <summary>A solution is gone, whatever phase it is in.</summary>
public sealed record SupposedRetirement(SolutionId Solution) : SupposedChange
{
    internal override async ValueTask<Outcome<GraphChange>> ChangeAsync(RegistryReader read, CancellationToken cancellation)
    {
        if (await read.SolutionAsync(Solution, cancellation) is not { } solution) return new SolutionUnknownRefused(Solution);
        var change = GraphChange.Change(
            SolutionGraph.Solution, Solution.Node,
            SolutionGraph.Phase.Is(LifecyclePhase.Retired),
            SolutionGraph.ActualDates.Is(
                Solutions.Solution.WithDate(solution.Node.Get(SolutionGraph.ActualDates), LifecyclePhase.Retired, read.Today)));
        return Outcome.Commit(change, change);
    }
}

/// <summary>Vendor support of a release ends on another day.</summary>
public sealed record SupposedReleaseEnd(TechnologyReleaseId Release, DateOnly SupportEnds) : SupposedChange
{
    internal override async ValueTask<Outcome<GraphChange>> ChangeAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.ReleasesAsync([Release], cancellation))[0] is null) return new ReleaseUnknownRefused(Release);
        var change = GraphChange.Change(TechnologyGraph.Release, Release.Node, TechnologyGraph.SupportEnds.Is(SupportEnds));
        return Outcome.Commit(change, change);
    }
}

/// <summary>A contract ends on another day, whatever its options.</summary>
public sealed record SupposedContractEnd(ContractId Contract, DateOnly End) : SupposedChange
{
    internal override async ValueTask<Outcome<GraphChange>> ChangeAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.ContractsAsync([Contract], cancellation))[0] is null) return new ContractUnknownRefused(Contract);
        var change = GraphChange.Change(
            ContractGraph.Contract, Contract.Node,
            ContractGraph.End.Is(End), ContractGraph.LastDay.Is(End), ContractGraph.OpenEnded.Is(false), ContractGraph.Options.Is([]));
        return Outcome.Commit(change, change);
    }
}

/// <summary>A dependency is removed.</summary>
public sealed record SupposedIndependence(NodeId Dependency) : SupposedChange
{
    internal override async ValueTask<Outcome<GraphChange>> ChangeAsync(RegistryReader read, CancellationToken cancellation)
    {
        if ((await read.DependenciesByIdAsync([Dependency], cancellation))[0] is not { } dependency) return new DependencyUnknownRefused();
        var change = GraphChange.Disconnect(dependency.Edge);
        return Outcome.Commit(change, change);
    }
}
