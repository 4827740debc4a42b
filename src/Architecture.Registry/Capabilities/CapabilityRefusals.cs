using System.Collections.Immutable;

namespace Architecture.Registry.Capabilities;

/// <summary>There is no such function.</summary>
public sealed record CapabilityUnknownRefused(CapabilityId Capability) : Refusal
{
    public override string Code => "CAPABILITY_UNKNOWN";
    public override Message Message => new("Funktionen finns inte i funktionsträdet.", "The function is not in the function tree.");
}

/// <summary>A sibling has the name.</summary>
public sealed record CapabilityNameTakenRefused(string Name) : Refusal
{
    public override string Code => "CAPABILITY_NAME_TAKEN";
    public override Message Message => new(
        $"Det finns redan en funktion som heter ”{Name}” på samma plats i trädet.",
        $"There is already a function named “{Name}” in the same place of the tree.");
}

/// <summary>Another function has the external id.</summary>
public sealed record ExternalIdTakenRefused(string ExternalId) : Refusal
{
    public override string Code => "EXTERNAL_ID_TAKEN";
    public override Message Message => new(
        $"Det externa id:t ”{ExternalId}” används redan.",
        $"The external id “{ExternalId}” is already in use.");
}

/// <summary>A function would be part of itself.</summary>
public sealed record CapabilityBelowItselfRefused(string Name, string Below) : Refusal
{
    public override string Code => "CAPABILITY_BELOW_ITSELF";
    public override Message Message => new(
        $"”{Name}” kan inte bli en del av ”{Below}”, som är samma funktion eller ligger under den.",
        $"“{Name}” cannot become part of “{Below}”, which is the same function or lies below it.");
}
