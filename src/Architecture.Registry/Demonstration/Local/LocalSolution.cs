using System.Collections.Immutable;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration.Local;

/// <summary>A local solution of the city.</summary>
/// <param name="Board">Code of the responsible board.</param>
/// <param name="Name">Its name; unique within the board.</param>
/// <param name="Purpose">What the board has it for.</param>
/// <param name="Functions">Names of functions, separated by semicolons.</param>
/// <param name="InUse">Month of going live. Before 2019 it is entered at the opening; after the last day it is still on its way.</param>
internal sealed record LocalSolution(string Board, string Name, string Purpose, string Functions, string InUse)
{
    public SolutionKind Kind { get; init; } = SolutionKind.BusinessApplication;

    /// <summary>Codes of other boards that it is for.</summary>
    public ImmutableArray<string> AlsoFor { get; init; } = [];

    public ImmutableArray<Link> DependsOn { get; init; } = [];

    /// <summary>Releases in use: product and release as endoflife.date names them, <c>windows-server 2016</c>.</summary>
    public ImmutableArray<string> Uses { get; init; } = [];

    /// <summary>Month in which phasing out began.</summary>
    public string? PhasingOut { get; init; }

    /// <summary>Month in which it was retired.</summary>
    public string? Retired { get; init; }

    public string Key => $"{Board}/{Name}";

    /// <summary>Day on which the board put it on record.</summary>
    public DateOnly Registered => CityCalendar.Day(InUse, Key, -15);

    public DateOnly Introduced => CityCalendar.Day(InUse, Key, -4);

    /// <summary>What was in use before the registry was opened says so.</summary>
    public string Description => string.CompareOrdinal(InUse, "2019-01") < 0 ? $"{Purpose} I drift sedan {InUse[..4]}." : Purpose;
}
