using System.Collections.Immutable;
using System.Globalization;
using Architecture.Graph;
using Architecture.Registry.Information;

namespace Architecture.Registry.Solutions;

public readonly record struct SolutionId(NodeId Node) : IRecordId<SolutionId>
{
    public static NodeKind Kind => SolutionGraph.Solution;
    public static SolutionId From(NodeId node) => new(node);
}

/// <summary>A digital solution: one thing of the it-delivery.</summary>
public sealed record Solution(GraphNode Node)
{
    public SolutionId Id => new(Node.Id);
    public string Code => Node.Get(SolutionGraph.Code)!;
    public string Name => Node.Get(SolutionGraph.Name)!;
    public ImmutableArray<string> Aliases => Node.Get(SolutionGraph.Aliases);
    public string? Description => Node.Get(SolutionGraph.Description);
    public SolutionKind Kind => Node.Get(SolutionGraph.Kind)!.Value;
    public Reach Reach => Node.Get(SolutionGraph.Reach)!.Value;
    public SharedClass? SharedClass => Node.Get(SolutionGraph.SharedClass);
    public LifecyclePhase Phase => Node.Get(SolutionGraph.Phase)!.Value;
    public bool AudienceAll => Node.Get(SolutionGraph.AudienceAll) ?? false;
    public DateOnly? DeclaredEnd => Node.Get(SolutionGraph.DeclaredEnd);
    public string? Evidence => Node.Get(SolutionGraph.Evidence);

    /// <summary>The day on which its board last said that what is on record is right.</summary>
    public DateOnly? AttestedOn => Node.Get(SolutionGraph.AttestedOn);
    public DateOnly? LegalEnd => Node.Get(SolutionGraph.LegalEnd);
    public string? LegalEndReason => Node.Get(SolutionGraph.LegalEndReason);

    /// <summary>Its board says that nothing did its work before.</summary>
    public bool HasNoPredecessor => Node.Get(SolutionGraph.NoPredecessor) ?? false;
    public string? NoPredecessorReason => Node.Get(SolutionGraph.NoPredecessorReason);

    /// <summary>The security levels that it is approved for.</summary>
    public SecurityLevels ApprovedLevels => SecurityLevels.Of(aspect => (int?)Node.Get(SolutionGraph.ApprovedLevels[(int)aspect]));

    /// <summary>Counts changes of the solution's own fields; the first is 1.</summary>
    public long Version => Node.Get(SolutionGraph.Version) ?? 1;

    public DateOnly? Planned(LifecyclePhase phase) => DateOf(Node.Get(SolutionGraph.PlannedDates), phase);
    public DateOnly? Actual(LifecyclePhase phase) => DateOf(Node.Get(SolutionGraph.ActualDates), phase);

    /// <summary>RETIRED and ABANDONED are final, and their names are free again.</summary>
    public bool IsGone => Phase is LifecyclePhase.Retired or LifecyclePhase.Abandoned;

    private static DateOnly? DateOf(ImmutableArray<string> dates, LifecyclePhase phase)
    {
        var prefix = phase + "=";
        foreach (var date in dates)
        {
            if (date.StartsWith(prefix, StringComparison.Ordinal))
                return DateOnly.ParseExact(date.AsSpan(prefix.Length), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
        return null;
    }

    /// <summary>The list of dates with one phase's date set.</summary>
    public static ImmutableArray<string> WithDate(ImmutableArray<string> dates, LifecyclePhase phase, DateOnly date) =>
    [
        .. dates.Where(item => !item.StartsWith(phase + "=", StringComparison.Ordinal)),
        string.Create(CultureInfo.InvariantCulture, $"{phase}={date:yyyy-MM-dd}"),
    ];
}
