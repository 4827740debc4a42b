using System.Collections.Immutable;
using Architecture.Graph;

namespace Architecture.Benchmarks;

/// <summary>A model with the properties and indexes of a registry's solutions, without depending on the registry.</summary>
internal static class EstateModel
{
    public static readonly NodeKind Board = new("Board");
    public static readonly Property<string?> BoardName = Board.Text("name").Indexed();

    public static readonly NodeKind Capability = new("Capability");
    public static readonly Property<string?> CapabilityName = Capability.Text("name").Indexed();

    public static readonly NodeKind Solution = new("Solution");
    public static readonly Property<string?> Code = Solution.Text("code").Unique();
    public static readonly Property<string?> Name = Solution.Text("name");
    public static readonly Property<ImmutableArray<string>> Aliases = Solution.TextList("aliases");
    public static readonly Property<string?> Description = Solution.Text("description");
    public static readonly Property<string?> SortKey = Solution.Text("sortKey").Indexed();
    public static readonly Property<string?> Folded = Solution.Text("folded").Indexed();
    public static readonly Property<ImmutableArray<string>> Terms = Solution.TextList("searchTerms");
    public static readonly Property<string?> Kind = Solution.Text("kind").Indexed();
    public static readonly Property<string?> Reach = Solution.Text("reach").Indexed();
    public static readonly Property<string?> Phase = Solution.Text("phase").Indexed();
    public static readonly Property<ImmutableArray<string>> Planned = Solution.TextList("plannedDates");
    public static readonly Property<bool?> AudienceAll = Solution.Boolean("audienceAll");
    public static readonly Property<DateOnly?> DeclaredEnd = Solution.Date("declaredEnd");
    public static readonly Property<bool?> NoProcurement = Solution.Boolean("noProcurement");
    public static readonly Property<long?> Version = Solution.Integer("version");
    public static readonly Property<DateOnly?> EffectiveEnd = Solution.Date("effectiveEnd").Indexed().Projected();

    public static readonly EdgeKind ResponsibleBoard = new("RESPONSIBLE_BOARD", Solution, Board);
    public static readonly EdgeKind Provides = new("PROVIDES", Solution, Capability);
    public static readonly Property<string?> Extent = Provides.Text("extent");
    public static readonly EdgeKind DependsOn = new("DEPENDS_ON", Solution, Solution);
    public static readonly Property<string?> DependencyKind = DependsOn.Text("kind");
    public static readonly Property<string?> Strength = DependsOn.Text("strength");
    public static readonly Property<long?> DependencyVersion = DependsOn.Integer("version");

    public static readonly GraphModel Model = Build();

    private static GraphModel Build()
    {
        Solution.SearchedBy(Folded, Terms, Code);
        return new GraphModel(1, [Board, Capability, Solution], [ResponsibleBoard, Provides, DependsOn]);
    }
}
