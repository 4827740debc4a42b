using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Boards;
using Architecture.Registry.Capabilities;
using Architecture.Registry.ParallelSolutions;
using Architecture.Registry.Solutions;

namespace Architecture.Registry.Tests.ParallelSolutions;

/// <summary>A small city read from a tape of bytes: every tape is a city, a shorter or smaller tape a simpler one, so that failures shrink.</summary>
internal sealed class RandomCity
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private readonly byte[] _tape;
    private int _read;

    public RandomCity(byte[] tape)
    {
        _tape = tape;
        Functions = Tree(2 + Next(9), 1000);
        Groups = [.. Tree(Next(4), 3000).Select(node => (new UserGroupId(node.Id), node.Parent is { } parent ? new UserGroupId(parent) : (UserGroupId?)null))];
        Boards = [.. Enumerable.Range(0, 2 + Next(4)).Select(number => new BoardFact(
            new BoardId(Id(2000 + number)), $"B{number}", $"B{number}", Next(3) == 2 ? BoardKind.Company : BoardKind.District,
            Next(2) == 1 ? Today : null, null, Next(6) == 5 ? Today.AddDays(-1) : null))];
        Successions = [.. Enumerable.Range(0, Next(3)).Select(_ => (From: Next(Boards.Length), To: Next(Boards.Length))).Where(pair => pair.From < pair.To)
            .Select(pair => new Succession(Boards[pair.From].Id, Boards[pair.To].Id, Today.AddDays(Next(2) == 0 ? -1 : 1)))];
        Offers = [.. Enumerable.Range(0, 1 + Next(3)).Select(Offer)];
        Local = Proposal();
        Before = Next(3) == 2 ? Proposal() : null;
        OnRecord = Records();
    }

    public ImmutableArray<(NodeId Id, NodeId? Parent)> Functions { get; }
    public ImmutableArray<(UserGroupId Id, UserGroupId? Parent)> Groups { get; }
    public ImmutableArray<BoardFact> Boards { get; }
    public ImmutableArray<Succession> Successions { get; }
    public ImmutableArray<SharedOffer> Offers { get; }
    public Proposal Local { get; }
    public Proposal? Before { get; }
    public OnRecord OnRecord { get; }

    public CellSpace Space => field ??= new CellSpace(
        FunctionTree.Of(Functions.Select(node => new FunctionNode(new CapabilityId(node.Id), node.Id.ToString(), node.Parent is { } parent ? new CapabilityId(parent) : null))),
        BoardRegister.Of(Boards, Successions, Today),
        UserGroupTree.Of(Groups.Select(group => new UserGroupNode(group.Id, group.Id.ToString(), group.Parent))));

    /// <summary>Another set of offers with the same ids: how things stand after (or stood before) a commit.</summary>
    public ImmutableArray<SharedOffer> OtherOffers() => [.. Offers.Select((_, number) => Offer(number))];

    public int Next(int bound) => _read < _tape.Length && bound > 0 ? _tape[_read++] % bound : 0;

    private static NodeId Id(int number) => new((UInt128)number);

    private ImmutableArray<(NodeId Id, NodeId? Parent)> Tree(int count, int first) =>
        [.. Enumerable.Range(0, count).Select(number => (Id(first + number), Next(number + 1) is > 0 and var parent ? Id(first + parent - 1) : (NodeId?)null))];

    private CapabilityId Function() => new(Functions[Next(Functions.Length)].Id);

    private ImmutableArray<Claim> Claims() => [.. Enumerable.Range(0, 1 + Next(3)).Select(_ => new Claim(
        Function(), Next(3) == 2 ? Extent.Partial : Extent.Full, [.. Enumerable.Range(0, Next(3)).Select(_ => Function())]))];

    private Audience Audience() => new(
        Next(2) == 0, [.. Enumerable.Range(0, Next(3)).Select(_ => Board())],
        Groups.IsEmpty ? [] : [.. Enumerable.Range(0, Next(2)).Select(_ => Groups[Next(Groups.Length)].Id)]);

    private BoardId Board() => Boards[Next(Boards.Length)].Id;

    private Scope Scope() => new(Claims(), Audience());

    private Proposal Proposal() => new(Scope(), Board())
    {
        UsedBy = [.. Enumerable.Range(0, Next(2)).Select(_ => Board())],
        RunsOn = Next(3) == 2 ? [SolutionOf(0)] : [],
    };

    private static SolutionId SolutionOf(int number) => new(Id(5000 + number));

    private SharedOffer Offer(int number) => new(
        SolutionOf(number), $"G{number}", $"G{number}", Scope(), Board(), (SharedClass)Next(2),
        new[] { LifecyclePhase.InUse, LifecyclePhase.PhasingOut, LifecyclePhase.Planned, LifecyclePhase.Retired, LifecyclePhase.Abandoned }[Next(5)])
    {
        Successors =
        [
            .. Enumerable.Range(0, Math.Max(0, Next(5) - 2))
                .Select(other => new SuccessorFact(SolutionOf(98 + other), (LifecyclePhase)Next(7), Scope(), Next(4) == 3)),
        ],
        OwnCaseDecided = Next(3) == 2,
        Revoked = Next(8) == 7,
    };

    private OnRecord Records() => new()
    {
        Exemptions = [.. Enumerable.Range(0, Next(2)).Select(_ => new ExemptionInForce(Id(7000), Scope(), Next(2) == 0 ? [] : [SolutionOf(0)]))],
        Outcomes = [.. Enumerable.Range(0, Next(3)).Select(_ => new ReviewOutcome(SolutionOf(Next(2)), Next(2) == 1, Recorded(), Recorded()))],
        Confirmations = [.. Enumerable.Range(0, Next(2)).Select(_ => new PlatformConfirmation(SolutionOf(0), Recorded()))],
        Debts = [.. Enumerable.Range(0, Next(2)).Select(_ => new Debt(SolutionOf(0), (DebtKind)Next(3), Recorded()))],
    };

    /// <summary>Through text and back, so that what is recorded is what was written.</summary>
    private RecordedCells Recorded() => RecordedCells.FromLines(Proposal().Cells(Space).Record().ToLines());
}
