using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Findings;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tasks;

/// <summary>What somebody has to do.</summary>
public enum TaskKind
{
    /// <summary>SLK answers a review (domain §3.5).</summary>
    AnswerReview,

    /// <summary>A shared solution's owner answers a request for an extension.</summary>
    AnswerExtension,

    /// <summary>SLK looks at the evidence of a solution that was entered as existing (§3.6).</summary>
    ConfirmExisting,

    /// <summary>A platform's owner confirms what is built on it (§3.3).</summary>
    ConfirmPlatformUse,

    /// <summary>A contract's board gives notice, renews or exercises an option before the notice date.</summary>
    GiveNotice,

    /// <summary>A finding that nobody has planned for.</summary>
    ActOnFinding,

    /// <summary>What was planned for a finding.</summary>
    DoAsPlanned,
}

/// <summary>Something to do, by when, and whose it is. It is worked out, and gone when it is done.</summary>
/// <param name="Kind">What.</param>
/// <param name="Record">The record that it is done at.</param>
/// <param name="Board">Whose it is; null in a registry without an executive board.</param>
/// <param name="Role">Who of that board.</param>
/// <param name="Due">The last day; null where none is set.</param>
public sealed record OpenTask(TaskKind Kind, NodeId Record, Board? Board, FindingRole Role, DateOnly? Due)
{
    /// <summary>The solution that it concerns, if any.</summary>
    public SolutionId? Solution { get; init; }

    /// <summary>Present for what a finding asks for.</summary>
    public FindingRule? Rule { get; init; }

    /// <summary>Its place in the list: the first due first, what has no day last.</summary>
    public string Place => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"{Due ?? DateOnly.MaxValue:yyyy-MM-dd} {(int)Kind:00} {Record} {Solution?.Node}");
}

/// <summary>Whose tasks are asked for.</summary>
/// <param name="Boards">Boards on record that are theirs; null for all.</param>
/// <param name="Governance">SLK's are among them.</param>
/// <param name="Executive">What only KS does is among them.</param>
public sealed record TaskHolder(ImmutableArray<NodeId>? Boards, bool Governance, bool Executive)
{
    public bool IsNobody => Boards is { IsEmpty: true } && !Governance && !Executive;

    /// <summary>The reader's own: of every role that they have.</summary>
    public static async ValueTask<TaskHolder> OfAsync(RegistryReader read, CancellationToken cancellation)
    {
        var actor = read.Actor;
        if (actor.Roles.Contains(Role.Demonstration)) return new TaskHolder(null, Governance: true, Executive: true);
        var today = await read.TodaysBoardsAsync(await read.AllBoardsAsync(cancellation), cancellation);
        return new TaskHolder(
            [.. today.Where(pair => actor.MayWriteFor(pair.Value)).Select(pair => pair.Key.Node)], actor.Is(Role.Governance), actor.Is(Role.Executive));
    }

    /// <summary>A board's, with those that it took over; of the executive board also its office's.</summary>
    public static async ValueTask<TaskHolder> OfAsync(RegistryReader read, BoardId board, CancellationToken cancellation)
    {
        var today = await read.TodaysBoardsAsync(await read.AllBoardsAsync(cancellation), cancellation);
        var isExecutive = today.Values.Any(one => one.Id == board && one.Kind == BoardKind.Executive);
        return new TaskHolder([.. today.Where(pair => pair.Value.Id == board).Select(pair => pair.Key.Node)], isExecutive, isExecutive);
    }
}
