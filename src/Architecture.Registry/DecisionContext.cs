using System.Buffers.Binary;
using System.Security.Cryptography;
using Architecture.Graph;
using Architecture.Registry.Access;
using Architecture.Registry.Boards;
using Architecture.Registry.Delegations;

namespace Architecture.Registry;

/// <summary>Everything a decision needs that is not a fact of the registry: day, actor, settings, new ids.</summary>
/// <param name="command">Identity of the command; ids derive from it and an ordinal, so a decision made anew gives the same ones.</param>
/// <param name="actor">Who wants it.</param>
/// <param name="today">The day decided on, in Europe/Stockholm.</param>
/// <param name="settings">The rules' numbers.</param>
/// <param name="delegation">The delegation in force that the actor may act on in this use case; null where there is none.</param>
public sealed class DecisionContext(NodeId command, Actor actor, DateOnly today, Settings settings, Delegation? delegation = null)
{
    private int _ordinal;

    public Actor Actor { get; } = actor;
    public DateOnly Today { get; } = today;
    public Settings Settings { get; } = settings;

    /// <summary>The delegation that the decision was made on; null where it was made on none.</summary>
    public Delegation? ActedOn { get; private set; }

    /// <summary>
    /// Why the actor may not decide this in the executive board's place: RESERVED_FOR_EXECUTIVE_BOARD without a delegation, and on a matter
    /// of the board's own; OWN_APPLICATION on one of the delegate's own (domain §2). Null: decided, if on a delegation then it is noted.
    /// </summary>
    /// <param name="parties">The boards whose own matter it is, those known.</param>
    public Refusal? Reserved(params ReadOnlySpan<Board?> parties)
    {
        if (Actor.Is(Role.Executive)) return null;
        if (delegation is null) return new ReservedForExecutiveBoardRefused(Actor.Id);
        foreach (var party in parties)
        {
            if (party is { Kind: BoardKind.Executive }) return new ReservedForExecutiveBoardRefused(Actor.Id) { IsOwnMatter = true };
            if (party is not null && Actor.MayWriteFor(party)) return new OwnApplicationRefused(party.Name);
        }
        ActedOn = delegation;
        return null;
    }

    public TId NewId<TId>() where TId : struct, IRecordId<TId> => TId.From(NewNodeId());

    public NodeId NewNodeId()
    {
        Span<byte> seed = stackalloc byte[20];
        BinaryPrimitives.WriteUInt128BigEndian(seed, command.Value);
        BinaryPrimitives.WriteInt32BigEndian(seed[16..], _ordinal++);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(seed, hash);
        return new NodeId(BinaryPrimitives.ReadUInt128BigEndian(hash));
    }
}
