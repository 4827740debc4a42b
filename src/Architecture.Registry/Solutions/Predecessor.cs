using System.Collections.Immutable;

namespace Architecture.Registry.Solutions;

/// <summary>What a board says did a solution's work before.</summary>
public abstract record StatedPredecessor
{
    private StatedPredecessor() { }

    /// <summary>This solution did.</summary>
    public sealed record Named(SolutionId Solution) : StatedPredecessor;

    /// <summary>Nothing did. Where another local solution does the work today it needs a reason (domain §6.5).</summary>
    public sealed record Nothing(string? Reason) : StatedPredecessor;

    /// <summary>What was said is taken back.</summary>
    public sealed record Unsaid : StatedPredecessor;
}

/// <summary>There is a predecessor: another local solution does the work for a board of the audience (domain §6.5).</summary>
/// <param name="Solutions">Those that do.</param>
/// <param name="Names">Their names, aligned.</param>
public sealed record PredecessorExistsRefused(ImmutableArray<SolutionId> Solutions, ImmutableArray<string> Names) : Refusal
{
    public override string Code => "PREDECESSOR_EXISTS";
    public override bool IsJournaled => true;
    public override Message Message => new(
        $"Detta görs redan för någon av nämnderna, av {string.Join(", ", Names)}. Ange föregångaren, eller skriv varför det inte finns någon.",
        $"This is done already for one of the boards, by {string.Join(", ", Names)}. Name the predecessor, or say why there is none.");
}
