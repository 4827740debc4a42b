using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.Estates;

/// <summary>
/// A small city told by names, from which every rule's tests (and later every store's) build what they need. Immutable: each step gives
/// another estate. What is not told is the same everywhere: these functions, boards and groups, and the day 2026-11-22.
/// </summary>
public sealed record Estate
{
    public static readonly Estate Bare = new();

    public DateOnly Today { get; init; } = new(2026, 11, 22);

    public ImmutableArray<string> Functions { get; init; } =
    [
        "Samhällsbyggnad", "Samhällsbyggnad/Bygglov", "Samhällsbyggnad/Bygglov/Ansökan", "Samhällsbyggnad/Bygglov/Handläggning",
        "Samhällsbyggnad/Bygglov/Klagan", "Samhällsbyggnad/Detaljplan", "Omsorg", "Omsorg/Äldreomsorg", "Omsorg/Äldreomsorg/Hemtjänst",
        "Omsorg/Elevhälsa", "Digital service", "Digital service/E-tjänster", "Digital service/E-tjänster/Betalning",
        "Digital service/E-tjänster/Formulär",
    ];

    public ImmutableArray<BoardStory> Boards { get; init; } =
    [
        new("KS", BoardKind.Executive), new("SBN", BoardKind.Specialist), new("UBN", BoardKind.Specialist),
        new("BRO", BoardKind.District), new("SOD", BoardKind.District), new("FAR", BoardKind.District),
        new("SVB", BoardKind.Company), new("STO", BoardKind.Company) { Adopted = new DateOnly(2022, 1, 1) },
    ];

    public ImmutableArray<SuccessionStory> Successions { get; init; } = [];

    public ImmutableArray<string> Groups { get; init; } = ["Skola", "Skola/Elever", "Skola/Lärare", "Äldre"];

    public ImmutableArray<SharedStory> SharedSolutions { get; init; } = [];

    /// <summary>What is decided about the local solution that is asked about.</summary>
    public OnRecord OnRecord { get; init; } = OnRecord.Nothing;

    public CellSpace Space => new(
        FunctionTree.Of(Functions.Select(path => new FunctionNode(Node(path), path[(path.LastIndexOf('/') + 1)..], Parent(path) is { } parent ? Node(parent) : null))),
        Register,
        UserGroupTree.Of(Groups.Select(path => new UserGroupNode(GroupNode(path), path[(path.LastIndexOf('/') + 1)..], Parent(path) is { } parent ? GroupNode(parent) : null))));

    public BoardRegister Register => BoardRegister.Of(
        Boards.Select(board => new BoardFact(Board(board.Code), board.Code, board.Code, board.Kind, board.Adopted, board.From, board.Until)),
        Successions.Select(succession => new Succession(Board(succession.Predecessor), Board(succession.Successor), succession.From)),
        Today);

    public GateScene Scene => new(Space, Offers);

    public ImmutableArray<SharedOffer> Offers => [.. SharedSolutions.Select(Offer)];

    public SharedOffer Offer(string code) => Offer(SharedSolutions.Single(shared => shared.Code == code));

    public SharedOffer Offer(SharedStory shared) => new(
        Solution(shared.Code), shared.Code, shared.Name, Scope(shared.Claims, shared.Audience), Board(shared.Owner), shared.Class, shared.Phase)
    {
        Product = shared.Product is { } product ? Id("product", product) : null,
        OwnCaseDecided = shared.OwnCaseDecided,
        Revoked = shared.Revoked,
        Successors =
        [
            .. shared.Successors.Select(code => SharedSolutions.Single(other => other.Code == code))
                .Select(one => new SuccessorFact(Solution(one.Code), one.Phase, Scope(one.Claims, one.Audience), one.Revoked)),
        ],
    };

    public Proposal Proposal(LocalStory local) => new(Scope(local.Claims, local.Audience), Board(local.Board))
    {
        Self = Solution("LOCAL"),
        Name = local.Name,
        Product = local.Product is { } product ? Id("product", product) : null,
        UsedBy = [.. local.UsedBy.Select(Board)],
        RunsOn = [.. local.RunsOn.Select(Solution)],
    };

    /// <summary>The gate's answer: to the new cells when the story has a before, else to all.</summary>
    public ParallelVerdict Ask(LocalStory local) =>
        Ask(local, local.Before is { } before ? GateOccasion.ChangingScope(Proposal(before)) : GateOccasion.Registering);

    public ParallelVerdict Ask(LocalStory local, GateOccasion occasion) =>
        ParallelRule.Judge(Space, Proposal(local), occasion, Offers, OnRecord);

    public Verdict Judge(LocalStory local) => Ask(local).Verdict;

    public Scope Scope(ImmutableArray<ClaimStory> claims, AudienceStory audience) => new(
        [.. claims.Select(claim => new Claim(Function(claim.Function), claim.Extent, [.. claim.Excludes.Select(Function)]))],
        new Audience(audience.All, [.. audience.Boards.Select(Board)], [.. audience.Groups.Select(Group)]));

    /// <summary>The function whose path is, or ends with, the one given.</summary>
    public CapabilityId Function(string path) =>
        Node(Functions.Single(whole => whole == path || whole.EndsWith("/" + path, StringComparison.Ordinal)));

    public UserGroupId Group(string path) =>
        GroupNode(Groups.Single(whole => whole == path || whole.EndsWith("/" + path, StringComparison.Ordinal)));

    public static BoardId Board(string code) => new(Id("board", code));

    public static SolutionId Solution(string code) => new(Id("solution", code));

    // The verbs of a story.
    public Estate With(SharedStory shared) => this with { SharedSolutions = SharedSolutions.Add(shared) };

    /// <summary>Changes the last shared solution told.</summary>
    public Estate Last(Func<SharedStory, SharedStory> change) => this with { SharedSolutions = SharedSolutions.SetItem(SharedSolutions.Length - 1, change(SharedSolutions[^1])) };

    public Estate Except(params ImmutableArray<string> functions) =>
        Last(shared => shared with { Claims = [.. shared.Claims[..^1], shared.Claims[^1] with { Excludes = functions }] });

    public Estate In(LifecyclePhase phase) => Last(shared => shared with { Phase = phase });

    public Estate SucceededBy(string code, string function, AudienceStory audience, LifecyclePhase phase)
    {
        var named = Last(shared => shared with { Successors = shared.Successors.Add(code) });
        return named.With(new SharedStory(code, [new ClaimStory(function)], audience) { Phase = phase });
    }

    public Estate AndBoard(BoardStory board) => this with { Boards = Boards.Add(board) };

    public Estate Merging(string predecessor, string into, DateOnly from) => this with { Successions = Successions.Add(new(predecessor, into, from)) };

    public Estate Exempting(string function, AudienceStory audience) => this with
    {
        OnRecord = OnRecord with { Exemptions = OnRecord.Exemptions.Add(new(Id("exemption", function), Scope([new ClaimStory(function)], audience), [])) },
    };

    public RecordedCells Cells(LocalStory local) => Proposal(local).Cells(Space).Record();

    private CapabilityId Node(string path) => new(Id("function", path));

    private static UserGroupId GroupNode(string path) => new(Id("group", path));

    private static string? Parent(string path) => path.LastIndexOf('/') is > 0 and var end ? path[..end] : null;

    private static NodeId Id(string kind, string name) =>
        new(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}:{name}"))));
}
