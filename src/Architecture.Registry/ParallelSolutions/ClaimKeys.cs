using System.Collections.Immutable;
using Architecture.Graph;
using Architecture.Registry.Capabilities;

namespace Architecture.Registry.ParallelSolutions;

/// <summary>
/// The conflict keys that make the gate safe against races. A claim at a function writes <c>self</c> of it and <c>subtree</c> of it and
/// of everything above; whoever could overlap reads <c>subtree</c> of its own claims (claims at or below) and <c>self</c> of everything
/// above them. Registrations read shared keys and write local ones, so they never meet each other.
/// </summary>
public static class ClaimKeys
{
    /// <summary>Read by every gate, written by every change of the tree of user groups.</summary>
    public static readonly ConflictKey Groups = new("groups");

    /// <summary>Read by what judges the whole city at once (a merger, a company's adoption), written by every change that the gate can see.</summary>
    public static ConflictKey Everywhere(Reach reach) => new($"claims/{Side(reach)}/everywhere");

    public static ConflictKey Self(Reach reach, CapabilityId capability) => new($"claims/{Side(reach)}/self/{capability.Node}");

    public static ConflictKey Subtree(Reach reach, CapabilityId capability) => new($"claims/{Side(reach)}/subtree/{capability.Node}");

    /// <summary>Written by a change that the gate can see, for each claim of the solution; lines are top first, the claimed node last.</summary>
    public static IEnumerable<ConflictKey> Written(Reach reach, IEnumerable<ImmutableArray<CapabilityId>> lines)
    {
        yield return Everywhere(reach);
        foreach (var line in lines.Where(line => !line.IsEmpty))
        {
            yield return Self(reach, line[^1]);
            foreach (var capability in line) yield return Subtree(reach, capability);
        }
    }

    /// <summary>Read by a judgement against the solutions of one reach.</summary>
    public static IEnumerable<ConflictKey> Read(Reach against, IEnumerable<ImmutableArray<CapabilityId>> lines)
    {
        foreach (var line in lines.Where(line => !line.IsEmpty))
        {
            yield return Subtree(against, line[^1]);
            foreach (var above in line[..^1]) yield return Self(against, above);
        }
    }

    /// <summary>Written by a change of the tree itself, for the functions moved, all below them, and all above them before and after.</summary>
    public static IEnumerable<ConflictKey> TreeChanged(IEnumerable<CapabilityId> functions)
    {
        foreach (var capability in functions)
        {
            foreach (var reach in Enum.GetValues<Reach>())
            {
                yield return Self(reach, capability);
                yield return Subtree(reach, capability);
            }
        }
    }

    private static string Side(Reach reach) => reach switch { Reach.Shared => "shared", Reach.Local => "local", _ => "exemption" };

    /// <summary>Whose claims: on which side of the gate a solution stands, or an exemption's.</summary>
    public enum Reach
    {
        Shared,
        Local,
        Exemption,
    }
}
