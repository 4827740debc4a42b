using System.Collections.Immutable;

namespace Architecture.Storage.Neo4j;

/// <summary>What a verification saw.</summary>
/// <param name="Entries">Journal entries checked.</param>
/// <param name="Records">Nodes and edges compared with what the journal leads to.</param>
/// <param name="Findings">Everything that is wrong; empty where all is well.</param>
public sealed record Neo4jReport(long Entries, long Records, ImmutableArray<string> Findings)
{
    public bool IsIntact => Findings.IsEmpty;
}
