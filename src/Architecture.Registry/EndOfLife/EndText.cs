using System.Collections.Immutable;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.EndOfLife;

/// <summary>Why a solution ends, in words: "Bygglov → RUNS_ON Windows Server 2016 → stöd upphör 2027-01-12".</summary>
internal static class EndText
{
    public static Message Of(ImmutableArray<EndPathStep> path, EndSource source, DateOnly today)
    {
        var steps = path.Select((step, position) => position == 0 ? step.Name : step.By is { } by ? $"{Code(by)} {step.Name}" : step.Name).ToList();
        // A release stands on the path as what it is run on; a contract is named with its end.
        if (source.Kind == EndKind.Technology) steps[^1] = $"{Code(DependencyKind.RunsOn)} {path[^1].Name}";
        var way = string.Join(" → ", source.Kind == EndKind.Contract ? steps[..^1] : steps);
        var ending = source.Date < today ? Ended(source) : Ending(source);
        return new Message($"{way} → {ending.Swedish}", $"{way} → {ending.English}");
    }

    public static Message Warning(string name, string on, EffectiveEnd end, DateOnly today) => end.Date switch
    {
        { } date when date < today => new($"{name} använder {on}, som upphörde {date:yyyy-MM-dd}.", $"{name} makes use of {on}, which ended {date:yyyy-MM-dd}."),
        { } date => new($"{name} använder {on}, som upphör {date:yyyy-MM-dd}.", $"{name} makes use of {on}, which ends {date:yyyy-MM-dd}."),
        null => new($"{name} använder {on}, som har upphört.", $"{name} makes use of {on}, which has ended."),
    };

    /// <summary>The same of a day that has passed.</summary>
    private static Message Ended(EndSource source) => (source.Kind, source.Date) switch
    {
        (EndKind.Contract, var date) => new($"avtalet {source.Title} löpte ut {date:yyyy-MM-dd}", $"contract {source.Title} ended {date:yyyy-MM-dd}"),
        (EndKind.Technology, var date) => new($"stöd upphörde {date:yyyy-MM-dd}", $"support ended {date:yyyy-MM-dd}"),
        (EndKind.DeclaredEnd, var date) => new($"planerat slut var {date:yyyy-MM-dd}", $"declared end was {date:yyyy-MM-dd}"),
        (EndKind.LegalEnd, var date) => new($"fick inte användas efter {date:yyyy-MM-dd}", $"was not to be used after {date:yyyy-MM-dd}"),
        (_, var date) => new($"avvecklad {date:yyyy-MM-dd}", $"retired {date:yyyy-MM-dd}"),
    };

    private static Message Ending(EndSource source) => (source.Kind, source.Date) switch
    {
        (EndKind.Contract, { } date) => new($"avtalet {source.Title} löper ut {date:yyyy-MM-dd}", $"contract {source.Title} ends {date:yyyy-MM-dd}"),
        (EndKind.Technology, { } date) => new($"stöd upphör {date:yyyy-MM-dd}", $"support ends {date:yyyy-MM-dd}"),
        (EndKind.Technology, null) => new("stöd har upphört, datum saknas", "support has ended, no date given"),
        (EndKind.DeclaredEnd, { } date) => new($"planerat slut {date:yyyy-MM-dd}", $"declared end {date:yyyy-MM-dd}"),
        (EndKind.LegalEnd, { } date) => new($"får inte användas efter {date:yyyy-MM-dd}", $"may not be used after {date:yyyy-MM-dd}"),
        (_, { } date) => new($"avvecklad {date:yyyy-MM-dd}", $"retired {date:yyyy-MM-dd}"),
        _ => new("avvecklad, datum saknas", "retired, no date given"),
    };

    /// <summary>The dependency's code as the schema writes it.</summary>
    private static string Code(DependencyKind kind) => kind switch
    {
        DependencyKind.RunsOn => "RUNS_ON",
        DependencyKind.IntegratesWith => "INTEGRATES_WITH",
        DependencyKind.AuthenticatesWith => "AUTHENTICATES_WITH",
        DependencyKind.ReadsFrom => "READS_FROM",
        DependencyKind.HostedBy => "HOSTED_BY",
        _ => "DEPENDS_ON",
    };
}
