using System.Collections.Immutable;

namespace Architecture.Registry.Information;

/// <summary>What information is classified by (domain §1).</summary>
public enum SecurityAspect
{
    Confidentiality,

    /// <summary>Riktighet.</summary>
    Integrity,
    Availability,

    /// <summary>Spårbarhet.</summary>
    Traceability,
}

/// <summary>A level for each aspect, 0 to 4; null is unknown and never 0 (domain §9).</summary>
public sealed record SecurityLevels(int? Confidentiality, int? Integrity, int? Availability, int? Traceability)
{
    public const int Highest = 4;

    public static readonly SecurityLevels Unknown = new(null, null, null, null);

    public static ImmutableArray<SecurityAspect> Aspects { get; } = [.. Enum.GetValues<SecurityAspect>()];

    public int? this[SecurityAspect aspect] => aspect switch
    {
        SecurityAspect.Confidentiality => Confidentiality,
        SecurityAspect.Integrity => Integrity,
        SecurityAspect.Availability => Availability,
        _ => Traceability,
    };

    public bool IsUnknown => this == Unknown;

    public static SecurityLevels Of(Func<SecurityAspect, int?> level) => new(
        level(SecurityAspect.Confidentiality), level(SecurityAspect.Integrity), level(SecurityAspect.Availability), level(SecurityAspect.Traceability));

    /// <summary>What is wrong with the levels; null when nothing is.</summary>
    internal InputInvalidRefused? Fault() => Aspects.Any(aspect => this[aspect] is < 0 or > Highest)
        ? InputInvalidRefused.At("levels", $"En nivå är 0 till {Highest}, eller okänd (null).", $"A level is 0 to {Highest}, or unknown (null).")
        : null;
}

/// <summary>Whether an approved level reaches a required one (domain §3.8).</summary>
public enum Fit
{
    Meets,
    DoesNotMeet,

    /// <summary>Not known, or not for the reader to see.</summary>
    NotShown,
}

/// <summary>What the information that a solution handles requires of it.</summary>
/// <param name="AtLeast">The maximum of what is known; null where nothing is.</param>
/// <param name="Known">The requirement; null where a part of it is not known and the known part is not the highest level already.</param>
public sealed record Requirement(SecurityLevels AtLeast, SecurityLevels Known)
{
    public static readonly Requirement Nothing = new(SecurityLevels.Unknown, SecurityLevels.Unknown);
}

/// <summary>A solution's requirement and what it is approved for (domain §9).</summary>
public static class SecurityRule
{
    /// <summary>The maximum of each aspect over the information handled. No information on record: nothing is known.</summary>
    public static Requirement Required(IReadOnlyCollection<SecurityLevels> handled)
    {
        if (handled.Count == 0) return Requirement.Nothing;
        var atLeast = SecurityLevels.Of(aspect => handled.Max(one => one[aspect]));
        var known = SecurityLevels.Of(aspect =>
            handled.All(one => one[aspect] is not null) || atLeast[aspect] == SecurityLevels.Highest ? atLeast[aspect] : null);
        return new Requirement(atLeast, known);
    }

    /// <summary>By how many levels the approval falls short, 0 where it reaches; null where that is not known.</summary>
    public static int? Gap(Requirement required, SecurityLevels approved, SecurityAspect aspect) => (required.Known[aspect], approved[aspect]) switch
    {
        ({ } level, { } reached) => Math.Max(0, level - reached),
        (null, { } reached) when required.AtLeast[aspect] > reached => required.AtLeast[aspect] - reached,
        _ => null,
    };

    /// <summary>By how many levels the approval falls short in its worst aspect; null where it is known of none.</summary>
    public static int? LargestGap(Requirement required, SecurityLevels approved) => SecurityLevels.Aspects.Max(aspect => Gap(required, approved, aspect));

    /// <summary>What falls short of the known part falls short of the whole.</summary>
    public static Fit FitOf(Requirement required, SecurityLevels approved, SecurityAspect aspect) => Gap(required, approved, aspect) switch
    {
        null => Fit.NotShown,
        0 => Fit.Meets,
        _ => Fit.DoesNotMeet,
    };
}
