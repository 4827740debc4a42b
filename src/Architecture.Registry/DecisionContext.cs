using System.Buffers.Binary;
using System.Security.Cryptography;
using Architecture.Graph;
using Architecture.Registry.Access;

namespace Architecture.Registry;

/// <summary>Everything a decision needs that is not a fact of the registry: day, actor, settings, new ids.</summary>
/// <param name="command">Identity of the command; ids derive from it and an ordinal, so a decision made anew gives the same ones.</param>
/// <param name="actor">Who wants it.</param>
/// <param name="today">The day decided on, in Europe/Stockholm.</param>
/// <param name="settings">The rules' numbers.</param>
public sealed class DecisionContext(NodeId command, Actor actor, DateOnly today, Settings settings)
{
    private int _ordinal;

    public Actor Actor { get; } = actor;
    public DateOnly Today { get; } = today;
    public Settings Settings { get; } = settings;

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
