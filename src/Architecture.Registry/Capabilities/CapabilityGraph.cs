using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Registry.Capabilities;

/// <summary>How the function tree lies in the graph.</summary>
public static class CapabilityGraph
{
    public static readonly NodeKind Capability = new("Capability");
    public static readonly Property<string?> Code = Capability.Text("code").Unique();
    public static readonly Property<string?> ExternalId = Capability.Text("externalId").Indexed();
    public static readonly Property<string?> Name = Capability.Text("name");
    public static readonly Property<string?> Description = Capability.Text("description");
    public static readonly Property<string?> SortKey = Capability.Text("sortKey").Indexed();
    public static readonly Property<string?> Folded = Capability.Text("folded").Indexed();
    public static readonly Property<ImmutableArray<string>> SearchTerms = Capability.TextList("searchTerms");

    /// <summary>True for the top of a tree, so that the roots are found without reading the kind.</summary>
    public static readonly Property<bool?> IsTop = Capability.Boolean("isTop").Indexed();
    public static readonly Property<long?> Version = Capability.Integer("version");

    /// <summary>Functions that were merged into this one: the id, code and name of each, parted by a bar.</summary>
    public static readonly Property<ImmutableArray<string>> Absorbed = Capability.TextList("absorbed");

    /// <summary>The ids in <see cref="Absorbed"/>, to find by.</summary>
    public static readonly Property<ImmutableArray<string>> AbsorbedIds = Capability.TextList("absorbedIds");

    /// <summary>Their external ids, by which an import still names them.</summary>
    public static readonly Property<ImmutableArray<string>> AbsorbedExternalIds = Capability.TextList("absorbedExternalIds");

    /// <summary>True where <see cref="AbsorbedExternalIds"/> has any, so that one of them is sought without reading the kind.</summary>
    public static readonly Property<bool?> HasAbsorbedExternalIds = Capability.Boolean("hasAbsorbedExternalIds").Indexed();

    /// <summary>From a function to the one it is part of.</summary>
    public static readonly EdgeKind PartOf = new("PART_OF", Capability, Capability);

    /// <summary>Name of the counter that gives codes.</summary>
    public const string Counter = "capability";

    static CapabilityGraph() => Capability.SearchedBy(Folded, SearchTerms, Code);
}
