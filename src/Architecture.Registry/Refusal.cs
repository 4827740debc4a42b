using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry;

/// <summary>An expected "no" (domain §7): a value with a stable code, a message in both languages, and the facts behind it.</summary>
public abstract record Refusal
{
    private protected Refusal() { }

    /// <summary>Stable; listed with its precedence in <c>schema/refusals.md</c>.</summary>
    public abstract string Code { get; }

    public abstract Message Message { get; }

    /// <summary>Refusals by the rules of domain §3–§6 are entries in the journal; wrong rights, ids, versions and input are not (§3.10).</summary>
    public virtual bool IsJournaled => false;

    /// <summary>Where in the input the reason lies, outermost name first; empty when it lies in the whole.</summary>
    public ImmutableArray<string> Path { get; init; } = [];

    /// <summary>What is written in spite of the refusal: a review that it opens or joins, a proposal kept as a draft.</summary>
    public virtual GraphChange Change => GraphChange.None;
}
