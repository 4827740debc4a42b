using System.Collections.Immutable;
using Architecture.Registry.Boards;

namespace Architecture.Registry.Access;

/// <summary>What somebody may do.</summary>
public enum Role
{
    /// <summary>Reads everything that is public within the city.</summary>
    Reader,
    /// <summary>Queries dependencies and impact.</summary>
    Architect,
    /// <summary>SLK: prepares, reviews, contests (domain §2).</summary>
    Governance,
    /// <summary>KS: designates, decides exemptions, changes the function tree, boards, groups, standards, settings.</summary>
    Executive,
    /// <summary>Acts for one board.</summary>
    Board,
    /// <summary>Reads everything, also what is masked from others; writes nothing.</summary>
    Auditor,
    /// <summary>A system of the city that feeds the registry.</summary>
    Integration,
    /// <summary>Demonstration only: may do whatever some role may do, for every board.</summary>
    Demonstration,
}

/// <summary>Who is asking, and for whom.</summary>
/// <param name="Id">A stable reference, never a person's name.</param>
/// <param name="Roles">What the actor may do.</param>
/// <param name="BoardCode">The board that a <see cref="Role.Board"/> acts for.</param>
public sealed record Actor(string Id, ImmutableArray<Role> Roles, string? BoardCode = null)
{
    /// <summary>The program itself: imports and the demonstration city at their start.</summary>
    public static readonly Actor System = new("system", [Role.Integration, Role.Executive, Role.Governance]);

    public bool Is(Role role) => Roles.Contains(role) || Roles.Contains(Role.Demonstration);

    /// <summary>A board writes its own records, and nobody else's (domain §2); a successor writes its predecessors'.</summary>
    public bool MayWriteFor(Board board) =>
        Roles.Contains(Role.Demonstration)
        || (Roles.Contains(Role.Executive) && board.Kind == BoardKind.Executive)
        || (Roles.Contains(Role.Board) && string.Equals(BoardCode, board.Code, StringComparison.Ordinal));
}
