using System.Collections.Immutable;
using Architecture.Registry.Boards;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.Estates;

/// <summary>A claim by path: <c>Bygglov</c>, <c>Bygglov/Klagan</c>, or any end of a path that is one function's alone.</summary>
public sealed record ClaimStory(string Function, Extent Extent = Extent.Full)
{
    public ImmutableArray<string> Excludes { get; init; } = [];
}

/// <summary>For whom, by board codes and group names.</summary>
public sealed record AudienceStory(bool All, ImmutableArray<string> Boards)
{
    public ImmutableArray<string> Groups { get; init; } = [];

    public AudienceStory For(params ImmutableArray<string> groups) => this with { Groups = groups };
}

/// <summary>A board of the estate.</summary>
public sealed record BoardStory(string Code, BoardKind Kind)
{
    public DateOnly? Adopted { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? Until { get; init; }
}

public sealed record SuccessionStory(string Predecessor, string Successor, DateOnly From);

/// <summary>A shared solution, told by names.</summary>
public sealed record SharedStory(string Code, ImmutableArray<ClaimStory> Claims, AudienceStory Audience)
{
    public string Name { get; init; } = Code;
    public string Owner { get; init; } = "SBN";
    public LifecyclePhase Phase { get; init; } = LifecyclePhase.InUse;
    public SharedClass Class { get; init; } = SharedClass.BusinessSystem;
    public string? Product { get; init; }
    public ImmutableArray<string> Successors { get; init; } = [];
    public bool OwnCaseDecided { get; init; }
    public bool Revoked { get; init; }
}

/// <summary>A local solution, told by names: on record or proposed.</summary>
public sealed record LocalStory(ImmutableArray<ClaimStory> Claims, AudienceStory Audience)
{
    public string Board { get; init; } = "BRO";
    public string Name { get; init; } = "Vår egen lösning";
    public string? Product { get; init; }
    public ImmutableArray<string> UsedBy { get; init; } = [];
    public ImmutableArray<string> RunsOn { get; init; } = [];

    /// <summary>As it was before the change; null when the whole is new.</summary>
    public LocalStory? Before { get; init; }

    public LocalStory Without(params ImmutableArray<string> functions) =>
        this with { Claims = Claims.SetItem(Claims.Length - 1, Claims[^1] with { Excludes = functions }) };

    public LocalStory And(string function) => this with { Claims = Claims.Add(new ClaimStory(function)) };

    public LocalStory For(AudienceStory audience) => this with { Audience = audience };

    public LocalStory OwnedBy(string board) => this with { Board = board };

    public LocalStory AdoptedBy(params ImmutableArray<string> boards) => this with { UsedBy = boards };

    public LocalStory On(params ImmutableArray<string> platforms) => this with { RunsOn = platforms };

    public LocalStory After(LocalStory before) => this with { Before = before };

    public LocalStory InstanceOf(string product) => this with { Product = product };

    public LocalStory Named(string name) => this with { Name = name };

    public override string ToString() => $"{Board}: {string.Join(", ", Claims.Select(claim => claim.Function))}";
}
