using System.Collections.Immutable;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Demonstration.Shared;

/// <summary>For whom a shared solution of the city is.</summary>
internal enum For
{
    Everyone,
    /// <summary>KS, the specialist and the district boards, not the companies.</summary>
    Boards,
    /// <summary>The district boards and those named.</summary>
    DistrictsAnd,
}

/// <summary>A shared solution of the city.</summary>
/// <param name="Owner">Code of the responsible board.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What the city has it for.</param>
/// <param name="Functions">Names of functions, separated by semicolons.</param>
/// <param name="Designated">Month of the designation.</param>
/// <param name="CaseNumber">Invented: the number of no real decision.</param>
/// <param name="InUse">Month of going live; what was in use at the designation goes live with it.</param>
internal sealed record SharedSolution(string Owner, string Name, string Purpose, string Functions, string Designated, string CaseNumber, string InUse)
{
    public SolutionKind Kind { get; init; } = SolutionKind.BusinessApplication;
    public SharedClass Class { get; init; } = SharedClass.BusinessSystem;
    public For For { get; init; } = For.Boards;

    /// <summary>With <see cref="For.DistrictsAnd"/>: codes of the others.</summary>
    public ImmutableArray<string> And { get; init; } = [];
    public ImmutableArray<string> Aliases { get; init; } = [];
    public ImmutableArray<Link> DependsOn { get; init; } = [];
    public ImmutableArray<string> Uses { get; init; } = [];

    public string Key => $"{Owner}/{Name}";

    public DateOnly Registered => CityCalendar.Day(Designated, Key);
}
