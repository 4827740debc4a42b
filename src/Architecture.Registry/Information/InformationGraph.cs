using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Information;

/// <summary>Whether an information set is published as open data.</summary>
public enum OpenData
{
    NotAssessed,
    Yes,
    No,
}

/// <summary>What kind of personal data an information set holds.</summary>
public enum PersonalData
{
    None,
    Ordinary,

    /// <summary>Extra skyddsvärda, such as personal identity numbers or protected identities.</summary>
    WorthyOfProtection,

    /// <summary>Känsliga: the special categories of article 9.</summary>
    Sensitive,
}

public readonly record struct InformationSetId(NodeId Node) : IRecordId<InformationSetId>
{
    public static NodeKind Kind => InformationGraph.Set;
    public static InformationSetId From(NodeId node) => new(node);
}

/// <summary>How information sets, and what is approved for them, lie in the graph.</summary>
public static class InformationGraph
{
    public static readonly NodeKind Set = new("InformationSet");
    public static readonly Property<string?> Name = Set.Text("name");
    public static readonly Property<string?> SortKey = Set.Text("sortKey").Indexed();
    public static readonly Property<string?> Folded = Set.Text("folded").Indexed();
    public static readonly Property<ImmutableArray<string>> SearchTerms = Set.TextList("searchTerms");
    public static readonly Property<string?> Description = Set.Text("description");
    public static readonly Property<OpenData?> OpenData = Set.Enum<OpenData>("openData").Indexed();
    public static readonly Property<string?> OpenDataReason = Set.Text("openDataReason");
    public static readonly Property<long?> Version = Set.Integer("version");
    public static readonly Property<PersonalData?> PersonalData = Set.Enum<PersonalData>("personalData").Indexed();

    /// <summary>Who assessed: a role or function, never a person's name.</summary>
    public static readonly Property<string?> Assessor = Set.Text("assessor");
    public static readonly Property<DateOnly?> Assessed = Set.Date("assessed");
    public static readonly Property<DateOnly?> ReviewDate = Set.Date("reviewDate").Indexed();
    public static readonly Property<string?> CaseNumber = Set.Text("caseNumber");

    /// <summary>Levels 0 to 4 by aspect; absent is unknown.</summary>
    public static readonly ImmutableArray<Property<long?>> Levels = [.. SecurityLevels.Aspects.Select(aspect => Set.Integer(NameOf(aspect)))];

    /// <summary>Reasons by aspect.</summary>
    public static readonly ImmutableArray<Property<string?>> Reasons = [.. SecurityLevels.Aspects.Select(aspect => Set.Text(NameOf(aspect) + "Reason"))];

    /// <summary>From an information set to the board that owns it; using a shared solution never moves that (programme 5.4).</summary>
    public static readonly EdgeKind OwnedBy = new("INFORMATION_OWNED_BY", Set, BoardGraph.Board);

    /// <summary>From a solution to an information set that it handles.</summary>
    public static readonly EdgeKind Handles = new("HANDLES", SolutionGraph.Solution, Set);

    static InformationGraph() => Set.SearchedBy(Folded, SearchTerms, SortKey);

    internal static string NameOf(SecurityAspect aspect) => char.ToLowerInvariant(aspect.ToString()[0]) + aspect.ToString()[1..];
}

/// <summary>What a board keeps of information (informationsmängd), with its classification.</summary>
public sealed record InformationSet(GraphNode Node)
{
    public InformationSetId Id => new(Node.Id);
    public string Name => Node.Get(InformationGraph.Name)!;
    public string? Description => Node.Get(InformationGraph.Description);
    public OpenData OpenData => Node.Get(InformationGraph.OpenData) ?? OpenData.NotAssessed;
    public string? OpenDataReason => Node.Get(InformationGraph.OpenDataReason);
    public long Version => Node.Get(InformationGraph.Version) ?? 1;
    public PersonalData? PersonalData => Node.Get(InformationGraph.PersonalData);
    public string? Assessor => Node.Get(InformationGraph.Assessor);
    public DateOnly? Assessed => Node.Get(InformationGraph.Assessed);
    public DateOnly? ReviewDate => Node.Get(InformationGraph.ReviewDate);
    public string? CaseNumber => Node.Get(InformationGraph.CaseNumber);
    public SecurityLevels Levels => SecurityLevels.Of(aspect => (int?)Node.Get(InformationGraph.Levels[(int)aspect]));
    public string? Reason(SecurityAspect aspect) => Node.Get(InformationGraph.Reasons[(int)aspect]);
}
