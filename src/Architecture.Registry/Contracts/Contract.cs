using System.Collections.Immutable;
using System.Globalization;
using Architecture.Graph;
using Architecture.Registry.EndOfLife;

namespace Architecture.Registry.Contracts;

/// <summary>A framework, or what is called off from one, the registry's or somebody else's.</summary>
public enum ContractKind
{
    CallOff,
    Framework,
}

public readonly record struct ContractId(NodeId Node) : IRecordId<ContractId>
{
    public static NodeKind Kind => ContractGraph.Contract;
    public static ContractId From(NodeId node) => new(node);
}

/// <summary>An option on record, with the day on which it was exercised.</summary>
public sealed record OptionOnRecord(DateOnly End, DateOnly? ExercisedOn)
{
    private const string Day = "yyyy-MM-dd";

    public bool IsExercised => ExercisedOn is not null;

    internal string ToItem() => ExercisedOn is { } on
        ? string.Create(CultureInfo.InvariantCulture, $"{End:yyyy-MM-dd}={on:yyyy-MM-dd}")
        : End.ToString(Day, CultureInfo.InvariantCulture);

    internal static OptionOnRecord FromItem(string item) => new(
        DateOnly.ParseExact(item.AsSpan(0, Day.Length), Day, CultureInfo.InvariantCulture),
        item.Length > Day.Length ? DateOnly.ParseExact(item.AsSpan(Day.Length + 1), Day, CultureInfo.InvariantCulture) : null);
}

/// <summary>What a board has agreed with a supplier for some of its solutions.</summary>
public sealed record Contract(GraphNode Node)
{
    public ContractId Id => new(Node.Id);
    public string Title => Node.Get(ContractGraph.Title)!;
    public ContractPurpose Purpose => Node.Get(ContractGraph.Purpose)!.Value;
    public ContractKind Kind => Node.Get(ContractGraph.Kind)!.Value;
    public DateOnly? Start => Node.Get(ContractGraph.Start);

    /// <summary>The end as agreed, options aside.</summary>
    public DateOnly? End => Node.Get(ContractGraph.End);
    public bool OpenEnded => Node.Get(ContractGraph.OpenEnded) ?? false;

    /// <summary>In the order of their ends.</summary>
    public ImmutableArray<OptionOnRecord> Options => [.. Node.Get(ContractGraph.Options).Select(OptionOnRecord.FromItem)];

    /// <summary>The last day in force, exercised options and termination counted; null when open-ended or not known.</summary>
    public DateOnly? LastDay => Node.Get(ContractGraph.LastDay);
    public DateOnly? NoticeDate => Node.Get(ContractGraph.NoticeDate);
    public bool NoticeAnswered => Node.Get(ContractGraph.NoticeAnswered) ?? false;
    public DateOnly? TerminatedOn => Node.Get(ContractGraph.TerminatedOn);
    public string? TerminationReason => Node.Get(ContractGraph.TerminationReason);
    public bool IsTerminated => TerminatedOn is not null;
    public long? YearlyCost => Node.Get(ContractGraph.YearlyCost);
    public long Version => Node.Get(ContractGraph.Version) ?? 1;

    /// <summary>As the rule of the effective end needs it. A termination stands in place of what was agreed.</summary>
    public ContractFact Fact(NodeId? framework, NodeId? extendedSupportFor) => new(Node.Id, Title, Purpose, Start, IsTerminated ? LastDay : End)
    {
        OpenEnded = OpenEnded && !(IsTerminated && LastDay is not null),
        Options = IsTerminated ? [] : [.. Options.Select(option => new ContractOption(option.End, option.IsExercised))],
        Framework = framework,
        ExtendedSupportFor = extendedSupportFor,
        NoticeDate = NoticeDate,
        NoticeAnswered = NoticeAnswered,
    };
}
